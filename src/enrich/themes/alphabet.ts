/** Which symbols of the automaton a character stands for. */

import { foldLetter, isPart, type Kind, kindOf, lengthOf } from './fold.ts';

/** Fed for a letter that is in no pattern. */
const OTHER = 0;
/** Fed once between words, and at both ends of a comment. */
export const SEPARATOR = 1;
/** Codes of letters below it are single symbols; a table with a column for each of thousands would be huge. */
const SINGLE = 96;
const DIGIT = 64;

/** What the matcher does at a character. */
export interface Entry {
  kind: Kind;
  /** What a letter is fed as. */
  symbols: readonly number[];
  /** How many words begin with it, in writing without blanks. */
  words: number;
  /** The text must be composed before it can be read. */
  isPart: boolean;
  /** Of an emoji; 0 for anything else. */
  code: number;
  /** One of the two letters of a flag. */
  isFlag: boolean;
  /** It is two code units. */
  isPair: boolean;
}

/** The bits of a code that are a symbol, and the place of the bit that says it is a separator. */
export const SYMBOL = 0xff;
export const SEPARATOR_BIT = 8;
/** Codes from it on say only that the character has an entry. */
export const SPECIAL = 0x200;
/** Of all these the most frequent by far. */
export const BREAK = SPECIAL + 1;

/** Characters as symbols, learnt when they are first met, so that setting up costs nothing for those that never are. */
export class Alphabet {
  /** For UTF-16 code units: the symbol of an ordinary letter or of a separator, BREAK, or SPECIAL for all others. */
  readonly codes = new Uint16Array(0x10000).fill(SPECIAL);
  /** Symbols are below it. */
  readonly width: number;
  readonly #symbols = new Map<string, readonly number[]>();
  readonly #entries = new Map<number, Entry>();

  /** `patterns`: folded text, a blank for a separator; the letters that there are. */
  constructor(patterns: Iterable<string>) {
    const letters = new Set<string>();
    for (const pattern of patterns) for (const letter of pattern) letters.add(letter);
    letters.delete(' ');
    // Frequent scripts come early in Unicode, so that they get the single symbols.
    const sorted = [...letters].sort((a, b) => a.codePointAt(0)! - b.codePointAt(0)!);
    const rare = Math.max(0, sorted.length - SINGLE);
    const low = SEPARATOR + 1 + Math.min(sorted.length, SINGLE);
    const high = low + (rare > 0 ? DIGIT : 0);
    sorted.forEach((letter, i) => {
      const n = i - SINGLE;
      // The two halves are of different ranges, so that a pattern cannot begin within a letter.
      const symbols = n < 0 ? [SEPARATOR + 1 + i] : [high + Math.floor(n / DIGIT), low + (n % DIGIT)];
      this.#symbols.set(letter, symbols);
    });
    this.#symbols.set(' ', [SEPARATOR]);
    this.width = high + Math.ceil(rare / DIGIT);
  }

  /** The symbols of folded text; `OTHER` for letters that no pattern has. */
  symbolsOf(folded: string): number[] {
    return [...folded].flatMap((letter) => this.#symbols.get(letter) ?? [OTHER]);
  }

  /** The entry of the character of `text` at `at`. */
  entry(text: string, at: number): Entry {
    const codePoint = text.codePointAt(at)!;
    const known = this.#entries.get(codePoint);
    if (known !== undefined) return known;
    const char = String.fromCodePoint(codePoint);
    const entry = this.#entryOf(char);
    this.#entries.set(codePoint, entry);
    // The first half of a pair says nothing by itself.
    if (/[\0-\ud7ff\udc00-\uffff]/.test(char)) this.codes[codePoint] = codeOf(entry);
    return entry;
  }

  /** Whether a word of writing with blanks begins, or goes on, at `at`. */
  isLetterAt(text: string, at: number): boolean {
    let kind: Kind = 'ignored';
    for (let i = at; kind === 'ignored' && i < text.length; i++) ({ kind } = this.entry(text, i));
    return kind === 'letter';
  }

  #entryOf(char: string): Entry {
    const kind = kindOf(char);
    return entryOf(char, kind === 'letter' || kind === 'spaceless' ? this.symbolsOf(foldLetter(char)) : []);
  }
}

function codeOf({ kind, symbols, isPart }: Entry): number {
  if (kind === 'separator') return SEPARATOR | (1 << SEPARATOR_BIT);
  if (kind === 'break') return BREAK;
  return kind === 'letter' && symbols.length === 1 && !isPart ? symbols[0]! : SPECIAL;
}

function entryOf(char: string, symbols: readonly number[]): Entry {
  const kind = kindOf(char);
  const spaceless = kind === 'spaceless';
  return {
    kind,
    symbols,
    words: spaceless ? lengthOf({ text: foldLetter(char), spaceless }) : 0,
    isPart: isPart(char),
    code: kind === 'emoji' ? char.codePointAt(0)! : 0,
    isFlag: /\p{Regional_Indicator}/u.test(char),
    isPair: char.length > 1,
  };
}
