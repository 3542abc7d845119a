/** csv-parse, without the object stream around it. */

import { Parser } from 'csv-parse';
import type { Dialect } from '../model.ts';

/** Is given each record, the line on which it begins (from 1), and over how many lines it goes. */
export type OnRecord = (record: string[], line: number, lines: number) => void;

/** Takes UTF-8 piece by piece, and hands over each record as soon as it is complete. */
export interface RecordReader {
  write(chunk: Buffer): void;
  /** To be called after the last chunk. */
  end(): Promise<void>;
}

/**
 * Reads records by csv-parse. `ends`: the line ends to look for, in this order. Throws csv-parse's errors,
 * `CSV_QUOTE_NOT_CLOSED` above all.
 */
export function recordParser(dialect: Dialect, ends: readonly string[], onRecord: OnRecord): RecordReader {
  const parser = new RecordParser(dialect, ends, onRecord);
  let failure: Error | null = null;
  parser.on('error', (error) => {
    failure ??= error;
  });
  const check = () => {
    if (failure !== null || parser.errored) throw failure ?? parser.errored;
  };
  return {
    write(chunk) {
      parser.write(chunk);
      check();
    },
    async end() {
      await new Promise<void>((done) => {
        parser.once('finish', done).once('error', () => done());
        parser.end();
      });
      check();
    },
  };
}

class RecordParser extends Parser {
  /** Where the record that is being read begins: the line, and the same as csv-parse counts. */
  #line = 1;
  #counted = 1;
  readonly #onRecord: OnRecord;

  constructor(dialect: Dialect, ends: readonly string[], onRecord: OnRecord) {
    super({
      delimiter: dialect.delimiter,
      quote: dialect.quote ?? false,
      escape: dialect.escape ?? dialect.quote ?? '"',
      record_delimiter: [...ends],
      relax_quotes: true,
      relax_column_count: true,
    });
    this.#onRecord = onRecord;
  }

  /** Hands each record over at once instead of queueing it for a reader. */
  override push(record: string[] | null): boolean {
    if (record !== null) {
      // csv-parse counts CR LF within a cell twice.
      const lines = this.info.lines === this.#counted ? 1 : 1 + lineBreaks(record);
      this.#onRecord(record, this.#line, lines);
      this.#line += lines;
      this.#counted = this.info.lines + 1;
    }
    return true;
  }
}

const lineBreaks = (record: readonly string[]): number =>
  record.reduce((breaks, cell) => breaks + (cell.match(/\r\n|\n|\r/g)?.length ?? 0), 0);
