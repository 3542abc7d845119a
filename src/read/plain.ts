/**
 * Whether delimited text is so plain that every careful reader finds the same rows in it. Proven from the bytes, which is
 * many times quicker than to take the rows apart.
 */

import { isUtf8 } from 'node:buffer';
import { closeSync, openSync, readSync } from 'node:fs';
import { setImmediate as breathe } from 'node:timers/promises';
import { cellsOf, isLike } from './plainCells.ts';

const LF = 10;
const CR = 13;
const MARK = 34;

/** So much is read at once; a record that is longer is hardly plain. */
const CHUNK = 512 * 1024;

/** What is known of a text. */
export interface Shape {
  /** One ASCII character. */
  delimiter: string;
  /** Whether `"` parts cells from what is around them; else there must not be any. */
  quoted: boolean;
  /** Whether the text begins with a byte order mark, which is UTF-8's. */
  bom: boolean;
  /** Whether the first record, on one line, is a header. */
  header: boolean;
  /**
   * What stands in each column of a row that is taken for the header's repetition, if it is not blank; null: anything. With
   * nothing but `''`, these are the blank rows.
   */
  names: readonly (string | null)[];
}

/** A text that is plain. */
export interface PlainText {
  /** Rows below the header. */
  rows: number;
  /** The cells of the last of them; null: there is none. */
  last: string[] | null;
  /** The line on which a row begins, from 1; rows are counted from 0. Quickest where they are asked for in order. */
  lineOf(row: number): number;
}

/**
 * What can be told of the text in `file`. null: it is not plain. Then it is not UTF-8, or it has NUL; marks within cells
 * that are not quoted, or at the beginning or end of one without another; line ends of two kinds; blank rows in its
 * midst, or repeated headers; or a record of a MiB. Gives way to others now and then. Throws what the file
 * system throws.
 */
export async function plainText(file: string, shape: Shape): Promise<PlainText | null> {
  const handle = openSync(file, 'r');
  try {
    const walk = new Walk(shape);
    const buffer = Buffer.allocUnsafe(2 * CHUNK);
    let kept = 0;
    for (let first = true; ; first = false) {
      const read = readSync(handle, buffer, kept, CHUNK, null);
      const skipped = first && shape.bom ? 3 : 0;
      const bytes = buffer.subarray(skipped, kept + read);
      const taken = walk.take(bytes, read === 0);
      if (taken < 0) return null;
      if (read === 0) return walk.found();
      kept = bytes.length - taken;
      if (kept > CHUNK) return null;
      bytes.copy(buffer, 0, taken);
      await breathe();
    }
  } finally {
    closeSync(handle);
  }
}

class Walk {
  readonly #shape: Shape;
  readonly #delimiter: number;
  /** Records so far, the header among them. */
  #records = 0;
  /** For each line end within a cell, the record that it belongs to. */
  readonly #breaks: number[] = [];
  #last: Buffer | null = null;
  /** Whether lines end with CR LF; null: none has ended yet. */
  #crLf: boolean | null = null;
  #carriageReturns = 0;
  #blankLine = false;

  constructor(shape: Shape) {
    this.#shape = shape;
    this.#delimiter = shape.delimiter.charCodeAt(0);
  }

  /** Takes the whole records at the beginning of `bytes`, all of them if they are the `final` ones; −1: not plain. */
  take(bytes: Buffer, final: boolean): number {
    const taken = this.#walk(bytes, final);
    if (taken < 0) return -1;
    const text = taken === bytes.length ? bytes : bytes.subarray(0, taken);
    if (text.includes(0) || !isUtf8(text)) return -1;
    for (let at = text.indexOf(CR); at >= 0; at = text.indexOf(CR, at + 1)) this.#carriageReturns--;
    return this.#carriageReturns === 0 ? taken : -1;
  }

