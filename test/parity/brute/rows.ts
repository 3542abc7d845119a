/**
 * What becomes of every row, read from what its cells were drawn to mean: straight from the definitions, and without
 * a line of the program.
 */
import type { Category, RejectionReason } from '../../../src/model.ts';
import type { Cell } from '../cells.ts';
import { DAY, type DateMeaning } from '../dates.ts';
import type { Condition, Dimension } from '../dimensions.ts';
import type { Asked } from '../questions.ts';
import type { Data } from '../tables.ts';
import { themesOf } from '../themes.ts';
import { beginOf, dayOf, periodAt, spanOf, wallTime } from './calendar.ts';
import { type StageAttributes, stageOf } from './stage.ts';

/** What the program says it took columns for, where the question left that open; indexes. */
export interface Taken {
  score: number;
  date: number | null;
  respondent: number | null;
  account: number | null;
  comment: number | null;
  /** Order of day and month; null: no date depends on it. */
  order: 'dmy' | 'mdy' | null;
  /** Names of the columns of customers that stages are told from. */
  stages: StageAttributes;
}

export type Fate = 'notKept' | 'filtered' | 'outside' | 'missing' | 'invalid' | 'scored';

/** One row. */
export interface Read {
  cells: readonly Cell[];
  /** The row of its customer; null: nobody is known. */
  customer: readonly Cell[] | null;
  file: string;
  fate: Fate;
  score: number | null;
  at: number | null;
  undatable: boolean;
  reason: RejectionReason | null;
  who: string | null;
  weight: number;
}

export const categoryOf = (score: number): Category =>
  score >= 9 ? 'promoter' : score >= 7 ? 'passive' : 'detractor';

const NUMBER = /^[-+]?\d+(\.\d+)?$/;
const fold = (text: string): string => text.replace(/\s+/g, ' ').trim().toLowerCase();

/** Reads the cells of one question. */
export class Reader {
  readonly #data: Data;
  readonly #asked: Asked;
  readonly #taken: Taken;
  readonly #anchors: ReadonlyMap<string, number>;
  readonly fiscal: number;

  constructor(data: Data, asked: Asked, taken: Taken) {
    this.#data = data;
    this.#asked = asked;
    this.#taken = taken;
    this.fiscal = Number(asked.flags.fiscalYearStart);
    const pairs = (asked.flags.anchor ?? []).filter((text) => text !== 'none').map((text) => text.split('='));
    this.#anchors = new Map(pairs.map(([word, score]) => [fold(word!), Number(score)]));
  }

