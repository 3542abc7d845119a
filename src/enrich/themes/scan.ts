/** One pass over a comment that finds all patterns. */

import { Alphabet, BREAK, type Entry, SEPARATOR, SEPARATOR_BIT, SPECIAL, SYMBOL } from './alphabet.ts';
import { type Automaton, buildAutomaton } from './automaton.ts';
import { flagCode } from './emoji.ts';
import { compose } from './fold.ts';
import { Hits } from './hits.ts';

/** Code units of a comment that are looked at; of a longer one, as many whole words as fit. */
export const LONGEST_COMMENT = 10_000;

/** What is searched: folded words with a blank where a separator must be, or emoji side by side. */
export type Pattern = { text: string; length: number } | { codes: readonly number[] };

/** Finds `patterns`; hits call them by their index. */
export class Scanner {
  readonly hits: Hits;
  readonly #alphabet: Alphabet;
  readonly #automaton: Automaton;
  /** Words that a pattern covers. */
  readonly #lengths: Int32Array;
  /** Patterns of the automaton, as indexes of `patterns`. */
  readonly #ids: readonly number[];
  /** Patterns of emoji by their last. */
  readonly #emoji = new Map<number, { id: number; codes: readonly number[] }[]>();
  /** The emoji just before, side by side, and how many there were in all. */
  readonly #run: number[] = [];
  #runLength = 0;
  /** Where the run ends in the text. */
  #runEnd = -1;
  #marks = 0;
  /** The first letter of a flag, whose second is awaited; 0: none. */
  #flag = 0;
  #row = 0;
  #words = 0;
  /** 1 within a word, whose end is still to be counted. */
  #isOpen = 0;

  constructor(patterns: readonly Pattern[]) {
    const texts: string[] = [];
    const ids: number[] = [];
    this.#lengths = new Int32Array(patterns.length);
    patterns.forEach((pattern, id) => {
      if ('codes' in pattern) this.#addEmoji(id, pattern.codes);
      else {
        texts.push(pattern.text);
        ids.push(id);
        this.#lengths[id] = pattern.length;
      }
    });
    this.#ids = ids;
    this.#alphabet = new Alphabet(texts);
    this.#automaton = buildAutomaton(
      texts.map((text) => this.#alphabet.symbolsOf(text)),
      this.#alphabet.width,
      SEPARATOR,
    );
    this.hits = new Hits(patterns.length);
  }

