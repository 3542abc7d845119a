/** JSON and NDJSON as a table: each record flattened to cells. */

import { npsError } from '../errors.ts';
import type { Column, OnProgress, Reading, Row, Scan, Table } from '../model.ts';
import { recordsIn } from './document.ts';
import { NotUtf8 } from './encoding.ts';
import { RecordColumns } from './flatten.ts';
import { isRecord, type Json } from './jsonText.ts';
import { isNdjson, linesOf, parseLine } from './ndjson.ts';
import { emptyScan, note } from './notes.ts';
import type { Source } from './source.ts';
import { textOf } from './text.ts';

/** So many records show whose export it is. */
const SAMPLE = 1000;

/** A record's cells and where it stands; null: the item is no record. */
type OnItem = (row: string[] | null, line: number) => void;
/** One reading of all items; `onNul` is told how many NUL characters were left out. */
type ReadItems = (onItem: OnItem, onNul: (count: number) => void) => Promise<void>;

/**
 * JSON or NDJSON, or neither, judged by a file's beginning (without a byte order mark) and its name.
 * A file is JSON where its text says so: a name alone makes no CSV into JSON.
 */
export function detectJson(text: string, path: string): 'json' | 'ndjson' | null {
  if (isNdjson(text, path)) return 'ndjson';
  const named = /\.(json|ndjson|jsonl|jsonseq)(\.gz)?$/i.test(path);
  return (named ? /^\s*[[{]/ : /^\s*(\[\s*[[{\]]|\{\s*["}])/).test(text) ? 'json' : null;
}

/**
 * Opens a JSON or NDJSON source. `head`: its beginning, from which NDJSON takes its columns; others that
 * turn up later make a scan ask for another one. A JSON document is read at once, NDJSON as a stream.
 * Errors: `badJson`, `badUtf8`, `noRecords`.
 */
export async function openJson(
  source: Source,
  reading: Reading,
  head: string,
  onProgress: OnProgress,
): Promise<Table> {
  const columns = new RecordColumns();
  if (reading.container === 'json') {
    const { rows, readItems } = await readDocument(source, reading, columns, onProgress);
    return new JsonTable(source.path, reading, columns, sampleOf(rows), readItems);
  }
  const rows = head.split('\n').map((line) => rowOf(parseLine(line), columns));
  return new JsonTable(source.path, reading, columns, sampleOf(rows), async (onItem, onNul) => {
    for await (const lines of linesOf(utf8Of(source, reading, onProgress, onNul))) {
      for (const { text, line } of lines) onItem(rowOf(parseLine(text), columns), line);
    }
  });
}

async function readDocument(
  source: Source,
  reading: Reading,
  columns: RecordColumns,
  onProgress: OnProgress,
): Promise<{ rows: (string[] | null)[]; readItems: ReadItems }> {
  const chunks: Buffer[] = [];
  let nulBytes = 0;
  const countNul = (count: number) => {
    nulBytes += count;
  };
  for await (const chunk of utf8Of(source, reading, onProgress, countNul)) chunks.push(chunk);
  const items = recordsIn(Buffer.concat(chunks), source.path);
  const rows = items.map((item) => rowOf(item, columns));
  const readItems: ReadItems = async (onItem, onNul) => {
    onNul(nulBytes);
    for (const [i, row] of rows.entries()) onItem(row, i + 1);
  };
  return { rows, readItems };
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
  readonly #readItems: ReadItems;

  constructor(
    path: string,
    reading: Reading,
    columns: RecordColumns,
    sample: readonly Row[],
    readItems: ReadItems,
  ) {
    this.path = path;
    this.sample = sample;
    this.reading = reading;
    this.#columns = columns;
    this.#readItems = readItems;
  }

  get columns(): readonly Column[] {
    return this.#columns.list;
  }

  async scan(visit: (row: Row, line: number) => void): Promise<Scan> {
    const scan = emptyScan();
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
    await this.#readItems(onItem, (count) => {
      scan.nulBytes += count;
    });
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

/** The text of `source` as UTF-8; `badUtf8` instead of another encoding's characters. */
async function* utf8Of(
  source: Source,
  reading: Reading,
  onProgress: OnProgress,
  onNul: (count: number) => void,
): AsyncGenerator<Buffer> {
  try {
    yield* textOf(source, reading, onProgress, onNul);
  } catch (error) {
    throw error instanceof NotUtf8 ? npsError('badUtf8', { path: source.path }) : error;
  }
}
