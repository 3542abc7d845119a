/** Delimited text as a table: csv-parse divides it, this decides what the records are. */

import type { Column, Encoding, Lines, OnProgress, Reading, Row, Scan, Table } from '../model.ts';
import { bytesOf } from './container.ts';
import { detectDialect, lineEnds } from './dialect.ts';
import { decode, NotUtf8, toUtf8 } from './encoding.ts';
import { detectLayout, isFooter, nameColumns } from './layout.ts';
import { RecordStream } from './records.ts';
import type { Source } from './source.ts';

/** How many records the layout is judged by. */
const SAMPLE = 30;
const LISTED = 20;

/** Says that the file as a whole must be read in another way than its beginning suggested. */
interface Revision {
  encoding?: Encoding;
  quote?: '"' | null;
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
  const ends = lineEnds(sample);
  const records = () => {
    const size = found.gzip ? null : source.size;
    const chunks = withProgress(bytesOf(source, found.gzip), size, onProgress);
    return new RecordStream(toUtf8(chunks, encoding, found.bom), dialect, ends);
  };
  const begun = records();
  const first = (await begun.peek(SAMPLE)).filter((record) => !isBlank(record, 0)).slice(0, SAMPLE);
  const layout = detectLayout(first);
  const header = first.slice(layout.preamble, layout.preamble + layout.header);
  return new CsvTable({
    path: source.path,
    reading: { ...found, encoding, container: 'csv', dialect, layout },
    columns: nameColumns(header, first.slice(layout.preamble + layout.header)),
    header: header[0] ?? null,
    quoteSettled: revision.quote !== undefined,
    records,
    begun,
    revise: (more) => openCsv(source, head, found, onProgress, { ...revision, ...more }),
  });
}

/** What a table of delimited text is made of. */
interface Parts {
  path: string;
  reading: Reading;
  columns: readonly Column[];
  /** The first header row as read; null: none. */
  header: readonly string[] | null;
  /** The quoting was decided by the whole file. */
  quoteSettled: boolean;
  /** A new reading from the start. */
  records: () => RecordStream;
  /** The reading from which the columns were told, for the first scan to go on with. */
  begun: RecordStream;
  revise: (revision: Revision) => Promise<Table>;
}

class CsvTable implements Table {
  readonly path: string;
  readonly reading: Reading;
  readonly columns: readonly Column[];
  readonly #parts: Parts;
  #begun: RecordStream | null;

  constructor(parts: Parts) {
    this.path = parts.path;
    this.reading = parts.reading;
    this.columns = parts.columns;
    this.#parts = parts;
    this.#begun = parts.begun;
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
    const headerText = this.#parts.header === null ? null : this.#parts.header.join('\u0000');
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
      if (record[0] === this.#parts.header?.[0] && record.join('\u0000') === headerText) {
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
      await this.#fromStart().drain(onRecord);
    } catch (error) {
      if (error instanceof NotUtf8) scan.revised = await this.#parts.revise({ encoding: 'windows-1252' });
      else if ((error as { code?: string }).code === 'CSV_QUOTE_NOT_CLOSED')
        scan.revised = await this.#parts.revise({ quote: null });
      else throw error;
    }
    if (unevenWithMarks > 0 && !this.#parts.quoteSettled && this.reading.dialect?.delimiter === '\t')
      scan.revised = await this.#parts.revise({ quote: '"' });
    scan.footers = waiting.map(({ line }) => line);
    return scan;
  }

  async records(visit: (record: Row) => void): Promise<void> {
    let toSkip = this.reading.layout.preamble;
    await this.#fromStart().drain((record) => {
      if (isBlank(record, 0) && this.columns.length > 1) return;
      if (toSkip > 0) toSkip--;
      else visit(record);
    });
  }

  /** The reading that has begun already, or a new one. */
  #fromStart(): RecordStream {
    const begun = this.#begun ?? this.#parts.records();
    this.#begun = null;
    return begun;
  }
}

async function* withProgress(
  chunks: AsyncIterable<Buffer>,
  size: number | null,
  onProgress: OnProgress,
): AsyncGenerator<Buffer> {
  let done = 0;
  for await (const chunk of chunks) {
    done += chunk.length;
    onProgress(size ? done / size : null);
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
