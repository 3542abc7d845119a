/** The engine for ordinary exports: every answer is tallied as it comes by. */

import type { Dedupe, Dimension, Keys, WallTime } from '../model.ts';
import { Candidates } from './candidates.ts';
import { type GroupOf, Groups } from './groups.ts';
import { type Kept, TALLY } from './kept.ts';

const DAY = 86_400_000;
/** Beyond so many different respondents no more are remembered; it would cost the memory. */
const MAX_RESPONDENTS = 1_000_000;

/** One scored answer, or several that are equal, as far as it matters for counting. */
export interface Counted {
  /** 0…10. */
  score: number;
  /** null: undated. */
  at: WallTime | null;
  /** null: anonymous. */
  respondent: string | null;
  /** How many they are, n ≥ 1; 1 where there is a respondent. */
  times: number;
}

/** An answer that counts only if it is the one chosen of its respondent's. */
type Candidate<A> = A & {
  /** For each breakdown the groups that it is in. */
  keys: readonly (readonly Keys[])[];
};

/** What is asked of the engine for one breakdown. */
export interface BreakdownShape {
  /** How many keys its groups have, at least 1. */
  depth: number;
  /** Position of a period among the keys; null: none. */
  period: number | null;
}

/** The shape of a breakdown. */
export function shapeOf(by: readonly Dimension[]): BreakdownShape {
  const period = by.findIndex(({ kind }) => kind === 'period');
  return { depth: by.length, period: period < 0 ? null : period };
}

/** What an engine has found, `L` being kept of each group. All counts are n. */
export interface Tallies<L = number[]> {
  overall: L;
  /** Of the answers in `overall`: those without a date. */
  undated: number;
  /** Dated answers only; each group has one key. No promised order. */
  trend: GroupOf<L>[];
  /** One list for each shape, in no promised order. */
  breakdowns: GroupOf<L>[][];
  /** Answers taken that are not in `overall`. */
  duplicates: number;
}

/**
 * What is `kept` of the overall, of the days and of the breakdowns. With `dedupe`, one answer per respondent
 * counts in the whole, and one per respondent and period in a breakdown by period: the latest or the
 * first by date; undated ones only where no other is; of equal dates the later row (`latest`) or the
 * earlier (`first`). Answers are then kept until the end: memory grows with their number.
 */
export class Engine<L, A extends Counted> {
  readonly #shapes: readonly BreakdownShape[];
  readonly #dedupe: Dedupe;
  readonly #kept: Kept<L, A>;
  readonly #overall: L;
  readonly #groups: Groups<L, A>[];
  readonly #days = new Map<number, L>();
  readonly #seen = new Set<string>();
  readonly #candidates: Candidates<Candidate<A>>;
  #undated = 0;
  #counted = 0;
  #taken = 0;
  #repeats = 0;

  constructor(shapes: readonly BreakdownShape[], dedupe: Dedupe, kept: Kept<L, A>) {
    this.#shapes = shapes;
    this.#dedupe = dedupe;
    this.#kept = kept;
    this.#overall = kept.empty();
    this.#candidates = new Candidates(dedupe);
    this.#groups = shapes.map(({ depth }) => new Groups(depth, kept));
  }

  /**
   * Answers of respondents who had answered before, n; 0 with `dedupe`, which settles the matter.
   * `atLeast`: there were too many respondents to remember them all.
   */
  get repeats(): { count: number; atLeast: boolean } {
    return { count: this.#repeats, atLeast: this.#seen.size >= MAX_RESPONDENTS };
  }

  /**
   * Takes one answer. `keys` holds for each breakdown the groups that it is in: one, or several where a dimension
   * has several values (a period has one). Nothing of it is kept.
   */
  take(answer: A, keys: readonly (readonly Keys[])[]): void {
    const { at, respondent } = answer;
    this.#taken += answer.times;
    if (respondent !== null && this.#dedupe !== 'none') {
      const kept = keys.map((groups) => groups.map((list) => [...list]));
      this.#candidates.add(respondent, { ...answer, keys: kept });
      return;
    }
    if (respondent !== null) this.#remember(respondent);
    this.#countOverall(answer);
    for (let i = 0; i < keys.length; i++) this.#groups[i]!.addAll(keys[i]!, answer);
    if (at !== null) this.#countDay(at, answer);
  }

  /** What was found. `trendKey` names the period of a moment. To be called once, at the end. */
  finish(trendKey: (at: WallTime) => string): Tallies<L> {
    const trend = new Groups(1, this.#kept);
    for (const candidates of this.#candidates.lists()) this.#settle(candidates, trend, trendKey);
    for (const [day, part] of this.#days) trend.merge([trendKey(day * DAY)], part);
    return {
      overall: this.#overall,
      undated: this.#undated,
      trend: trend.list(),
      breakdowns: this.#groups.map((groups) => groups.list()),
      duplicates: this.#taken - this.#counted,
    };
  }

  #remember(respondent: string): void {
    const before = this.#seen.size;
    if (before < MAX_RESPONDENTS) {
      this.#seen.add(respondent);
      if (this.#seen.size === before) this.#repeats++;
    } else if (this.#seen.has(respondent)) this.#repeats++;
  }

  #countOverall(answer: A): void {
    this.#kept.add(this.#overall, answer);
    this.#counted += answer.times;
    if (answer.at === null) this.#undated += answer.times;
  }

  #countDay(at: WallTime, answer: A): void {
    const day = Math.floor(at / DAY);
    let part = this.#days.get(day);
    if (part === undefined) {
      part = this.#kept.empty();
      this.#days.set(day, part);
    }
    this.#kept.add(part, answer);
  }

  /** Counts what counts of the answers of one respondent, given in the order of the rows. */
  #settle(
    candidates: readonly Candidate<A>[],
    trend: Groups<L, A>,
    trendKey: (at: WallTime) => string,
  ): void {
    const chosen = this.#candidates.choose(candidates);
    this.#countOverall(chosen);
    this.#shapes.forEach(({ period }, i) => {
      const groups = this.#groups[i]!;
      if (period === null) groups.addAll(chosen.keys[i]!, chosen);
      else
        for (const one of this.#candidates.chooseEach(candidates, ({ keys }) => keys[i]![0]![period]!))
          groups.addAll(one.keys[i]!, one);
    });
    const dated = candidates.filter(({ at }) => at !== null);
    for (const one of this.#candidates.chooseEach(dated, ({ at }) => trendKey(at!)))
      trend.add([trendKey(one.at!)], one);
  }
}

/** The engine that keeps tallies. */
export class MemoryEngine extends Engine<number[], Counted> {
  constructor(shapes: readonly BreakdownShape[], dedupe: Dedupe) {
    super(shapes, dedupe, TALLY);
  }
}
