/** Delimited text as a table: csv-parse divides it, this decides what the records are. */

import type { Column, Encoding, OnProgress, Reading, Row, Scan, Table } from '../model.ts';
import { detectDialect, lineEnds } from './dialect.ts';
import { decode, NotUtf8 } from './encoding.ts';
import { detectLayout, isFooter, nameColumns } from './layout.ts';
import { emptyScan, note } from './notes.ts';
import { RecordStream } from './records.ts';
import { repeatTest } from './repeats.ts';
import type { Source } from './source.ts';
import { textOf } from './text.ts';

const APOSTROPHE = 39;

/** How many records the layout is judged by. */
const SAMPLE = 30;

/** Says that the file as a whole must be read in another way than its beginning suggested. */
interface Revision {
  encoding?: Encoding;
  quote?: '"' | null;
  /** The rows without quoting: quoting stands only if it makes them better. */
  unquoted?: Evenness;
}

/** Rows that have the table's width, and rows that have not. */
interface Evenness {
  even: number;
  uneven: number;
}

/** The first bytes of an input, the same as text, and whether they are all of it. */
export interface Head {
  bytes: Buffer;
  text: string;
  whole: boolean;
}

/** Opens delimited text that is not empty. */
export async function openCsv(
  source: Source,
  head: Head,
  found: Pick<Reading, 'encoding' | 'bom' | 'gzip'>,
  onProgress: OnProgress,
  revision: Revision = {},
): Promise<Table> {
  const encoding = revision.encoding ?? found.encoding;
  const sample = encoding === found.encoding ? head.text : decode(head.bytes, encoding);
  const detected = detectDialect(sample, head.whole);
  const dialect = revision.quote === undefined ? detected : { ...detected, quote: revision.quote };
  const ends = lineEnds(sample, dialect);
  const records = () => {
    let nulBytes = 0;
    const onNul = (count: number) => {
      nulBytes += count;
    };
    const text = textOf(source, { ...found, encoding }, onProgress, onNul);
    return { stream: new RecordStream(text, dialect, ends), nulBytes: () => nulBytes };
  };
  const revise = (more: Revision) => openCsv(source, head, found, onProgress, { ...revision, ...more });
  const begun = records();
  await begun.stream.peek(SAMPLE);
  // What is not UTF-8 may show in the very chunk that holds the header.
  if (begun.stream.failure instanceof NotUtf8) return revise({ encoding: 'windows-1252' });
  const first = (await begun.stream.peek(SAMPLE)).filter((record) => !isBlank(record, 0)).slice(0, SAMPLE);
  const layout = detectLayout(first);
  const header = first.slice(layout.preamble, layout.preamble + layout.header);
  return new CsvTable({
    path: source.path,
    reading: { ...found, encoding, container: 'csv', dialect, layout },
    columns: nameColumns(header, first.slice(layout.preamble + layout.header)),
    header,
    quoteSettled: revision.quote !== undefined,
    unquoted: revision.unquoted ?? null,
    records,
    begun,
    revise,
  });
}

/** One reading of all records, and the NUL characters left out of it so far. */
interface Records {
  stream: RecordStream;
  nulBytes: () => number;
}

/** What a table of delimited text is made of. */
interface Parts {
  path: string;
  reading: Reading;
  columns: readonly Column[];
  /** The header rows as read. */
  header: readonly (readonly string[])[];
  /** The quoting was decided by the whole file. */
  quoteSettled: boolean;
  /** As in a revision; null: quoting need not prove itself. */
  unquoted: Evenness | null;
  /** A new reading from the start. */
  records: () => Records;
  /** The reading from which the columns were told, for the first scan to go on with. */
  begun: Records;
  revise: (revision: Revision) => Promise<Table>;
}

class CsvTable implements Table {
  readonly path: string;
  readonly reading: Reading;
  readonly columns: readonly Column[];
  readonly #parts: Parts;
  #begun: Records | null;

