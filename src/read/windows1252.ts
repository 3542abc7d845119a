/** Text that is not UTF-8, or not all of it. */

import { isUtf8 } from 'node:buffer';
import { note, type TextNotes } from './notes.ts';

const LF = 10;
const CR = 13;

/**
 * Bytes as UTF-8, line by line: lines that are valid stay as they are, the others are read as Windows-1252,
 * or in the code page of DOS where they look like it. So neither one damaged line nor another file put at
 * the end spoils the rest. Every line that is read so goes into `notes`.
 */
export class LineMender {
  readonly #notes: TextNotes;
  #line = 1;
  #noted = 0;
  #afterCr = false;

  constructor(notes: TextNotes) {
    this.#notes = notes;
  }

  /** The next bytes. Their ends count as ends of lines for what is valid, but not in the numbers of lines. */
  mend(bytes: Buffer): Buffer {
    const valid = isUtf8(bytes);
    const lines: Buffer[] = [];
    for (let start = 0; start < bytes.length; ) {
      const end = endOfLine(bytes, start);
      const line = bytes.subarray(start, end);
      if (!valid) lines.push(isUtf8(line) ? line : Buffer.from(this.#decoded(line)));
      this.#count(bytes[end - 1]!, line.length);
      start = end;
    }
    return valid ? bytes : Buffer.concat(lines);
  }

  #decoded(line: Buffer): string {
    const isOld = isCodePage437(line);
    // A long line comes in pieces.
    if (this.#noted !== this.#line) note(isOld ? this.#notes.codePage : this.#notes.notUtf8, this.#line);
    this.#noted = this.#line;
    return fromSingleBytes(line, isOld ? CODE_PAGE_437 : HIGH);
  }

  /** CR LF ends one line. */
  #count(last: number, length: number): void {
    if (last === CR || (last === LF && !(length === 1 && this.#afterCr))) this.#line++;
    this.#afterCr = last === CR;
  }
}

/** Index after the first line end from `start` on. */
function endOfLine(bytes: Buffer, start: number): number {
  for (let i = start; i < bytes.length; i++) if (bytes[i] === LF || bytes[i] === CR) return i + 1;
  return bytes.length;
}

/** Windows-1252 from 0x80 to 0x9f; the five that it does not define are control characters, as on the web. */
const HIGH = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';
/** The letters of code page 437, which are those of code page 850: from 0x80 to 0xa5, and one more. */
const LETTERS = 'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑ';
const SHARP_S = 0xe1;
const CODE_PAGE_437 = `${LETTERS.padEnd(SHARP_S - 0x80)}ß`;

/** What Windows-1252 does not define. */
const UNDEFINED = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d]);
/** What it has no use for between two letters, where code page 437 has letters: € ‚ „ † ‡ ˆ ‰ ‹ ” • ˜ ™ ›. */
const NOT_IN_WORDS = new Set([0x80, 0x82, 0x84, 0x86, 0x87, 0x88, 0x89, 0x8b, 0x94, 0x95, 0x98, 0x99, 0x9b]);

/**
 * Whether a line that is not UTF-8 is in the code page of DOS: it has a byte that makes no sense in
 * Windows-1252, and none that is a letter there.
 */
function isCodePage437(line: Buffer): boolean {
  let evidence = false;
  for (const [i, byte] of line.entries()) {
    if (byte >= 0x80 + LETTERS.length && byte !== SHARP_S) return false;
    evidence ||= UNDEFINED.has(byte);
    evidence ||= NOT_IN_WORDS.has(byte) && isLetter(line[i - 1]) && isLetter(line[i + 1]);
  }
  return evidence;
}

const isLetter = (byte = 0): boolean => (byte >= 65 && byte <= 90) || (byte >= 97 && byte <= 122);

/** By hand: from Node 20.18.3, 22.13 and 24.0 on, TextDecoder took it for Latin-1, without € and quotation marks. */
function fromSingleBytes(bytes: Buffer, high: string): string {
  let text = '';
  for (const byte of bytes) text += (byte >= 0x80 && high[byte - 0x80]) || String.fromCharCode(byte);
  return text;
}
