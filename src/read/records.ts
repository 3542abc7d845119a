/** Records of delimited text, one after the other: csv-parse, without the object stream behind it. */

import { Parser } from 'csv-parse';
import type { Dialect } from '../model.ts';

export type OnRecord = (record: string[], line: number) => void;

class RecordParser extends Parser {
  /** Where the record that is being read begins: the line, and the same as csv-parse counts. */
  #line = 1;
  #counted = 1;
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

  /** Hands each record over at once instead of queueing it for a reader. */
  override push(record: string[] | null): boolean {
    if (record !== null) {
      this.#onRecord(record, this.#line);
      // csv-parse counts CR LF within a cell twice.
      this.#line += this.info.lines === this.#counted ? 1 : 1 + lineBreaks(record);
      this.#counted = this.info.lines + 1;
    }
    return true;
  }
}

const lineBreaks = (record: readonly string[]): number =>
  record.reduce((breaks, cell) => breaks + (cell.match(/\r\n|\n|\r/g)?.length ?? 0), 0);

/** One reading of the records, whose first ones can be looked at before the rest is read. */
export class RecordStream {
  readonly #chunks: AsyncIterator<Buffer>;
  readonly #parser: RecordParser;
  #waiting: { record: string[]; line: number }[] = [];
  #onRecord: OnRecord = (record, line) => this.#waiting.push({ record, line });
  #failure: unknown = null;

  /** `chunks` are UTF-8 without a byte order mark; `ends` the line ends to look for, in this order. */
  constructor(chunks: AsyncIterable<Buffer>, dialect: Dialect, ends: string[]) {
    this.#chunks = chunks[Symbol.asyncIterator]();
    this.#parser = new RecordParser(dialect, ends, (record, line) => this.#onRecord(record, line));
    this.#parser.on('error', (error) => {
      this.#failure ??= error;
    });
  }

  /** The first records, at least `wanted` where there are so many. They are handed over again by `drain`. */
  async peek(wanted: number): Promise<string[][]> {
    while (this.#waiting.length < wanted && (await this.#advance()));
    return this.#waiting.map(({ record }) => record);
  }

  /** Hands over every record from the first on. Throws what the reading of the chunks or the parser threw. */
  async drain(onRecord: OnRecord): Promise<void> {
    for (const { record, line } of this.#waiting) onRecord(record, line);
    this.#waiting = [];
    this.#onRecord = onRecord;
    while (await this.#advance());
    if (this.#failure !== null) throw this.#failure;
  }

  /** What went wrong so far; null: nothing. `drain` throws it. */
  get failure(): unknown {
    return this.#failure;
  }

  /** Ends a reading that is not drained. */
  async close(): Promise<void> {
    await this.#chunks.return?.();
  }

  /** Reads one chunk; false at the end and after a failure. */
  async #advance(): Promise<boolean> {
    if (this.#failure !== null || this.#parser.writableEnded) return false;
    try {
      const { done, value } = await this.#chunks.next();
      if (done) await this.#finish();
      else this.#parser.write(value);
    } catch (error) {
      this.#failure ??= error;
    }
    return this.#failure === null;
  }

  #finish(): Promise<void> {
    return new Promise((done) => {
      this.#parser.once('finish', done).once('error', () => done());
      this.#parser.end();
    });
  }
}
