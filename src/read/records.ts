/** One reading of the records of an input. */

import type { OnRecord, RecordReader } from './parser.ts';

/** Records, whose first ones can be looked at before the rest is read. */
export class RecordStream {
  readonly #chunks: AsyncIterator<Buffer>;
  readonly #reader: RecordReader;
  #waiting: Parameters<OnRecord>[] = [];
  #onRecord: OnRecord = (...found) => this.#waiting.push(found);
  #ended = false;
  #failure: unknown = null;

  /** `chunks` are UTF-8 without a byte order mark; `begin` gives what reads records from them. */
  constructor(chunks: AsyncIterable<Buffer>, begin: (onRecord: OnRecord) => RecordReader) {
    this.#chunks = chunks[Symbol.asyncIterator]();
    this.#reader = begin((record, line, lines) => this.#onRecord(record, line, lines));
  }

  /** The first records, at least `wanted` where there are so many. They are handed over again by `drain`. */
  async peek(wanted: number): Promise<string[][]> {
    while (this.#waiting.length < wanted && (await this.#advance()));
    return this.#waiting.map(([record]) => record);
  }

  /**
   * Hands over every record from the first on; `between` is waited for after those of each chunk. Throws what the
   * chunks, the reader, `onRecord` or `between` threw.
   */
  async drain(onRecord: OnRecord, between?: () => Promise<void>): Promise<void> {
    for (const found of this.#waiting) onRecord(...found);
    this.#waiting = [];
    this.#onRecord = onRecord;
    if (between === undefined) while (await this.#advance());
    else await this.#drainSlowly(between);
    if (this.#failure !== null) throw this.#failure;
  }

  async #drainSlowly(between: () => Promise<void>): Promise<void> {
    try {
      do await between();
      while (await this.#advance());
    } finally {
      // Where `between` gives up, what is open is closed.
      await this.#chunks.return?.();
    }
  }

  /** What went wrong so far; null: nothing. `drain` throws it. */
  get failure(): unknown {
    return this.#failure;
  }

  /** Reads one chunk; false at the end and after a failure. */
  async #advance(): Promise<boolean> {
    if (this.#failure !== null || this.#ended) return false;
    try {
      const { done, value } = await this.#chunks.next();
      this.#ended = done === true;
      if (done) await this.#reader.end();
      else this.#reader.write(value);
    } catch (error) {
      this.#failure ??= error;
    }
    return this.#failure === null;
  }
}
