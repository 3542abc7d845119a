/** What a whole column holds, gathered cell by cell: the evidence on which roles are decided. */

import type { ColumnType } from '../model.ts';
import { DateEvidence } from './date/evidence.ts';
import { isDateColumn } from './date.ts';
import { FRACTION, INTEGER, kindOf, LABELLED, MISSING, WORD } from './kind.ts';
import { bareScore } from './score.ts';

/** Different words are counted up to this many; a column with more has no words but texts. */
const MAX_WORDS = 200;
const LONGEST_DATE = 64;
const DASH = 45;

/** Only short cells repeat often enough to be worth remembering. */
const REMEMBERED_LENGTH = 12;
const REMEMBERED = 300;
/** After so many cells that were not among them, remembering does not pay. */
const MOSTLY_NEW = 1000;

/** After so many filled cells it shows whether a column is full of plain dates. */
const JUDGED = 40;
/** Fewer filled cells tell nothing about a column yet. */
const FEW = 20;

/** A short cell that was met before: counted again only when the profile settles. */
interface Remembered {
  kind: number;
  again: number;
}

/**
 * The evidence about one column. Counts of cells, complete after `settle()`, and the same in whatever
 * order the cells come; but once a column has shown nothing except plain dates, impossible ones of their
 * shape (`0000-00-00`) count as dates, too.
 */
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
  readonly dates = new DateEvidence();
  readonly #remembered = new Map<string, Remembered>();
  /** Of these the bare scores, which are most cells of a column of scores. */
  readonly #scores: (Remembered | undefined)[] = new Array(11).fill(undefined);
  #new = 0;
  #judged = false;
  /** Characters of the dates of which a column is full; 0: it is no such column. */
  #dateLength = 0;
  /** Dates of that length, not yet counted. */
  #moreDates = 0;

  /** Counts one cell as it stands in the file, or `times` equal ones. */
  observe(cell: string, times = 1): void {
    if (cell === '') {
      this.missing += times;
      return;
    }
    if (cell.length === this.#dateLength && looksLikeIso(cell)) {
      this.#moreDates += times;
      return;
    }
    if (cell.length > REMEMBERED_LENGTH || this.#new > MOSTLY_NEW) {
      this.#count(cell, kindOf(cell), times);
      return;
    }
    const score = bareScore(cell);
    const known = score < 0 ? this.#remembered.get(cell) : this.#scores[score];
    if (known !== undefined) {
      known.again += times;
      return;
    }
    const kind = kindOf(cell);
    if (this.#remembered.size < REMEMBERED) this.#remember(cell, kind, score);
    else this.#new++;
    this.#count(cell, kind, times);
  }

  /** Counts what was only remembered; to be called before the counts are read. */
  settle(): void {
    this.#settleDates();
    for (const [cell, known] of this.#remembered) {
      if (known.again > 0) this.#count(cell, known.kind, known.again);
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

  /** False for a column that holds too few scores and dates to be the column of either. After `settle()`. */
  get mayMatter(): boolean {
    return this.filled < FEW || this.scores * 4 > this.filled || this.dates.parsed * 4 > this.filled;
  }

  #remember(cell: string, kind: number, score: number): void {
    const one = { kind, again: 0 };
    this.#remembered.set(cell, one);
    if (score >= 0) this.#scores[score] = one;
  }

  /** Once a column has shown nothing but plain dates of one length, more of that shape are only counted. */
  #judgeDates(cell: string): void {
    this.#judged = true;
    const { iso, zoned } = this.dates.counts;
    const pure = iso === this.filled && (zoned === 0 || zoned === iso);
    this.#dateLength = pure && this.textLength === cell.length * iso ? cell.length : 0;
  }

  #stopAssuming(): void {
    this.#settleDates();
    this.#dateLength = 0;
  }

  #settleDates(): void {
    const more = this.#moreDates;
    const { counts } = this.dates;
    const zoned = counts.zoned > 0;
    this.filled += more;
    this.texts += more;
    this.textLength += more * this.#dateLength;
    counts.iso += more;
    if (zoned) counts.zoned += more;
    else counts.naive += more;
    this.#moreDates = 0;
  }

  #count(cell: string, kind: number, times: number): void {
    if (kind === MISSING) {
      this.missing += times;
      return;
    }
    this.filled += times;
    if (kind <= 10) {
      this.plain[kind]! += times;
      return;
    }
    if (kind < MISSING) this.labelled[kind - LABELLED]! += times;
    else if (kind === INTEGER) this.integers += times;
    else if (kind === FRACTION) this.fractions += times;
    else this.#countText(cell, kind, times);
    if (kind !== WORD && cell.length <= LONGEST_DATE) this.dates.observe(cell, times);
    if (!this.#judged && this.filled >= JUDGED) this.#judgeDates(cell);
    else if (this.#dateLength > 0) this.#stopAssuming();
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
  }
}

/** `2024-03-21` and what goes on like it, without a look at the figures. */
const looksLikeIso = (cell: string): boolean => cell.charCodeAt(4) === DASH && cell.charCodeAt(7) === DASH;

function looksLikeEmail(cell: string): boolean {
  const at = cell.indexOf('@');
  return at > 0 && cell.indexOf('.', at) > 0 && !cell.trim().includes(' ');
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
