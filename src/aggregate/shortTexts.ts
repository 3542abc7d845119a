/** Short texts by number: each lies in one place in memory as three numbers, and no text is kept. */

/** Characters of a text at most, four to a number. */
export const SHORT = 12;
const FIRST_PLACES = 1024;
/** Numbers of a place: the characters, and the text's number plus 1 (0: the place is free). */
const WIDTH = 4;
const NUMBER = 3;

/** Numbers that different texts have. */
export class ShortTexts {
  /** By hash, or the next free place after it. At most half are taken. */
  #places = new Int32Array(FIRST_PLACES * WIDTH);
  #size = 0;

  /**
   * The number of `text`, which is `next` from now on where it has none. −1: it is longer than `SHORT`, or has
   * characters beyond Latin-1 or NUL, and is not kept.
   */
  of(text: string, next: number): number {
    const { length } = text;
    if (length > SHORT) return -1;
    let [first, second, third] = [0, 0, 0];
    for (let i = 0; i < length; i++) {
      const code = text.charCodeAt(i);
      // No text with a NUL, which counts for nothing here, is taken for one without.
      if (code === 0 || code > 255) return -1;
      if (i < 4) first = (first << 8) | code;
      else if (i < 8) second = (second << 8) | code;
      else third = (third << 8) | code;
    }
    const places = this.#places;
    const mask = places.length - 1;
    let place = Math.imul(hashOf(first, second, third), WIDTH) & mask;
    for (;;) {
      const found = places[place + NUMBER]!;
      if (found === 0) break;
      if (places[place] === first && places[place + 1] === second && places[place + 2] === third)
        return found - 1;
      place = (place + WIDTH) & mask;
    }
    places[place] = first;
    places[place + 1] = second;
    places[place + 2] = third;
    places[place + NUMBER] = next + 1;
    if (++this.#size * 2 * WIDTH > places.length) this.#grow();
    return next;
  }

  #grow(): void {
    const old = this.#places;
    const places = new Int32Array(old.length * 2);
    const mask = places.length - 1;
    for (let from = 0; from < old.length; from += WIDTH) {
      if (old[from + NUMBER] === 0) continue;
      let place = Math.imul(hashOf(old[from]!, old[from + 1]!, old[from + 2]!), WIDTH) & mask;
      while (places[place + NUMBER] !== 0) place = (place + WIDTH) & mask;
      for (let i = 0; i < WIDTH; i++) places[place + i] = old[from + i]!;
    }
    this.#places = places;
  }
}

/** Stirred so that texts which differ in one character are far apart. */
function hashOf(first: number, second: number, third: number): number {
  let hash = Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b) ^ Math.imul(third, 0xc2b2ae35);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return hash ^ (hash >>> 13);
}