  #addEmoji(id: number, codes: readonly number[]): void {
    const last = codes.at(-1)!;
    this.#emoji.set(last, [...(this.#emoji.get(last) ?? []), { id, codes }]);
  }

  /** Fills `hits` with what is in `text`. */
  scan(text: string): void {
    const whole = text.length > LONGEST_COMMENT ? this.#shorten(text) : text;
    if (!this.#pass(whole, false)) this.#pass(compose(whole), true);
  }

  /**
   * The same for the text whose code units are `units` from `from` up to `to`. false: it cannot be read so, as it is
   * long, or has a character that is more than a letter or a mark; `hits` are of no use then, and have no text.
   */
  scanUnits(units: ArrayLike<number>, from: number, to: number): boolean {
    if (to - from > LONGEST_COMMENT) return false;
    this.#begin('');
    const { codes } = this.#alphabet;
    const { next } = this.#automaton;
    let row = this.#row;
    let words = 0;
    let isOpen = 0;
    for (let i = from; i < to; i++) {
      const code = codes[units[i]!]!;
      if (code < SPECIAL) {
        const isSeparator = code >> SEPARATOR_BIT;
        words += isOpen & isSeparator;
        isOpen = isSeparator ^ 1;
        row = next[row + (code & SYMBOL)]!;
        if (row < 0) row = this.#emit(row, words + isOpen);
        continue;
      }
      if (code !== BREAK) return false;
      words += isOpen;
      isOpen = 0;
      row = next[row + SEPARATOR]!;
      if (row < 0) row = this.#emit(row, words);
      this.hits.breaks.push(words);
    }
    this.#row = row;
    this.#words = words;
    this.#isOpen = isOpen;
    this.#separate();
    return true;
  }

  /** Without the word that the limit would cut through, which might look like another one. */
  #shorten(text: string): string {
    let end = LONGEST_COMMENT;
    while (end > 0 && this.#alphabet.isLetterAt(text, end)) end--;
    return text.slice(0, end || LONGEST_COMMENT);
  }

  /** false: the text holds parts of letters, and must be composed first. */
  #pass(text: string, isComposed: boolean): boolean {
    this.#begin(text);
    const alphabet = this.#alphabet;
    const { codes } = alphabet;
    const { next } = this.#automaton;
    // All the time goes into this loop. So it asks as little as it can, for what cannot be foretold costs more than
    // arithmetic: separators may come in any number, since the automaton takes several for one.
    let row = this.#row;
    let words = 0;
    let isOpen = 0;
    for (let i = 0; i < text.length; i++) {
      const code = codes[text.charCodeAt(i)]!;
      if (code < SPECIAL) {
        const isSeparator = code >> SEPARATOR_BIT;
        words += isOpen & isSeparator;
        isOpen = isSeparator ^ 1;
        row = next[row + (code & SYMBOL)]!;
        if (row < 0) row = this.#emit(row, words + isOpen);
        continue;
      }
      if (code === BREAK) {
        words += isOpen;
        isOpen = 0;
        row = next[row + SEPARATOR]!;
        if (row < 0) row = this.#emit(row, words);
        this.hits.breaks.push(words);
        continue;
      }
      const entry = alphabet.entry(text, i);
      if (entry.isPart && !isComposed) return false;
      this.#row = row;
      this.#words = words;
      this.#isOpen = isOpen;
      this.#feed(entry, i);
      if (entry.isPair) i++;
      row = this.#row;
      words = this.#words;
      isOpen = this.#isOpen;
    }
    this.#row = row;
    this.#words = words;
    this.#isOpen = isOpen;
    this.#separate();
    return true;
  }

  #begin(text: string): void {
    this.hits.clear(text);
    this.#row = 0;
    this.#words = 0;
    this.#isOpen = 0;
    this.#marks = 0;
    this.#runEnd = -1;
    this.#step(SEPARATOR);
  }

  /** Any character, and what the loop above does not know how to do. */
  #feed(entry: Entry, at: number): void {
    const { kind, symbols } = entry;
    const end = at + (entry.isPair ? 2 : 1);
    if (kind === 'ignored') {
      if (this.#runEnd === at) this.#runEnd = end;
      return;
    }
    if (kind === 'letter') this.#isOpen = 1;
    else if (kind !== 'spaceless' || this.#isOpen === 1) this.#separate();
    if (kind === 'spaceless') this.#words += entry.words;
    for (const symbol of symbols) this.#step(symbol);
    if (kind === 'spaceless' && this.#alphabet.isLetterAt(this.hits.text, end)) this.#step(SEPARATOR);
    if (kind === 'break') this.hits.breaks.push(this.#words);
    if (kind === 'emoji') this.#mark(entry, at, end);
  }

  #separate(): void {
    this.#words += this.#isOpen;
    this.#isOpen = 0;
    this.#step(SEPARATOR);
  }

  #step(symbol: number): void {
    const to = this.#automaton.next[this.#row + symbol]!;
    this.#row = to < 0 ? this.#emit(to, this.#words + this.#isOpen) : to;
  }

  #emit(complement: number, words: number): number {
    const row = ~complement;
    const { width, from, ends } = this.#automaton;
    const state = row / width;
    for (let at = from[state]!; at < from[state + 1]!; at++) {
      const id = this.#ids[ends[at]!]!;
      this.hits.add(id, words - this.#lengths[id]!, -1);
    }
    return row;
  }

  #mark({ code, isFlag }: Entry, at: number, end: number): void {
    const run = this.#run;
    if (this.#runEnd !== at) this.#runLength = 0;
    this.#runEnd = end;
    if (isFlag && this.#flag !== 0 && this.#runLength > 0) {
      run[this.#runLength - 1] = flagCode(this.#flag, code);
      this.#flag = 0;
    } else {
      run[this.#runLength++] = code;
      this.#marks++;
      this.#flag = isFlag ? code : 0;
    }
    const length = this.#runLength;
    for (const { id, codes } of this.#emoji.get(run[length - 1]!) ?? []) {
      if (codes.length <= length && codes.every((code, i) => run[length - codes.length + i] === code))
        this.hits.add(id, this.#words, this.#marks - codes.length);
    }
  }
}
