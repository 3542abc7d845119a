/** Delimited text as a table: csv-parse divides it, this decides what the records are. */

import { Parser } from 'csv-parse';
import { npsError } from '../errors.ts';
import type { Column, Dialect, Encoding, Lines, OnProgress, Reading, Row, Scan, Table } from '../model.ts';
import { bytesOf } from './container.ts';
import { detectDialect, lineEnds } from './dialect.ts';
import { decode, NotUtf8, toUtf8 } from './encoding.ts';
import { detectLayout, isFooter, nameColumns } from './layout.ts';
import type { Source } from './source.ts';

/** How many records the layout is judged by. */
const SAMPLE = 60;
const LISTED = 20;

type OnRecord = (record: string[], line: number) => void;

/**
 * csv-parse's parser without the object stream behind it: each record is handed over at once, with
 * the line on which it begins.
 */
class RecordParser extends Parser {
  #line = 1;
  readonly #onRecord: OnRecord;

  constructor(dialect: Dialect, ends: string[], onRecord: OnRecord) {
    super({
      delimiter: dialect.delimiter,
      quote: dialect.quote ?? false,
      record_delimiter: ends,
      relax_quotes: true,
      relax_column_count: true,
    });
    this.#onRecord = onRecord;
  }

  override push(record: string[] | null): boolean {
    if (record !== null) {
      this.#onRecord(record, this.#line);
      this.#line = this.info.lines + 1;
    }
    return true;
  }
}

async function parse(chunks: AsyncIterable<Buffer>, parser: RecordParser): Promise<void> {
  const failure = new Promise<never>((_, reject) => parser.on('error', reject));
  failure.catch(() => {});
  for await (const chunk of chunks) {
    parser.write(chunk);
    if (parser.errored) break;
  }
  parser.end();
  await Promise.race([failure, new Promise<void>((done) => parser.on('finish', done))]);
}

/** Says that the file as a whole must be read in another way than its beginning suggested. */
interface Revision {
  encoding?: Encoding;
  quote?: '"' | null;
}

/** Opens delimited text. `head`: its first bytes; `whole`: they are all of it. Errors: `empty`. */
export async function openCsv(
  source: Source,
  head: Buffer,
  whole: boolean,
  found: Pick<Reading, 'encoding' | 'bom' | 'gzip'>,
  onProgress: OnProgress,
  revision: Revision = {},
): Promise<Table> {
  const encoding = revision.encoding ?? found.encoding;
  const sample = decode(head, encoding);
  if (sample.trim() === '') throw npsError('empty', { path: source.path });
  const detected = detectDialect(sample, whole);
  const dialect = revision.quote === undefined ? detected : { ...detected, quote: revision.quote };
  const ends = lineEnds(sample);
  const first = await firstRecords(sample, dialect, ends, whole);
  const layout = detectLayout(first);
  const header = first.slice(layout.preamble, layout.preamble + layout.header);
  const columns = nameColumns(header, first.slice(layout.preamble + layout.header));
  const reading: Reading = { ...found, encoding, container: 'csv', dialect, layout };
  const revise = (r: Revision) => openCsv(source, head, whole, found, onProgress, { ...revision, ...r });
  const quoteSettled = revision.quote !== undefined;
  return new CsvTable(source, reading, columns, ends, header[0] ?? null, quoteSettled, revise, onProgress);
}

async function firstRecords(
  sample: string,
  dialect: Dialect,
  ends: string[],
  whole: boolean,
): Promise<string[][]> {
  const records: string[][] = [];
  const parser = new RecordParser(dialect, ends, (record) => {
    if (!isBlank(record, 0)) records.push(record);
  });
  let at = 0;
  // Small bites, so that the parser stops soon after the sixtieth record.
  while (at < sample.length && records.length < SAMPLE && !parser.errored) {
    parser.write(Buffer.from(sample.slice(at, at + 4096)));
    at += 4096;
  }
  if (at >= sample.length && whole) await parse((async function* () {})(), parser).catch(() => {});
  return records.slice(0, SAMPLE);
}

class CsvTable implements Table {
  readonly path: string;
  readonly reading: Reading;
  readonly columns: readonly Column[];
  readonly #source: Source;
  readonly #ends: string[];
  readonly #header: readonly string[] | null;
  readonly #quoteSettled: boolean;
  readonly #revise: (revision: Revision) => Promise<Table>;
  readonly #onProgress: OnProgress;

