/** JSON and NDJSON as a table: each record flattened to cells. */

import { constants } from 'node:buffer';
import { type NpsError, npsError } from '../errors.ts';
import type { Column, OnProgress, Reading, Row, Scan, Table } from '../model.ts';
import { detectDialect } from './dialect.ts';
import { recordsIn } from './document.ts';
import { NotUtf8 } from './encoding.ts';
import { RecordColumns } from './flatten.ts';
import { isRecord, type Json } from './jsonText.ts';
import { walkJson } from './jsonWalk.ts';
import { isNamedNdjson, isNdjson, linesOf, parseLine, unmarked } from './ndjson.ts';
import { emptyScan, note, type TextNotes, textNotes } from './notes.ts';
import type { Source } from './source.ts';
import { rawTextOf, textOf } from './text.ts';

/** So many records show whose export it is. */
const SAMPLE = 1000;

/** After so many records of a document whoever writes them is waited for. */
const PAUSE = 100;

/** A document is read as one string. */
const LONGEST = constants.MAX_STRING_LENGTH;
const TOO_LONG = 'more than 512 MB in one document; one record a line, as NDJSON, may be of any length';

/** A record's cells and where it stands; null: the item is no record. */
type OnItem = (row: string[] | null, line: number) => void;
/** One reading of all items; `notes` takes what the text holds besides, `between` is waited for now and then. */
type ReadItems = (onItem: OnItem, notes: TextNotes, between?: () => Promise<void>) => Promise<void>;

/**
 * JSON or NDJSON, or neither, judged by a file's beginning (without a byte order mark) and its name.
 * What bears the name is JSON, sound or broken, unless it is plainly a table: it begins with neither bracket
 * nor brace, and its lines divide into two cells or more. Under other names the text itself must say so. Of
 * blank text the name alone decides.
 */
