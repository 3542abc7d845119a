/** What a whole column holds, gathered cell by cell: the evidence on which roles are decided. */

import { DateEvidence } from './date.ts';
import { readScore } from './score.ts';

/** Different words are counted up to this many; a column with more has no words but texts. */
const MAX_WORDS = 200;
const MAX_EXAMPLES = 5;
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

/** The evidence about one column. Counts of cells. */
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
  min = Number.POSITIVE_INFINITY;
  max = Number.NEGATIVE_INFINITY;
  /** Cells without digits of at most 40 characters, and how often each occurs; null: too many different ones. */
  words: Map<string, number> | null = new Map();
  texts = 0;
  /** Characters in the cells that are no numbers. */
  textLength = 0;
  emails = 0;
  /** True while every filled cell is its predecessor plus one: a row number. */
  sequential = true;
  readonly dates = new DateEvidence();
  readonly examples: string[] = [];
  readonly #kinds = new Map<string, number>();
  #previous: number | null = null;

  observe(cell: string): void {
    if (cell === '') {
      this.missing++;
      return;
    }
    const kind = this.#kindOf(cell);
    if (kind === MISSING) {
      this.missing++;
      return;
    }
    this.filled++;
    if (this.examples.length < MAX_EXAMPLES && !this.examples.includes(cell)) this.examples.push(cell);
    if (kind <= 10) {
      this.plain[kind]!++;
      if (this.sequential) this.#follow(kind);
      return;
    }
    if (kind < MISSING) this.labelled[kind - LABELLED]!++;
    else if (kind === INTEGER || kind === FRACTION) this.#number(kind, Number(cell));
    else this.#text(kind, cell);
    if (kind !== WORD) this.dates.observe(cell);
  }

  /** Cells that read as a score 0…10, labelled ones included. */
  get scores(): number {
    let sum = 0;
    for (let s = 0; s <= 10; s++) sum += this.plain[s]! + this.labelled[s]!;
    return sum;
  }

  /** Answers per score 0…10, labelled ones included. */
  get distribution(): number[] {
    return this.plain.map((count, s) => count + this.labelled[s]!);
  }

  #kindOf(cell: string): number {
    const remembered = cell.length <= REMEMBERED_LENGTH;
    const known = remembered ? this.#kinds.get(cell) : undefined;
    if (known !== undefined) return known;
    const kind = classify(cell);
    if (remembered && this.#kinds.size < REMEMBERED) this.#kinds.set(cell, kind);
    return kind;
  }

  #number(kind: number, value: number): void {
    if (kind === INTEGER) this.integers++;
    else this.fractions++;
    if (value < this.min) this.min = value;
    if (value > this.max) this.max = value;
    if (this.sequential) this.#follow(value);
  }

  #text(kind: number, cell: string): void {
    this.sequential = false;
    this.textLength += cell.length;
    this.texts++;
    if (kind !== WORD) {
      if (cell.includes('@') && /^\s*[^\s@]+@[^\s@]+\.[^\s@]+\s*$/.test(cell)) this.emails++;
    } else if (this.words !== null) {
      this.words.set(cell, (this.words.get(cell) ?? 0) + 1);
      if (this.words.size > MAX_WORDS) this.words = null;
    }
  }

  #follow(value: number): void {
    this.sequential = this.#previous === null || value === this.#previous + 1;
    this.#previous = value;
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
