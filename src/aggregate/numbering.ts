/** Texts by number, where there are very many: half the time of a Map, which asks V8 for the hash of every text. */

const FIRST_SIZE = 1024;
/** Of a longer text, part of a larger one may be all that V8 keeps, and keep all of that. */
const SHORT = 12;

/** Numbers different texts from 0, in the order in which they come. */
export class Numbering {
  readonly #texts: string[] = [];
  /** By number. */
  #hashes = new Int32Array(FIRST_SIZE / 2);
  /** By hash, or the next free place after it: the number plus 1; 0: free. At most half are taken. */
  #places = new Int32Array(FIRST_SIZE);

  /** How many different texts there are. */
  get size(): number {
    return this.#texts.length;
  }

  /** The number of `text`, a new one where it has none. */
  of(text: string): number {
    const hash = hashOf(text);
    const mask = this.#places.length - 1;
    let place = hash & mask;
    for (let found = this.#places[place]!; found !== 0; found = this.#places[place]!) {
      if (this.#hashes[found - 1] === hash && this.#texts[found - 1] === text) return found - 1;
      place = (place + 1) & mask;
    }
    const number = this.#texts.length;
    if (number === this.#hashes.length) {
      this.#grow();
      return this.of(text);
    }
    this.#texts.push(text.length > SHORT ? Buffer.from(text, 'utf16le').toString('utf16le') : text);
    this.#hashes[number] = hash;
    this.#places[place] = number + 1;
    return number;
  }

  #grow(): void {
    const hashes = new Int32Array(this.#hashes.length * 2);
    hashes.set(this.#hashes);
    this.#hashes = hashes;
    this.#places = new Int32Array(hashes.length * 2);
    const mask = this.#places.length - 1;
    for (let number = 0; number < this.#texts.length; number++) {
      let place = hashes[number]! & mask;
      while (this.#places[place] !== 0) place = (place + 1) & mask;
      this.#places[place] = number + 1;
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