export function detectJson(text: string, path: string): 'json' | 'ndjson' | null {
  if (isNdjson(text, path) || (text.trim() === '' && isNamedNdjson(path))) return 'ndjson';
  const isJson =
    isNamedNdjson(path) || /\.json(\.(gz|zst))?$/i.test(path)
      ? /^\s*[[{]/.test(text) || !isPlainlyTable(text)
      : /^\s*(\[\s*[[{\]]|\{\s*["}])/.test(text);
  return isJson ? 'json' : null;
}

const isPlainlyTable = (text: string): boolean =>
  /[\r\n]/.test(text.trim()) && detectDialect(text, true).width > 1;

/**
 * Opens a JSON or NDJSON source. `head`: its beginning, from which NDJSON takes its columns; others that
 * turn up later make a scan ask for another one. A JSON document is read at once, NDJSON as a stream.
 * Half a surrogate pair is text like other; a number too large for a double is `Infinity`, which is no score.
 * Errors: `badJson`, `badUtf8`, `noRecords`, `tooWide`; for NDJSON `longLine` on a scan.
 */
export async function openJson(
  source: Source,
  reading: Reading,
  head: string,
  onProgress: OnProgress,
): Promise<Table> {
  const columns = new RecordColumns(source.path);
  if (reading.container === 'json') {
    const { rows, readItems } = await readDocument(source, reading, columns, onProgress);
    const { repeated } = walkJson(head);
    return new JsonTable(source.path, reading, columns, sampleOf(rows), repeated, readItems);
  }
  const lines = head.split('\n');
  const rows = lines.map((line) => rowOf(parseLine(line), columns));
  const repeated = lines.flatMap((line) => walkJson(unmarked(line)).repeated);
  const readItems: ReadItems = async (onItem, notes, between) => {
    for await (const lines of linesOf(utf8Of(source, reading, textOf(source, reading, onProgress, notes)))) {
      for (const { text, line } of lines) onItem(rowOf(parseLine(text), columns), line);
      await between?.();
    }
  };
  return new JsonTable(source.path, reading, columns, sampleOf(rows), repeated, readItems);
}

async function readDocument(
  source: Source,
  reading: Reading,
  columns: RecordColumns,
  onProgress: OnProgress,
): Promise<{ rows: (string[] | null)[]; readItems: ReadItems }> {
  const chunks: Buffer[] = [];
  const text = rawTextOf(source, reading, onProgress, textNotes());
  let length = 0;
  for await (const chunk of utf8Of(source, reading, text)) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > LONGEST) throw npsError('badJson', { path: source.path, cause: TOO_LONG });
  }
  const bytes = Buffer.concat(chunks);
  const end = endOfDocument(bytes);
  const items = recordsIn(bytes.subarray(0, end), source.path);
  const rows = items.map((item) => rowOf(item, columns));
  const readItems: ReadItems = async (onItem, notes, between) => {
    notes.nulBytes += bytes.length - end;
    for (const [i, row] of rows.entries()) {
      onItem(row, i + 1);
      if ((i + 1) % PAUSE === 0) await between?.();
    }
  };
  return { rows, readItems };
}

/** Files may be padded with NUL behind the last bracket or brace; anywhere else it is a fault. */
function endOfDocument(bytes: Buffer): number {
  let end = bytes.length;
  while (bytes[end - 1] === 0) end--;
  return /[\]}]\s*$/.test(bytes.toString('latin1', Math.max(0, end - 64), end)) ? end : bytes.length;
}

const sampleOf = (rows: readonly (Row | null)[]): Row[] =>
  rows.filter((row) => row !== null).slice(0, SAMPLE);

const rowOf = (item: Json | undefined, columns: RecordColumns): string[] | null =>
  isRecord(item) ? columns.cells(item) : null;

class JsonTable implements Table {
  readonly path: string;
  readonly reading: Reading;
  readonly sample: readonly Row[];
  readonly #columns: RecordColumns;
  readonly #repeated: readonly string[];
  readonly #readItems: ReadItems;

  constructor(
    path: string,
    reading: Reading,
    columns: RecordColumns,
    sample: readonly Row[],
    repeated: readonly string[],
    readItems: ReadItems,
  ) {
    this.path = path;
    this.sample = sample;
    this.reading = reading;
    this.#columns = columns;
    this.#repeated = repeated;
    this.#readItems = readItems;
  }

  get columns(): readonly Column[] {
    return this.#columns.list;
  }

  async scan(visit: (row: Row, line: number) => void, between?: () => Promise<void>): Promise<Scan> {
    const scan = { ...emptyScan(), repeatedKeys: [...new Set(this.#repeated)] };
    const width = this.columns.length;
    const onItem: OnItem = (row, line) => {
      if (row === null) {
        note(scan.unreadable, line);
        return;
      }
      scan.rows++;
      while (row.length < this.columns.length) row.push('');
      visit(row, line);
    };
    await this.#readItems(onItem, scan, between);
    if (this.columns.length > width) scan.revised = this;
    return scan;
  }

  async records(visit: (record: Row) => void): Promise<void> {
    const rows: Row[] = [];
    await this.scan((row) => rows.push(row));
    visit(this.columns.map(({ name }) => name));
    for (const row of rows) visit(this.columns.map((_, i) => row[i] ?? ''));
  }
}

/** `text` of `source`; `badUtf8` instead of another encoding's characters. */
async function* utf8Of(
  source: Source,
  reading: Reading,
  text: AsyncIterable<Buffer>,
): AsyncGenerator<Buffer> {
  if (reading.encoding === 'windows-1252') throw await badUtf8(source, reading);
  try {
    yield* text;
  } catch (error) {
    throw error instanceof NotUtf8 ? await badUtf8(source, reading) : error;
  }
}

/** The error that names the first line that is not UTF-8. */
async function badUtf8(source: Source, reading: Reading): Promise<NpsError> {
  const notes = textNotes();
  const text = rawTextOf(source, { ...reading, encoding: 'windows-1252' }, () => {}, notes);
  const isFound = () => notes.notUtf8.count + notes.codePage.count > 0;
  for await (const _ of text) if (isFound()) break;
  const line = Math.min(...notes.notUtf8.lines, ...notes.codePage.lines);
  return npsError('badUtf8', { path: source.path, line });
}