  found(): PlainText {
    const above = this.#shape.header ? 1 : 0;
    const breaks = this.#breaks;
    const rows = Math.max(0, this.#records - above);
    let below = 0;
    const breaksBelow = (record: number): number => {
      if (below > 0 && breaks[below - 1]! >= record) below = 0;
      while (below < breaks.length && breaks[below]! < record) below++;
      return below;
    };
    return {
      rows,
      last: rows > 0 ? cellsOf(this.#last!, this.#delimiter) : null,
      lineOf: (row) => 1 + above + row + breaksBelow(above + row),
    };
  }

  #walk(bytes: Buffer, final: boolean): number {
    const delimiter = this.#delimiter;
    let start = 0;
    // What a record counts that is not whole is counted again with its rest.
    let breaks = this.#breaks.length;
    let carriageReturns = this.#carriageReturns;
    let lastStart = -1;
    let lastEnd = -1;
    let mark = bytes.indexOf(MARK);
    let end = bytes.indexOf(LF);
    for (;;) {
      if (mark >= 0 && (end < 0 || mark < end)) {
        if (!this.#shape.quoted || (mark > start && bytes[mark - 1] !== delimiter)) return -1;
        const close = closing(bytes, mark);
        // What follows the cell must be there to be seen.
        if (close === ODD || (final && close < 0)) return -1;
        if (close < 0 || (!final && close + 2 >= bytes.length)) break;
        const next = close + 1 < bytes.length ? bytes[close + 1] : LF;
        if (next !== delimiter && next !== LF && (next !== CR || bytes[close + 2] !== LF)) return -1;
        if (end >= 0 && end < close) {
          if (bytes[mark + 1] === MARK) return -1;
          while (end >= 0 && end < close) {
            this.#breaks.push(this.#records);
            if (bytes[end - 1] === CR) this.#carriageReturns++;
            end = bytes.indexOf(LF, end + 1);
          }
        }
        mark = bytes.indexOf(MARK, close + 1);
        continue;
      }
      if (end < 0 && (!final || start === bytes.length)) break;
      const isCrLf = end > start && bytes[end - 1] === CR;
      if (end >= 0) {
        if (isCrLf) this.#carriageReturns++;
        this.#crLf ??= isCrLf;
        if (this.#crLf !== isCrLf) return -1;
      }
      const stop = end < 0 ? bytes.length : isCrLf ? end - 1 : end;
      if (stop === start) this.#blankLine = true;
      else {
        if (this.#blankLine || !this.#isRow(bytes, start, stop)) return -1;
        this.#records++;
        lastStart = start;
        lastEnd = stop;
      }
      if (end < 0) {
        start = bytes.length;
        break;
      }
      start = end + 1;
      end = bytes.indexOf(LF, start);
      breaks = this.#breaks.length;
      carriageReturns = this.#carriageReturns;
    }
    if (start < bytes.length) {
      this.#breaks.length = breaks;
      this.#carriageReturns = carriageReturns;
    }
    if (lastStart >= 0) this.#last = Buffer.from(bytes.subarray(lastStart, lastEnd));
    return start;
  }

  /** False for a row that is blank or the header again, and for a header over several lines. */
  #isRow(bytes: Buffer, start: number, end: number): boolean {
    const isLong = this.#breaks.length > 0 && this.#breaks.at(-1) === this.#records;
    if (this.#shape.header && this.#records === 0) return !isLong;
    // A row over several lines must not have cells beyond the last column, not even empty ones.
    if (isLong && bytes[end - 1] === this.#delimiter) {
      const width = cellsOf(bytes.subarray(start, end), this.#delimiter).length;
      if (width !== this.#shape.names.length) return false;
    }
    return !isLike(bytes, start, end, this.#delimiter, this.#shape.names);
  }
}

const ODD = -2;

/**
 * Where the cell that opens with the mark at `open` closes; −1: not within `bytes`. ODD: a mark at its beginning or end
 * has no other, so that it may open or close the cell in another place than is read.
 */
function closing(bytes: Buffer, open: number): number {
  let marks = 0;
  let last = -1;
  for (let at = open; ; ) {
    at = bytes.indexOf(MARK, at + 1);
    if (at < 0) return -1;
    if (bytes[at + 1] !== MARK) {
      const isEdge = marks > 0 && (bytes[open + 1] === MARK || last === at - 1);
      return isEdge && marks % 2 === 1 ? ODD : at;
    }
    marks++;
    last = ++at;
  }
}
