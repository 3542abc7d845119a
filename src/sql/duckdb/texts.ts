/** The texts in a column of a result, from the memory where DuckDB has them. */

/** What stands in the stead of a text there: its length, and the text itself if it is short, else where it is. */
const ENTRY = 16;
const SHORT = 12;
/** So many short texts are remembered, a power of two. */
const REMEMBERED = 4096;

/**
 * Long texts are most often neighbours in memory, and one look at them all takes as long as at one. What lies between two
 * is no farther than this from either, thus on one of their pages, and may be looked at: no page is smaller.
 */
const NEAR = 4096;

/** The bytes of a long text, `length` of them; `at`: where in `entries` the pointer to them is. */
export type ReadLong = (entries: ArrayBuffer, at: number, length: number) => Uint8Array;

/** Reads texts; those of a few characters are most often the same again, and are then not made anew. */
export class Texts {
  readonly #readLong: ReadLong;
  readonly #keys = new Uint32Array(REMEMBERED * 4);
  readonly #values: string[] = new Array(REMEMBERED).fill('');

  constructor(readLong: ReadLong) {
    this.#readLong = readLong;
  }

  /**
   * The texts of the first `count` rows into `into`, from its index 0 on. `validity` has a bit for each row, 0 where it
   * has none: then `null` stands there; left out where all have one.
   */
  read(entries: Uint8Array, validity: Uint8Array | null, count: number, into: (string | null)[]): void {
    const words = new Uint32Array(entries.buffer, entries.byteOffset, count * 4);
    const bytes = Buffer.from(entries.buffer, entries.byteOffset, count * ENTRY);
    let long = Buffer.alloc(0);
    let from = 0;
    for (let row = 0; row < count; row++) {
      if (validity !== null && (validity[row >> 3]! & (1 << (row & 7))) === 0) {
        into[row] = null;
        continue;
      }
      const length = words[row * 4]!;
      if (length <= SHORT) {
        into[row] = this.#short(words, row * 4, bytes);
        continue;
      }
      let at = pointerIn(words, row) - from;
      if (at < 0 || at + length > long.length) {
        from = pointerIn(words, row);
        at = 0;
        const size = neighbours(words, validity, row, count) - from;
        const found = this.#readLong(
          entries.buffer as ArrayBuffer,
          entries.byteOffset + row * ENTRY + 8,
          size,
        );
        long = Buffer.from(found.buffer as ArrayBuffer, found.byteOffset, size);
      }
      into[row] = long.toString('utf8', at, at + length);
    }
  }

  #short(words: Uint32Array, at: number, bytes: Buffer): string {
    const length = words[at]!;
    if (length === 0) return '';
    const [a, b, c] = [words[at + 1]!, words[at + 2]!, words[at + 3]!];
    const hash = Math.imul(a ^ Math.imul(b, 0x9e3779b1) ^ Math.imul(c, 0x85ebca6b), 0x27d4eb2f);
    const slot = (hash >>> 20) & (REMEMBERED - 1);
    const keys = this.#keys;
    const key = slot * 4;
    if (keys[key] === length && keys[key + 1] === a && keys[key + 2] === b && keys[key + 3] === c)
      return this.#values[slot]!;
    const text = bytes.toString('utf8', at * 4 + 4, at * 4 + 4 + length);
    keys[key] = length;
    keys[key + 1] = a;
    keys[key + 2] = b;
    keys[key + 3] = c;
    this.#values[slot] = text;
    return text;
  }
}

/** The address of a long text. */
const pointerIn = (words: Uint32Array, row: number): number =>
  words[row * 4 + 2]! + words[row * 4 + 3]! * 2 ** 32;

/** Where the last of the long texts ends that lie, one after the other, behind that of `row`. */
function neighbours(words: Uint32Array, validity: Uint8Array | null, row: number, count: number): number {
  let end = pointerIn(words, row) + words[row * 4]!;
  for (let next = row + 1; next < count; next++) {
    if (validity !== null && (validity[next >> 3]! & (1 << (next & 7))) === 0) continue;
    const length = words[next * 4]!;
    if (length <= SHORT) continue;
    const start = pointerIn(words, next);
    if (start < end || start - end >= NEAR) break;
    end = start + length;
  }
  return end;
}
