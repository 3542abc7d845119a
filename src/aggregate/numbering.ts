/** Texts by number, where there are very many: half the time of a Map, which asks V8 for the hash of every text. */

import { ShortTexts } from './shortTexts.ts';

const FIRST_SIZE = 1024;

/** Numbers different texts from 0, in the order in which they come. */
export class Numbering {
  /** How many different texts there are. */
  size = 0;
  readonly #short = new ShortTexts();
  /** The others, in the order in which they came; what they hash to, and their numbers. */
  readonly #texts: string[] = [];
  #hashes = new Int32Array(FIRST_SIZE / 2);
  #numbers = new Int32Array(FIRST_SIZE / 2);
  /** By hash, or the next free place after it: which of the texts it is, plus 1; 0: free. At most half are taken. */
  #places = new Int32Array(FIRST_SIZE);

  /** The number of `text`, a new one where it has none. */
  of(text: string): number {
    const short = this.#short.of(text, this.size);
    const number = short < 0 ? this.#ofLong(text) : short;
    if (number === this.size) this.size++;
    return number;
  }

  #ofLong(text: string): number {
    const hash = hashOf(text);
    const mask = this.#places.length - 1;
    let place = hash & mask;
    for (let found = this.#places[place]!; found !== 0; found = this.#places[place]!) {
      if (this.#hashes[found - 1] === hash && this.#texts[found - 1] === text)
        return this.#numbers[found - 1]!;
      place = (place + 1) & mask;
    }
    const added = this.#texts.length;
    if (added === this.#hashes.length) {
      this.#grow();
      return this.#ofLong(text);
    }
    // Part of a larger text may be all that V8 keeps of it, and keep all of that.
    this.#texts.push(Buffer.from(text, 'utf16le').toString('utf16le'));
    this.#hashes[added] = hash;
    this.#numbers[added] = this.size;
    this.#places[place] = added + 1;
    return this.size;
  }

  #grow(): void {
    const hashes = new Int32Array(this.#hashes.length * 2);
    hashes.set(this.#hashes);
    this.#hashes = hashes;
    const numbers = new Int32Array(hashes.length);
    numbers.set(this.#numbers);
    this.#numbers = numbers;
    this.#places = new Int32Array(hashes.length * 2);
    const mask = this.#places.length - 1;
    for (let i = 0; i < this.#texts.length; i++) {
      let place = hashes[i]! & mask;
      while (this.#places[place] !== 0) place = (place + 1) & mask;
      this.#places[place] = i + 1;
    }
  }
}

/** FNV-1a of the code units, stirred so that texts which differ only at their ends are far apart. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return hash ^ (hash >>> 13);
}