  /** All rows. `files`: the name of the file that each row is in. */
  rows(files: readonly string[]): Read[] {
    const { table } = this.#data;
    const read = table.rows.map((cells, i) => this.#row(cells, files[i]!));
    this.#applyWindow(read);
    return read;
  }

  /** When a cell was, on the clock of the report; null: unreadable; undefined: nothing is there. */
  at(date: DateMeaning | undefined): number | null | undefined {
    switch (date?.kind) {
      case undefined:
      case 'unreadable':
        return null;
      case 'missing':
        return undefined;
      case 'wall':
        return date.at;
      case 'instant':
        return wallTime(date.at, this.#asked.flags.tz);
      case 'numeric': {
        const [day, month] =
          this.#taken.order === 'mdy' ? [date.second, date.first] : [date.first, date.second];
        const midnight = dayOf(date.year, month, day);
        return midnight === null ? null : midnight + date.time;
      }
    }
  }

  /** The values of a dimension; null: unknown. */
  values(read: Read, dimension: Dimension): readonly (string | null)[] {
    const { cells, customer, score, at, file } = read;
    switch (dimension.kind) {
      case 'column':
        return [cells[dimension.column]!.text.trim() || null];
      case 'attribute':
        return [(customer?.[dimension.column]?.text ?? '').trim() || null];
      case 'period':
        return [at === null ? null : periodAt(at, dimension.period, this.fiscal).key];
      case 'category':
        return [score === null ? null : categoryOf(score)];
      case 'file':
        return [file];
      case 'stage':
        return [stageOf(this.#data, this.#taken.stages, customer, at)];
      case 'theme': {
        const ids = this.themes(read);
        return ids === null ? [null] : ids.length === 0 ? ['untagged'] : ids;
      }
    }
  }

  /** The themes of an answer's comment; null: it says nothing. */
  themes({ cells, score }: Read): string[] | null {
    const { comment } = this.#taken;
    const words = comment === null ? null : (cells[comment]!.words ?? null);
    return themesOf(words, score === null ? null : categoryOf(score));
  }

  /** Whether a condition holds. */
  holds(read: Read, condition: Condition): boolean {
    const { dimension, operator } = condition;
    const cell = dimension.kind === 'column' ? read.cells[dimension.column]! : null;
    const one = (found: string | null): boolean => this.#compare(found, cell, condition);
    const values = this.values(read, dimension);
    return operator === '!=' ? values.every(one) : values.some(one);
  }

  #compare(found: string | null, cell: Cell | null, { operator, value, date }: Condition): boolean {
    if (operator === '~') return (found ?? '').toLowerCase().includes(value.toLowerCase());
    const wanted = value.trim() === '(none)' ? '' : value.trim();
    // An empty cell equals only the empty value, and `!=` keeps it.
    if (wanted === '') return operator === '=' ? found === null : operator === '!=' && found !== null;
    if (found === null) return operator === '!=';
    let sides: [string | number, string | number] = [found, wanted];
    const at = cell?.date === undefined ? null : this.at(cell.date);
    if (NUMBER.test(found) && NUMBER.test(wanted)) sides = [Number(found), Number(wanted)];
    else if (date !== null && at != null) {
      // By days where the value is a day.
      const unit = wanted.includes(':') ? 1 : DAY;
      sides = [Math.floor(at / unit), Math.floor(this.at(date)! / unit)];
    }
    const [a, b] = sides;
    switch (operator) {
      case '=':
        return a === b;
      case '!=':
        return a !== b;
      case '<':
        return a < b;
      case '<=':
        return a <= b;
      case '>':
        return a > b;
      case '>=':
        return a >= b;
    }
  }

  #row(cells: readonly Cell[], file: string): Read {
    const { date, respondent } = this.#taken;
    const at = date === null ? undefined : this.at(cells[date]!.date);
    const read: Read = {
      cells,
      customer: this.#customerOf(cells),
      file,
      fate: 'scored',
      score: null,
      at: at ?? null,
      undatable: false,
      reason: null,
      who: respondent === null ? null : (cells[respondent]!.who ?? null),
      weight: 1,
    };
    const score = this.#scoreOf(cells[this.#taken.score]!);
    if (typeof score === 'number') read.score = score;
    const failing = this.#asked.where.filter((condition) => !this.holds(read, condition));
    const ofKind = (...kinds: Dimension['kind'][]) =>
      failing.some(({ dimension: { kind } }) => kinds.includes(kind));
    if (ofKind('column', 'attribute')) return { ...read, fate: 'notKept' };
    if (ofKind('category', 'file', 'theme')) return { ...read, fate: 'filtered' };
    // Told even of rows that a condition on time leaves out because they have no date.
    read.undatable = at === null;
    if (ofKind('period', 'stage')) return { ...read, fate: 'filtered' };
    if (score === 'missing') read.fate = 'missing';
    else if (typeof score === 'string') {
      read.fate = 'invalid';
      read.reason = score;
    } else this.#weigh(read);
    return read;
  }

  #weigh(read: Read): void {
    const { command } = this.#asked;
    if (command.name !== 'report' || command.weight === null) return;
    const weight = read.cells[command.weight]!.weight!;
    if (weight !== null) read.weight = weight;
    else {
      read.fate = 'invalid';
      read.reason = 'weightUnusable';
      read.score = null;
    }
  }

  #scoreOf({ text, score }: Cell): number | 'missing' | RejectionReason {
    return this.#anchors.get(fold(text)) ?? score!;
  }

  #customerOf(cells: readonly Cell[]): readonly Cell[] | null {
    const { customers, table } = this.#data;
    if (customers === null) return null;
    const column = table.columns.findIndex(({ name }) => name === customers.on.split('=')[0]);
    const who = cells[column]!.who ?? null;
    // Of several rows with one key the last holds.
    return who === null ? null : (customers.table.rows.findLast(([key]) => key!.who === who) ?? null);
  }

  /** Both ends are included; `last` counts back from the newest answer that can be used, in the window or not. */
  #applyWindow(all: readonly Read[]): void {
    const { since, until, last } = this.#asked.flags;
    if (since === undefined && until === undefined && last === undefined) return;
    const dated = all.flatMap(({ fate, at }) => (fate === 'scored' && at !== null ? [at] : []));
    const newest = dated.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
    const from = Math.max(
      since === undefined ? Number.NEGATIVE_INFINITY : spanOf(since, this.fiscal)!.start,
      last === undefined || dated.length === 0 ? Number.NEGATIVE_INFINITY : beginOf(last, newest),
    );
    const to = Math.min(
      until === undefined ? Number.POSITIVE_INFINITY : spanOf(until, this.fiscal)!.end,
      // Rows of a later day are no answers.
      last === undefined || dated.length === 0
        ? Number.POSITIVE_INFINITY
        : Math.floor(newest / DAY) * DAY + DAY,
    );
    for (const read of all) {
      if (read.fate === 'notKept' || read.fate === 'filtered') continue;
      const { at } = read;
      if (at === null || at < from || at >= to || (last !== undefined && dated.length === 0))
        read.fate = 'outside';
    }
  }
}
