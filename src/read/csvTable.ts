/** A table of delimited text: which of its records are rows, and whether it was read in the right way. */

import type { Column, Reading, Row, Scan, Table } from '../model.ts';
import { hasOddMark, isBlank, isOrdinary, keptMark, unguard } from './cells.ts';
import { NotUtf8 } from './encoding.ts';
import { isFooter, joinHeader, mostInFooter } from './layout.ts';
import { emptyScan, note } from './notes.ts';
import { OtherTables } from './otherTables.ts';
import type { OnRecord } from './parser.ts';
import type { RecordStream } from './records.ts';
import { repeatTest } from './repeats.ts';

/**
 * How quotation marks are read: as the beginning of the file tells; not at all; all the same, which must
 * prove better than not at all; or with an eye to marks that are left open.
 */
export type Quoting = { kind: 'detected' | 'none' | 'mended' } | { kind: 'tried'; unquoted: Evenness };

/** Rows that have the table's width, and rows that have not. */
interface Evenness {
  even: number;
  uneven: number;
}

/** One reading of all records, and what was met in it so far. */
interface Records {
  stream: RecordStream;
  met: Pick<Scan, 'nulBytes' | 'repairs'>;
}

/** What a table of delimited text is made of. */
interface Parts {
  path: string;
  /** Where the bytes lie on the disk, if they are read there as they stand; null otherwise. */
  file: string | null;
  reading: Reading;
  columns: readonly Column[];
  /** The header rows as read. */
  header: readonly (readonly string[])[];
  sample: readonly Row[];
  quoting: Quoting;
  /** A new reading from the start. */
  begin: () => Records;
  /** The reading from which the columns were told, for the first scan to go on with. */
  begun: Records;
  /** The table read in another way. */
  reviseEncoding: () => Promise<Table>;
  reviseQuoting: (quoting: Quoting) => Promise<Table>;
}

/** Made by `openCsv`. */
export class CsvTable implements Table {
  readonly path: string;
  /** A file that holds the table and nothing else, read as its beginning suggested; null: there is none. */
  readonly file: string | null;
  readonly reading: Reading;
  readonly columns: readonly Column[];
  readonly sample: readonly Row[];
  readonly #parts: Parts;
  #begun: Records | null;

  constructor(parts: Parts) {
    this.path = parts.path;
    this.file = parts.file;
    this.reading = parts.reading;
    this.columns = parts.columns;
    this.sample = parts.sample;
    this.#parts = parts;
    this.#begun = parts.begun;
  }

  async scan(visit: (row: Row, line: number) => void, between?: () => Promise<void>): Promise<Scan> {
    const { preamble, header } = this.reading.layout;
    const quoted = this.reading.dialect?.quote !== null;
    const width = this.columns.length;
    const scan = emptyScan();
    const repeats = repeatTest(this.#parts.header);
    let toSkip = preamble + header;
    let doubtful = false;
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
    const others = new OtherTables(this.#namedWidth, hand);
    const most = mostInFooter(width);
    const onRecord: OnRecord = (record, line, lines) => {
      const isUsual = toSkip === 0 && record.length === width && isOrdinary(record, most);
      if (!isUsual && !isRow(record, lines)) return;
      const repeat = repeats(record);
      if (repeat !== null) {
        if (repeat === 'header') scan.repeatedHeaders.push(line);
        return;
      }
      if (isUsual && waiting.length === 0 && others.isSure) {
        scan.rows++;
        visit(record, line);
        return;
      }
      if (!isUsual && isFooter(record, width)) {
        waiting.push({ record, line });
        return;
      }
      if (waiting.length > 0) {
        for (const held of waiting) others.take(held.record, held.line);
        waiting = [];
      }
      others.take(record, line);
    };
    /** Notes what looks wrong in a record; false where it is blank, or before the rows. */
    const isRow = (record: readonly string[], lines: number): boolean => {
      if (isBlank(record)) {
        if (toSkip === 0) others.gap();
        return false;
      }
      if (toSkip > header) doubtful ||= record.some((cell) => cell.includes('"'));
      else {
        if (!quoted) doubtful ||= record.some((cell) => cell.startsWith('"'));
        else doubtful ||= hasOddMark(record) || (lines > 1 && (record.length !== width || keptMark(record)));
      }
      if (toSkip === 0) return true;
      toSkip--;
      return false;
    };
    const { stream, met } = this.#fromStart();
    try {
      await stream.drain(onRecord, between);
    } catch (error) {
      if (error instanceof NotUtf8) scan.revised = await this.#parts.reviseEncoding();
      else if ((error as { code?: string }).code === 'CSV_QUOTE_NOT_CLOSED') doubtful = true;
      else throw error;
    }
    others.end();
    scan.otherTables = others.found;
    const uneven = scan.short.count + scan.long.count;
    const quoting = this.#otherQuoting({ even: scan.rows - uneven, uneven }, doubtful);
    if (quoting !== null) scan.revised ??= await this.#parts.reviseQuoting(quoting);
    scan.footers = waiting.map(({ line }) => line);
    return Object.assign(scan, met);
  }

  /**
   * How else quotation marks should be read, after a scan; null: as they were. `doubtful`: a mark seems to be
   * out of place, or a record over several lines to have swallowed others; without quoting, that cells begin with a mark.
   */
  #otherQuoting({ even, uneven }: Evenness, doubtful: boolean): Quoting | null {
    const { quoting } = this.#parts;
    const { delimiter, quote } = this.reading.dialect!;
    if (quoting.kind === 'tried') {
      const isBetter = even >= quoting.unquoted.even && uneven < quoting.unquoted.uneven && !doubtful;
      return isBetter ? null : { kind: 'none' };
    }
    if (quoting.kind !== 'detected') return null;
    // Tab-separated text that looked unquoted may have quoted cells with line breaks further down.
    if (doubtful && quote === null && delimiter === '\t')
      return uneven > 0 ? { kind: 'tried', unquoted: { even, uneven } } : null;
    return doubtful || uneven > 0 ? { kind: 'mended' } : null;
  }

  async records(visit: (record: Row) => void): Promise<void> {
    const { preamble, header } = this.reading.layout;
    const repeats = repeatTest(this.#parts.header);
    const names = joinHeader(this.#parts.header);
    let index = -preamble;
    let isOver = false;
    const others = new OtherTables(this.#namedWidth, visit);
    await this.#fromStart().stream.drain((record, line) => {
      if (isOver) return;
      if (isBlank(record) && this.columns.length > 1) {
        if (index >= header) others.gap();
        return;
      }
      if (index++ < 0) return;
      if (index > header) isOver = repeats(record) !== null;
      if (index === 1 && header > 0) visit(names);
      else if (index > header && !isOver) others.take(record, line);
    });
    others.end();
  }

  /** The columns of a header that names them all; 0: it does not, and perhaps is none. */
  get #namedWidth(): number {
    const names = joinHeader(this.#parts.header);
    return names.every((name) => name.trim() !== '') ? names.length : 0;
  }

  /** The reading that has begun already, or a new one. */
  #fromStart(): Records {
    const begun = this.#begun ?? this.#parts.begin();
    this.#begun = null;
    return begun;
  }
}
