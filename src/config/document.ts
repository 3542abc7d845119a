/** A YAML or JSON file as plain data, with a place in the file for every complaint. */

import { createReadStream } from 'node:fs';
import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  visit,
} from 'yaml';
import { likeliest } from '../errors/likeliest.ts';
import { type NpsError, npsError } from '../errors.ts';
import type { Fault, KeyPath } from './faults.ts';

/** Bytes; what is larger is something else that was named by mistake. */
const LIMIT = 1024 * 1024;
/** Far beyond what any key needs, and far below what a parser that calls itself can bear. */
const DEEPEST = 50;
const WIDEST_INDENT = 200;

/** How a kind of file complains. `place` is `file:line:column`, or the file alone. */
export interface Complaints {
  missing(path: string): NpsError;
  /** What is no YAML, or not to be had as such. */
  malformed(place: string, cause: string): NpsError;
}

/** A file that was parsed. */
export interface Parsed {
  data: unknown;
  /** `nps.config.yaml:3:10`, line and column from 1: of the value at these keys, of the key of a list or of keys, of the nearest key where there is none. */
  placeOf(keys: KeyPath): string;
  /** The first of these faults in the file, at least one, as an error; `nameOf` says what keys are called. */
  complaint(faults: readonly Fault[], nameOf?: (keys: KeyPath) => string): NpsError;
}

/** Reads the file at `path` as UTF-8; `shown` is what messages call it. Errors: `unreadable`, and complaints. */
export async function readText(path: string, shown: string, complaints: Complaints): Promise<string> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of createReadStream(path, { end: LIMIT })) chunks.push(chunk as Buffer);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') throw complaints.missing(shown);
    throw npsError('unreadable', {
      path: shown,
      cause: code === 'EISDIR' ? 'is a directory' : (code ?? message),
    });
  }
  const bytes = Buffer.concat(chunks);
  if (bytes.length > LIMIT) throw complaints.malformed(shown, 'larger than 1 MB');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const before = bytes.toString('utf8').split('\ufffd')[0]!.split('\n');
    throw complaints.malformed(`${shown}:${before.length}:${before.at(-1)!.length + 1}`, 'not UTF-8');
  }
}

/** The data in `text`, a file that messages call `shown`; null where it is empty. Errors: complaints. */
export function parseText(text: string, shown: string, { malformed }: Complaints): Parsed {
  const lines = new LineCounter();
  const at = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return `${shown}:${Math.max(line, 1)}:${Math.max(col, 1)}`;
  };
  const deep = tooDeep(text);
  if (deep !== null) {
    for (const { index } of text.matchAll(/^/gm)) lines.addNewLine(index);
    throw malformed(at(deep), 'nested too deeply');
  }
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, logLevel: 'error' });
  const trouble = document.errors[0] ?? document.warnings[0];
  if (trouble)
    throw malformed(
      at(trouble.pos[0]),
      trouble.code === 'MULTIPLE_DOCS' ? 'several documents' : trouble.message,
    );
  const data = dataOf(document, (offset, cause) => malformed(at(offset), cause));
  const placeOf = (keys: KeyPath) => at(offsetOf(document, keys));
  const complaint = (faults: readonly Fault[], nameOf = keyName) => {
    const [{ fault, offset }] = faults
      .map((fault) => ({ fault, offset: offsetOf(document, fault.path, fault.kind === 'key') }))
      // Where a key is misspelt, the right one is missing at the same place.
      .sort(
        (a, b) => Number(b.fault.kind === 'key') - Number(a.fault.kind === 'key') || a.offset - b.offset,
      ) as [{ fault: Fault; offset: number }];
    return worded(fault, at(offset), nameOf(fault.path), document.getIn(fault.path, false));
  };
  return { data, placeOf, complaint };
}

/** Where nesting goes deeper than any configuration does; null: nowhere. Brackets in text count, which does no harm. */
function tooDeep(text: string): number | null {
  let depth = 0;
  for (const { 0: found, index } of text.matchAll(/[[\]{}]|^[\s?:-]+/gm)) {
    if (found === '[' || found === '{') depth++;
    else if (found === ']' || found === '}') depth = Math.max(0, depth - 1);
    else if (widest(found) > WIDEST_INDENT) return index;
    if (depth > DEEPEST) return index;
  }
  return null;
}

const widest = (blank: string): number => Math.max(...blank.split('\n').map((line) => line.length));

/** The document as plain data. Aliases that multiply without end are refused by the parser. */
function dataOf(document: Document, bad: (offset: number, cause: string) => NpsError): unknown {
  visit(document, {
    Alias: (_, alias) => {
      if (alias.resolve(document) !== undefined) return;
      const star = `*${alias.source}`;
      throw bad(alias.range![0], `${star} refers to something else; as text it wants quotes: "${star}"`);
    },
  });
  try {
    return document.toJS();
  } catch (error) {
    throw bad(0, (error as Error).message);
  }
}

/** Where the value at `keys` begins, or the key for which there is none, or the key itself. */
function offsetOf(document: Document, keys: KeyPath, ofKey = false): number {
  let node = document.contents as Node | null;
  let offset = node?.range?.[0] ?? 0;
  for (const key of keys) {
    const inside = isAlias(node) ? node.resolve(document) : node;
    if (isMap(inside)) {
      const pair = inside.items.find(
        (item) => String(isScalar(item.key) ? item.key.value : item.key) === key,
      );
      if (pair === undefined) return offset;
      offset = (pair.key as Node).range?.[0] ?? offset;
      node = pair.value as Node | null;
    } else if (isSeq(inside)) {
      node = (inside.items[Number(key)] ?? null) as Node | null;
      offset = node?.range?.[0] ?? offset;
    } else return offset;
  }
  return !ofKey && isScalar(node) && node.source !== '' ? (node.range?.[0] ?? offset) : offset;
}

function worded(fault: Fault, place: string, key: string, found: unknown): NpsError {
  if (fault.kind === 'key') {
    const name = String(fault.path.at(-1));
    const { known } = fault;
    return npsError('unknownKey', { place, key, guess: likeliest(name, known), known });
  }
  const value = ['string', 'number', 'boolean'].includes(typeof found) ? String(found) : null;
  return npsError('badSetting', { place, key, value, expected: fault.expected });
}

/** `filters.where[1]`, the items of lists from 1; the whole file is `settings`. */
export const keyName = (keys: KeyPath): string =>
  keys.length === 0
    ? 'settings'
    : keys
        .map((key) => (typeof key === 'number' ? `[${key + 1}]` : `.${key}`))
        .join('')
        .slice(1);
