/** Tables of another make below the first, after a blank line: a summary, a list of customers. */

import { filledWidth, isBlank } from './cells.ts';

/** A record on its way, and the line where it begins. */
export interface Placed {
  record: string[];
  line: number;
}

/** A table that was left out. */
export interface OtherTable {
  /** Of its header. */
  line: number;
  /** Its rows, the header not counted. */
  rows: number;
}

/** So many rows of one make are a table, whatever follows. */
const ENOUGH = 100;
const NUMBER_OR_DATE = /^[\s$€£(+-]*\d[\d\s.,:/%)TZ+-]*$/;

/**
 * Divides records into those of the table with `width` columns, which go to `hand`, and those of other tables. Another
 * one begins after a blank line with a header, all of whose cells are different words, of another width; and at
 * least one row follows it, none is wider, and none has the first table's width up to the next blank line. Whatever
 * is not such a table belongs to the first. `width` 0: the first is not known well enough, and everything is its.
 */
export class OtherTables {
  readonly found: OtherTable[] = [];
  readonly #width: number;
  readonly #hand: (record: string[], line: number) => void;
  #afterGap = false;
  /** What may be another table, from its header on; null: nothing is. */
  #block: Placed[] | null = null;
  /** The width of the table that is being left out; 0: none is. */
  #leaving = 0;

  constructor(width: number, hand: (record: string[], line: number) => void) {
    this.#width = width;
    this.#hand = hand;
  }

  /** The next record is the table's, whatever it holds. */
  get isSure(): boolean {
    return this.#block === null && !this.#afterGap && this.#leaving === 0;
  }

  /** A blank line. */
  gap(): void {
    this.#settle();
    this.#afterGap = this.#width > 0;
  }

  /** The next record, which is not blank. */
  take(record: string[], line: number): void {
    if (this.isSure) {
      this.#hand(record, line);
      return;
    }
    this.#consider({ record, line });
    this.#afterGap = false;
  }

  /** There are no more. */
  end(): void {
    this.#settle();
  }

  #consider(next: Placed): void {
    const { record } = next;
    if (this.#leaving > 0 && isBlank(record, this.#leaving)) {
      this.found.at(-1)!.rows++;
      return;
    }
    this.#leaving = 0;
    if (
      this.#block !== null &&
      isBlank(record, filledWidth(this.#block[0]!.record)) &&
      filledWidth(record) !== this.#width
    ) {
      this.#block.push(next);
      if (this.#block.length > ENOUGH) {
        const width = filledWidth(this.#block[0]!.record);
        this.#settle();
        this.#leaving = width;
      }
      return;
    }
    this.#release();
    if (this.#afterGap && isHeader(record, this.#width)) this.#block = [next];
    else this.#hand(record, next.line);
  }

  #settle(): void {
    this.#leaving = 0;
    if (this.#block === null || this.#block.length < 2) {
      this.#release();
      return;
    }
    this.found.push({ line: this.#block[0]!.line, rows: this.#block.length - 1 });
    this.#block = null;
  }

  #release(): void {
    for (const { record, line } of this.#block ?? []) this.#hand(record, line);
    this.#block = null;
  }
}

function isHeader(record: readonly string[], tableWidth: number): boolean {
  const width = filledWidth(record);
  if (width < 2 || width === tableWidth) return false;
  const names = record.slice(0, width).map((cell) => cell.trim());
  return new Set(names).size === width && names.every((name) => name !== '' && !NUMBER_OR_DATE.test(name));
}