  constructor(
    source: Source,
    reading: Reading,
    columns: readonly Column[],
    ends: string[],
    header: readonly string[] | null,
    quoteSettled: boolean,
    revise: (revision: Revision) => Promise<Table>,
    onProgress: OnProgress,
  ) {
    this.path = source.path;
    this.reading = reading;
    this.columns = columns;
    this.#source = source;
    this.#ends = ends;
    this.#header = header;
    this.#quoteSettled = quoteSettled;
    this.#revise = revise;
    this.#onProgress = onProgress;
  }

  async scan(visit: (row: Row, line: number) => void): Promise<Scan> {
    const { preamble, header } = this.reading.layout;
    const scan: Scan = {
      rows: 0,
      footers: [],
      short: { count: 0, lines: [] },
      long: { count: 0, lines: [] },
      repeatedHeaders: [],
      unreadable: { count: 0, lines: [] },
      revised: null,
    };
    const width = this.columns.length;
    const headerText = this.#header === null ? null : this.#header.join('\u0000');
    const unquoted = this.reading.dialect?.quote === null;
    let toSkip = preamble + header;
    let unevenWithMarks = 0;
    // Possible footers wait until it is known that no answer follows them.
    let waiting: { record: string[]; line: number }[] = [];
    const hand = (record: string[], line: number) => {
      if (record.length < width) {
        note(scan.short, line);
        while (record.length < width) record.push('');
      } else if (record.length > width && !isBlank(record, width)) note(scan.long, line);
      scan.rows++;
      visit(record, line);
    };
    const onRecord = (record: string[], line: number) => {
      if (isBlank(record, 0)) return;
      if (toSkip > 0) {
        toSkip--;
        return;
      }
      if (unquoted && record.length !== width && record.some((cell) => cell.startsWith('"')))
        unevenWithMarks++;
      if (record[0] === this.#header?.[0] && record.join('\u0000') === headerText) {
        scan.repeatedHeaders.push(line);
        return;
      }
      if (isFooter(record, width)) {
        waiting.push({ record, line });
        return;
      }
      if (waiting.length > 0) {
        for (const held of waiting) hand(held.record, held.line);
        waiting = [];
      }
      hand(record, line);
    };
    try {
      await this.#parse(onRecord, () => scan.rows);
    } catch (error) {
      if (error instanceof NotUtf8) scan.revised = await this.#revise({ encoding: 'windows-1252' });
      else if ((error as { code?: string }).code === 'CSV_QUOTE_NOT_CLOSED')
        scan.revised = await this.#revise({ quote: null });
      else throw error;
    }
    if (unevenWithMarks > 0 && !this.#quoteSettled && this.reading.dialect?.delimiter === '\t')
      scan.revised = await this.#revise({ quote: '"' });
    scan.footers = waiting.map(({ line }) => line);
    return scan;
  }

  async records(visit: (record: Row) => void): Promise<void> {
    let toSkip = this.reading.layout.preamble;
    await this.#parse(
      (record) => {
        if (isBlank(record, 0) && this.columns.length > 1) return;
        if (toSkip > 0) toSkip--;
        else visit(record);
      },
      () => 0,
    );
  }

  async #parse(onRecord: OnRecord, rows: () => number): Promise<void> {
    const { encoding, bom, gzip, dialect } = this.reading;
    const chunks = toUtf8(
      withProgress(bytesOf(this.#source, gzip), gzip ? null : this.#source.size, rows, this.#onProgress),
      encoding,
      bom,
    );
    await parse(chunks, new RecordParser(dialect!, this.#ends, onRecord));
  }
}

async function* withProgress(
  chunks: AsyncIterable<Buffer>,
  size: number | null,
  rows: () => number,
  onProgress: OnProgress,
): AsyncGenerator<Buffer> {
  let done = 0;
  for await (const chunk of chunks) {
    done += chunk.length;
    onProgress(rows(), size ? done / size : null);
    yield chunk;
  }
}

const isBlank = (record: readonly string[], from: number): boolean => {
  for (let i = from; i < record.length; i++) if (record[i] !== '' && record[i]!.trim() !== '') return false;
  return true;
};

const note = (met: Lines, line: number): void => {
  met.count++;
  if (met.lines.length < LISTED) met.lines.push(line);
};