  constructor(parts: Parts) {
    this.path = parts.path;
    this.reading = parts.reading;
    this.columns = parts.columns;
    this.#parts = parts;
    this.#begun = parts.begun;
  }

  async scan(visit: (row: Row, line: number) => void): Promise<Scan> {
    const { preamble, header } = this.reading.layout;
    const scan = emptyScan();
    const width = this.columns.length;
    const repeats = repeatTest(this.#parts.header);
    const unquoted = this.reading.dialect?.quote === null;
    let toSkip = preamble + header;
    let marked = false;
    // Possible footers wait until it is known that no answer follows them.
    let waiting: { record: string[]; line: number }[] = [];
    const hand = (record: string[], line: number) => {
      if (record.length < width) {
        note(scan.short, line);
        while (record.length < width) record.push('');
      } else if (record.length > width && !isBlank(record, width)) note(scan.long, line);
      scan.rows++;
      unguard(record);
      visit(record, line);
    };
    const onRecord = (record: string[], line: number) => {
      if (isBlank(record, 0)) return;
      if (toSkip > 0) {
        toSkip--;
        return;
      }
      if (unquoted) marked ||= record.some((cell) => cell.startsWith('"'));
      const repeat = repeats(record);
      if (repeat !== null) {
        if (repeat === 'header') scan.repeatedHeaders.push(line);
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
    const { stream, nulBytes } = this.#fromStart();
    try {
      await stream.drain(onRecord);
    } catch (error) {
      if (error instanceof NotUtf8) scan.revised = await this.#parts.revise({ encoding: 'windows-1252' });
      else if ((error as { code?: string }).code === 'CSV_QUOTE_NOT_CLOSED')
        scan.revised = await this.#parts.revise({ quote: null });
      else throw error;
    }
    const uneven = scan.short.count + scan.long.count;
    scan.revised ??= await this.#reviseQuoting({ even: scan.rows - uneven, uneven }, marked);
    scan.footers = waiting.map(({ line }) => line);
    scan.nulBytes = nulBytes();
    return scan;
  }

  /**
   * Tab-separated text that looked unquoted may have quoted cells with line breaks further down, where
   * rows are uneven and cells begin with a mark (`marked`). Quoting stands if it leaves fewer uneven rows,
   * and does not swallow even ones.
   */
  async #reviseQuoting({ even, uneven }: Evenness, marked: boolean): Promise<Table | null> {
    const { quoteSettled, unquoted, revise } = this.#parts;
    const { delimiter, quote } = this.reading.dialect!;
    if (marked && uneven > 0 && delimiter === '\t' && !quoteSettled)
      return revise({ quote: '"', unquoted: { even, uneven } });
    const isWorse =
      quote !== null && unquoted !== null && (even < unquoted.even || uneven >= unquoted.uneven);
    return isWorse ? revise({ quote: null }) : null;
  }

  async records(visit: (record: Row) => void): Promise<void> {
    let toSkip = this.reading.layout.preamble;
    await this.#fromStart().stream.drain((record) => {
      if (isBlank(record, 0) && this.columns.length > 1) return;
      if (toSkip > 0) toSkip--;
      else visit(record);
    });
  }

  /** The reading that has begun already, or a new one. */
  #fromStart(): Records {
    const begun = this.#begun ?? this.#parts.records();
    this.#begun = null;
    return begun;
  }
}

/** Takes off the mark that tools put before `=`, `+`, `-` and `@`, lest a spreadsheet read a formula. */
function unguard(record: string[]): void {
  for (let i = 0; i < record.length; i++) {
    if (record[i]!.charCodeAt(0) === APOSTROPHE && /^'[=+\-@]/.test(record[i]!))
      record[i] = record[i]!.slice(1);
  }
}

const isBlank = (record: readonly string[], from: number): boolean => {
  for (let i = from; i < record.length; i++) if (record[i] !== '' && record[i]!.trim() !== '') return false;
  return true;
};
