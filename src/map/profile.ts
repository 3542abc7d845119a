/** What a whole column holds, gathered cell by cell: the evidence on which roles are decided. */

import type { ColumnType } from '../model.ts';
import { DateEvidence, isDateColumn } from './date.ts';
import { readScore } from './score.ts';

/** Different words are counted up to this many; a column with more has no words but texts. */
const MAX_WORDS = 200;
const LONGEST_DATE = 64;
const UNDATED_AFTER = 50;
/** `10`, `8.0`, `null`: what is longer is no bare score. */
const LONGEST_BARE = 4;
const PROSE_AFTER = 100;

const looksLikeEmail = (cell: string): boolean => {
  const at = cell.indexOf('@');
  return at > 0 && cell.indexOf('.', at) > 0 && !cell.trim().includes(' ');
};
/** Only short cells repeat often enough to be worth remembering. */
const REMEMBERED_LENGTH = 12;
const REMEMBERED = 300;

/** What a cell is: 0…10 a bare score, LABELLED + 0…10 one beside a label, else one of these. */
const LABELLED = 16;
const MISSING = 32;
const INTEGER = 33;
const FRACTION = 34;
const WORD = 35;
const TEXT = 36;

/** A short cell that was met before: counted again only when the profile settles. */
interface Remembered {
  kind: number;
  again: number;
}

/** The evidence about one column. Counts of cells, complete after `settle()`. */
export class ColumnProfile {
  /** Neither empty nor a word for it. */
  filled = 0;
  missing = 0;
  /** Bare integers 0…10, per score. */
  readonly plain: number[] = new Array(11).fill(0);
  /** The same beside a label, `10 - extremely likely`. */
  readonly labelled: number[] = new Array(11).fill(0);
  /** Integers outside 0…10, and numbers with a fraction. */
  integers = 0;
  fractions = 0;
  /** Cells without digits of at most 40 characters, and how often each occurs; null: too many different ones. */
  words: Map<string, number> | null = new Map();
  /** Cells that are no numbers, words among them, and the characters in them. */
  texts = 0;
  textLength = 0;
  emails = 0;
  /** True while every filled cell is its predecessor plus one: a row number. */
  sequential = true;
  readonly dates = new DateEvidence();
  readonly #remembered = new Map<string, Remembered>();
  #previous: number | null = null;
  #proseOnly = false;

  observe(cell: string): void {
    if (cell === '') {
      this.missing++;
      return;
    }
    if (this.#proseOnly && cell.length > LONGEST_BARE) {
      this.filled++;
      this.texts++;
      this.textLength += cell.length;
      if (this.emails > 0) this.emails++;
      return;
    }
    if (cell.length > REMEMBERED_LENGTH) {
      this.#count(cell, classify(cell), 1);
      return;
    }
    const known = this.#remembered.get(cell);
    if (known !== undefined) {
      known.again++;
      return;
    }
    const kind = classify(cell);
    if (this.#remembered.size < REMEMBERED) this.#remembered.set(cell, { kind, again: 0 });
    this.#count(cell, kind, 1);
  }

  /** Counts what was only remembered; to be called before the counts are read. */
  settle(): void {
    for (const [cell, known] of this.#remembered) {
      if (known.again === 0) continue;
      if (known.kind !== MISSING) this.sequential = false;
      this.#count(cell, known.kind, known.again);
      known.again = 0;
    }
  }

  /** Cells that read as a score 0…10, labelled ones included. */
  get scores(): number {
    return this.distribution.reduce((sum, count) => sum + count, 0);
  }

  /** Answers per score 0…10, labelled ones included. */
  get distribution(): number[] {
    return this.plain.map((count, score) => count + this.labelled[score]!);
  }

  #count(cell: string, kind: number, times: number): void {
    if (kind === MISSING) {
      this.missing += times;
      return;
    }
    this.filled += times;
    if (kind <= 10) {
      this.plain[kind]! += times;
      this.#follow(kind);
      return;
    }
    if (kind < MISSING) this.labelled[kind - LABELLED]! += times;
    else if (kind === INTEGER) this.integers += times;
    else if (kind === FRACTION) this.fractions += times;
    else this.#countText(cell, kind, times);
    if (kind === INTEGER) this.#follow(Number(cell));
    else this.sequential = false;
    if (kind !== WORD && cell.length <= LONGEST_DATE && this.#maybeDated()) this.dates.observe(cell, times);
  }

  #countText(cell: string, kind: number, times: number): void {
    this.texts += times;
    this.textLength += cell.length * times;
    if (kind !== WORD) {
      if (looksLikeEmail(cell)) this.emails += times;
    } else if (this.words !== null) {
      this.words.set(cell, (this.words.get(cell) ?? 0) + times);
      if (this.words.size > MAX_WORDS) this.words = null;
    }
    if (this.texts % PROSE_AFTER === 0) this.#judgeProse();
  }

  #follow(value: number): void {
    this.sequential &&= this.#previous === null || value === this.#previous + 1;
    this.#previous = value;
  }

  /** False for good once so many cells were hardly ever dates: most columns need not be looked at longer. */
  #maybeDated(): boolean {
    const { filled, parsed } = this.dates;
    return filled < UNDATED_AFTER || parsed * 10 > filled;
  }

  /** A column of nothing but different texts is not taken apart any longer; what may be a bare score still is. */
  #judgeProse(): void {
    const { filled, texts, words, dates, emails } = this;
    const varied = words === null || words.size === 0;
    this.#proseOnly =
      filled >= PROSE_AFTER &&
      texts === filled &&
      varied &&
      dates.parsed === 0 &&
      (emails === 0 || emails === texts);
  }
}

function classify(cell: string): number {
  const first = cell.charCodeAt(0);
  // A long text that begins with a letter is an answer in words whatever follows.
  if (cell.length > 100 || (cell.length > 40 && first >= 65)) return TEXT;
  const read = readScore(cell);
  if (read.kind === 'missing') return MISSING;
  if (read.kind === 'score') return read.labelled ? LABELLED + read.score : read.score;
  if (read.reason === 'scoreOutOfRange') return INTEGER;
  if (read.reason === 'scoreNotWhole') return FRACTION;
  return cell.length <= 40 && !/[\d@]/.test(cell) ? WORD : TEXT;
}

/** What kind of cells a column mostly holds. `named`: its name suggests dates. */
export function typeOf(profile: ColumnProfile, named: boolean): ColumnType {
  const { filled, integers, fractions, emails, words, texts } = profile;
  if (filled === 0) return 'empty';
  if (isDateColumn(profile.dates, filled, named)) return 'date';
  const bare = profile.scores + integers;
  if (bare + fractions > filled / 2) return fractions > 0 ? 'number' : 'integer';
  if (emails > filled / 2) return 'email';
  return isFreeText(profile) || words === null ? 'text' : texts > 0 ? 'word' : 'text';
}

/** True where hardly any answer in words is given twice: comments, not choices. */
export function isFreeText({ texts, words }: ColumnProfile): boolean {
  if (words === null) return texts > 0;
  const repeatable = [...words.values()].reduce((sum, count) => sum + count, 0);
  return texts > 0 && words.size + texts - repeatable >= 0.5 * texts;
}
