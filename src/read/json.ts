/** JSON and NDJSON as a table: each record flattened to cells, columns in the order of their first appearance. */

import { npsError } from '../errors.ts';
import type { Column, Lines, OnProgress, Reading, Row, Scan, Table } from '../model.ts';
import { bytesOf } from './container.ts';
import { NotUtf8, toUtf8 } from './encoding.ts';
import type { Source } from './source.ts';

const LISTED = 20;
/** Deeper values are kept as a mark, not followed: no export nests like this, hostile files do. */
const DEPTH = 12;

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type JsonRecord = { [key: string]: Json };

const isRecord = (value: Json | undefined): value is JsonRecord =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * JSON or NDJSON, or neither, judged by a file's beginning (without a byte order mark) and its name.
 * A file is JSON where its text says so: a name alone makes no CSV into JSON.
 */
export function detectJson(text: string, path: string): 'json' | 'ndjson' | null {
  const start = text.replace(/^[\s\u001e]+/, '');
  const named = /\.(json|ndjson|jsonl|jsonseq)(\.gz)?$/i.test(path);
  if (!(named ? /^[[{]/ : /^(\[\s*[[{\]]|\{\s*["}])/).test(start)) return null;
  if (start.startsWith('[')) return 'json';
  const [line = '', next] = start.split(/\r?\n[\s\u001e]*/, 2);
  const complete = isJson(line);
  if (complete && (next ?? '') !== '') return 'ndjson';
  if (complete && /\.(ndjson|jsonl|jsonseq)(\.gz)?$/i.test(path)) return 'ndjson';
  return 'json';
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/**
 * Opens a JSON or NDJSON source. `head`: its first bytes, from which NDJSON takes its columns; others
 * that turn up later make a scan ask for another one. A JSON document is read at once, NDJSON as a
 * stream. Errors: `badJson`, `badUtf8`, `noRecords`.
 */
export async function openJson(
  source: Source,
  reading: Reading,
  head: string,
  onProgress: OnProgress,
): Promise<Table> {
  const columns = new Columns();
  if (reading.container === 'json') {
    const items = await readItems(source, reading);
    return new JsonTable(source, reading, columns, rowsOf(items, columns));
  }
  for (const line of head.split('\n')) {
    const value = parseLine(line);
    if (isRecord(value)) columns.cells(value);
  }
  return new JsonTable(source, reading, columns, async function* () {
    let done = 0;
    const progress = async function* () {
      for await (const chunk of textOf(source, reading)) {
        done += chunk.length;
        onProgress(source.size && !reading.gzip ? done / source.size : null);
        yield chunk;
      }
    };
    for await (const { text, line } of linesOf(progress())) {
      const value = parseLine(text);
      yield { row: isRecord(value) ? columns.cells(value) : null, line };
    }
  });
}

/** A record's cells, or null where the item is no record. */
interface Item {
  row: string[] | null;
  line: number;
}

const rowsOf = (items: readonly Json[], columns: Columns): (() => Iterable<Item>) => {
  const rows = items.map((item, i) => ({ row: isRecord(item) ? columns.cells(item) : null, line: i + 1 }));
  return () => rows;
};

class JsonTable implements Table {
  readonly path: string;
  readonly reading: Reading;
  readonly #columns: Columns;
  readonly #items: () => Iterable<Item> | AsyncIterable<Item>;

  constructor(
    source: Source,
    reading: Reading,
    columns: Columns,
    items: () => Iterable<Item> | AsyncIterable<Item>,
  ) {
    this.path = source.path;
    this.reading = reading;
    this.#columns = columns;
    this.#items = items;
  }

  get columns(): readonly Column[] {
    return this.#columns.list;
  }

  async scan(visit: (row: Row, line: number) => void): Promise<Scan> {
    const none = (): Lines => ({ count: 0, lines: [] });
    const unreadable = none();
    const width = this.columns.length;
    let rows = 0;
    for await (const { row, line } of this.#items()) {
      if (row !== null) {
        rows++;
        while (row.length < this.columns.length) row.push('');
        visit(row, line);
        continue;
      }
      unreadable.count++;
      if (unreadable.lines.length < LISTED) unreadable.lines.push(line);
    }
    const revised = this.columns.length > width ? this : null;
    return { rows, footers: [], short: none(), long: none(), repeatedHeaders: [], unreadable, revised };
  }

  async records(visit: (record: Row) => void): Promise<void> {
    const rows: Row[] = [];
    await this.scan((row) => rows.push(row));
    visit(this.columns.map(({ name }) => name));
    for (const row of rows) visit(this.columns.map((_, i) => row[i] ?? ''));
  }
}

/** The text of `source` as UTF-8; `badUtf8` instead of another encoding's characters. */
async function* textOf(source: Source, { encoding, bom, gzip }: Reading): AsyncGenerator<Buffer> {
  try {
    yield* toUtf8(bytesOf(source, gzip), encoding, bom);
  } catch (error) {
    throw error instanceof NotUtf8 ? npsError('badUtf8', { path: source.path }) : error;
  }
}

async function readItems(source: Source, reading: Reading): Promise<Json[]> {
  const chunks: Buffer[] = [];
  for await (const chunk of textOf(source, reading)) chunks.push(chunk);
  let parsed: Json;
  try {
    parsed = JSON.parse(Buffer.concat(chunks).toString('utf8')) as Json;
  } catch (error) {
    throw npsError('badJson', { path: source.path, cause: whereJsonBroke(error as SyntaxError) });
  }
  const items = findRecords(parsed);
  if (items === null) throw npsError('noRecords', { path: source.path, found: describe(parsed) });
  return items;
}

/** V8 quotes the text around the fault; the place is enough, and the text may be a comment. */
const whereJsonBroke = ({ message }: SyntaxError): string =>
  /position \d+/.exec(message)?.[0] ?? (/end of/i.test(message) ? 'it ends too early' : 'unexpected text');

async function* linesOf(chunks: AsyncIterable<Buffer>): AsyncGenerator<{ text: string; line: number }> {
  const decoder = new TextDecoder();
  let rest = '';
  let line = 0;
  const filled = (text: string) => text.replace(/^[\s\u001e]+|\s+$/g, '');
  for await (const chunk of chunks) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = lines.pop()!;
    for (const text of lines) {
      line++;
      if (filled(text) !== '') yield { text: filled(text), line };
    }
  }
  if (filled(rest) !== '') yield { text: filled(rest), line: line + 1 };
}

function parseLine(text: string): Json | undefined {
  try {
    return JSON.parse(text.replace(/^[\s\u001e]+/, '')) as Json;
  } catch {
    return undefined;
  }
}

const LIST_NAMES = ['data', 'responses', 'results', 'items', 'records', 'rows', 'answers'];

/** The list of responses: the array itself, or the one in an envelope; a lone object is one record. */
function findRecords(value: Json): Json[] | null {
  if (Array.isArray(value)) return value.length === 0 || value.some(isRecord) ? value : null;
  if (!isRecord(value)) return null;
  const lists = Object.entries(value).filter(
    (entry): entry is [string, Json[]] =>
      Array.isArray(entry[1]) && (entry[1].length === 0 || isRecord(entry[1][0])),
  );
  const named = LIST_NAMES.map((name) => lists.find(([key]) => key.toLowerCase() === name)).find(
    (found) => found !== undefined,
  );
  const found = named ?? (lists.length === 1 ? lists[0] : undefined);
  if (found) return found[1];
  return lists.length === 0 && Object.keys(value).length > 0 ? [value] : null;
}

const describe = (value: Json): string =>
  Array.isArray(value)
    ? 'an array, but not of objects'
    : isRecord(value)
      ? `an object with several lists: ${Object.keys(value).slice(0, 8).join(', ')}`
      : `a single ${value === null ? 'null' : typeof value}`;

/** Columns as they turn up: `person.plan` for nested objects. */
class Columns {
  readonly list: Column[] = [];
  readonly #index = new Map<string, number>();

  cells(record: JsonRecord): string[] {
    const cells: string[] = new Array(this.list.length).fill('');
    this.#fill(cells, record, '', 0);
    return cells;
  }

  #fill(cells: string[], record: JsonRecord, prefix: string, depth: number): void {
    for (const [key, value] of Object.entries(record)) {
      const name = prefix + key;
      if (isRecord(value) && depth < DEPTH) this.#fill(cells, value, `${name}.`, depth + 1);
      else cells[this.#column(name)] = cellText(value);
    }
  }

  #column(name: string): number {
    const known = this.#index.get(name);
    if (known !== undefined) return known;
    const index = this.list.length;
    this.#index.set(name, index);
    this.list.push({ index, name, detail: '', partOf: null });
    return index;
  }
}

function cellText(value: Json): string {
  if (typeof value === 'string') return value;
  if (value === null) return '';
  if (Array.isArray(value))
    return value
      .map((item) => (typeof item === 'object' && item !== null ? '{…}' : cellText(item)))
      .join(', ');
  return typeof value === 'object' ? '{…}' : Object.is(value, -0) ? '0' : String(value);
}
