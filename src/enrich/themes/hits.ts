/** What a scan of a comment found: places of patterns, kept in columns that are used again for every comment. */

const FIRST_SIZE = 64;

/** A list of whole numbers that grows, and keeps its room when it is emptied. */
export class Numbers {
  values = new Int32Array(FIRST_SIZE);
  length = 0;

  push(value: number): void {
    if (this.length === this.values.length) {
      const larger = new Int32Array(this.length * 2);
      larger.set(this.values);
      this.values = larger;
    }
    this.values[this.length++] = value;
  }
}

/**
 * Hits of one comment. A hit covers the words from `start` up to `start` plus the pattern's length. An emoji has no
 * length: its `start` is the word that follows it, and `mark` counts the emoji before it.
 */
export class Hits {
  readonly start = new Numbers();
  readonly mark = new Numbers();
  /** The hit of the same pattern before this one, whose start is not after this one's; -1: none. */
  readonly previous = new Numbers();
  /** Patterns that were found, each once. */
  readonly found = new Numbers();
  /** Sentences end before the words of these numbers; ascending. */
  readonly breaks = new Numbers();
  /** As it was scanned. */
  text = '';
  /** For each pattern its last hit, which holds only where `seen` says so. */
  readonly #last: Int32Array;
  readonly #seen: Uint32Array;
  #turn = 0;

  constructor(patterns: number) {
    this.#last = new Int32Array(patterns);
    this.#seen = new Uint32Array(patterns);
  }

  clear(text: string): void {
    this.text = text;
    this.start.length = 0;
    this.mark.length = 0;
    this.previous.length = 0;
    this.found.length = 0;
    this.breaks.length = 0;
    if (this.#turn === 0xffffffff) this.#seen.fill(0);
    this.#turn = (this.#turn + 1) >>> 0 || 1;
  }

  /** A text that is in one word twice is one hit. */
  add(pattern: number, start: number, mark: number): void {
    const last = this.last(pattern);
    if (last >= 0 && mark < 0 && this.start.values[last] === start) return;
    const hit = this.start.length;
    this.start.push(start);
    this.mark.push(mark);
    this.previous.push(last);
    if (last < 0) {
      this.#seen[pattern] = this.#turn;
      this.found.push(pattern);
    }
    this.#last[pattern] = hit;
  }

  /** The last hit of a pattern; -1: none. */
  last(pattern: number): number {
    return this.#seen[pattern] === this.#turn ? this.#last[pattern]! : -1;
  }

  /** True where a sentence ends between the words `from` and `to`, the former before the latter. */
  isBroken(from: number, to: number): boolean {
    const { values, length } = this.breaks;
    for (let i = length - 1; i >= 0 && values[i]! >= from; i--) if (values[i]! <= to) return true;
    return false;
  }
}
