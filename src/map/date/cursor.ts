/** A place in a text, and what can be read from there on. */

import { isDigit } from '../characters.ts';

/** The blanks that programs put between date, time and AM; recent ICU writes U+202F before AM. */
const isBlank = (code: number): boolean => code === 32 || code === 9 || code === 0xa0 || code === 0x202f;

/** The code of what stands behind the last character. */
export const END = -1;

/** Reads from the left; each method moves on where what it looks for stands here, and stays elsewhere. */
export class Cursor {
  protected readonly text: string;
  protected at = 0;

  constructor(text: string) {
    this.text = text;
  }

  /** The whole number here, with `least` to `most` digits; −1 where there are fewer or more. */
  protected number(least: number, most: number): number {
    const start = this.at;
    let value = 0;
    for (let code = this.code(); isDigit(code); code = this.code()) {
      if (this.at - start === most) return -1;
      value = value * 10 + code - 48;
      this.at++;
    }
    return this.at - start < least ? -1 : value;
  }

  protected code(ahead = 0): number {
    const at = this.at + ahead;
    return at < this.text.length ? this.text.charCodeAt(at) : END;
  }

  protected skip(code: number): boolean {
    if (this.code() !== code) return false;
    this.at++;
    return true;
  }

  protected blanks(): boolean {
    const start = this.at;
    while (isBlank(this.code())) this.at++;
    return this.at > start;
  }

  /** Skips `word` (lower case) in any case. */
  protected word(word: string): boolean {
    for (let i = 0; i < word.length; i++) if ((this.code(i) | 32) !== word.charCodeAt(i)) return false;
    this.at += word.length;
    return true;
  }
}
