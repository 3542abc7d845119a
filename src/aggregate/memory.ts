/** The engine for ordinary exports: every answer is tallied as it comes by. */

import type { Dedupe, Group, Keys, Tally, WallTime } from '../model.ts';
import { Groups } from './groups.ts';
import { emptyTally } from './tally.ts';

const DAY = 86_400_000;
/** Beyond so many different respondents nobody is told whether some answered twice; it would cost the memory. */
const MAX_RESPONDENTS = 1_000_000;

/** One scored answer, as far as it matters for counting. */
export interface Counted {
  score: number;
  at: WallTime | null;
  respondent: string | null;
}

interface Candidate extends Counted {
  /** One key list for each breakdown. */
  keys: readonly Keys[];
  order: number;
}

/** What is asked of the engine for one breakdown. */
export interface BreakdownShape {
  depth: number;
  /** Position of a period among the keys; null: none. */
  period: number | null;
}

/**
 * Tallies of the overall, of the days and of the breakdowns. With `dedupe`, one answer per respondent
 * counts in the whole, and one per respondent and period in a breakdown by period: the latest or the
 * first by date; undated ones only where no other is; of equal dates the later row (`latest`) or the
 * earlier (`first`). Answers are then kept until the end: memory grows with their number.
 */
export class MemoryEngine {
  readonly #shapes: readonly BreakdownShape[];
  readonly #dedupe: Dedupe;
  readonly #overall = emptyTally();
  readonly #groups: Groups[];
  readonly #days = new Map<number, number[]>();
  readonly #seen = new Set<string>();
  readonly #candidates = new Map<string, Candidate[]>();
  #order = 0;
  #counted = 0;
  #taken = 0;
  /** Answers beyond a respondent's first; with `dedupe` none, or while nobody counts them. */
  repeats = 0;

  constructor(shapes: readonly BreakdownShape[], dedupe: Dedupe) {
    this.#shapes = shapes;
    this.#dedupe = dedupe;
    this.#groups = shapes.map(({ depth }) => new Groups(depth));
  }

  /** Takes one answer; `keys` holds its keys for each breakdown. */
  take(answer: Counted, keys: readonly Keys[]): void {
    this.#taken++;
    const { respondent } = answer;
    if (respondent !== null && this.#dedupe !== 'none') {
      const { score, at } = answer;
      const candidate = { score, at, respondent, keys, order: this.#order++ };
      const known = this.#candidates.get(respondent);
      if (known) known.push(candidate);
      else this.#candidates.set(respondent, [candidate]);
      return;
    }
    if (respondent !== null && this.#seen.size < MAX_RESPONDENTS) {
      const before = this.#seen.size;
      this.#seen.add(respondent);
      if (this.#seen.size === before) this.repeats++;
    }
    this.#countOverall(answer.score);
    for (let i = 0; i < keys.length; i++) this.#groups[i]!.add(keys[i]!, answer.score);
    if (answer.at !== null) this.#countDay(answer.at, answer.score);
  }

  /**
   * The tallies. `trendKey` names the period of a moment; the groups of `trend` are single keyed.
   * To be called once, at the end.
   */
  finish(trendKey: (at: WallTime) => string): {
    overall: Tally;
    trend: Group[];
    breakdowns: Group[][];
    duplicates: number;
  } {
    const trend = new Groups(1);
    for (const candidates of this.#candidates.values()) this.#settle(candidates, trend, trendKey);
    for (const [day, tally] of this.#days) {
      const key = trendKey(day * DAY);
      tally.forEach((count, score) => count > 0 && trend.add([key], score, count));
    }
    return {
      overall: this.#overall,
      trend: trend.list(),
      breakdowns: this.#groups.map((groups) => groups.list()),
      duplicates: this.#taken - this.#counted,
    };
  }

  #countOverall(score: number): void {
    this.#overall[score]!++;
    this.#counted++;
  }

  #countDay(at: WallTime, score: number): void {
    const day = Math.floor(at / DAY);
    let tally = this.#days.get(day);
    if (tally === undefined) {
      tally = emptyTally();
      this.#days.set(day, tally);
    }
    tally[score]!++;
  }

  #settle(candidates: readonly Candidate[], trend: Groups, trendKey: (at: WallTime) => string): void {
    const chosen = this.#choose(candidates);
    this.#countOverall(chosen.score);
    this.#shapes.forEach(({ period }, i) => {
      const groups = this.#groups[i]!;
      if (period === null) groups.add(chosen.keys[i]!, chosen.score);
      else
        for (const one of this.#chooseEach(candidates, (c) => c.keys[i]![period]!))
          groups.add(one.keys[i]!, one.score);
    });
    const dated = candidates.filter(({ at }) => at !== null);
    for (const one of this.#chooseEach(dated, (c) => trendKey(c.at!)))
      trend.add([trendKey(one.at!)], one.score);
  }

  #chooseEach(candidates: readonly Candidate[], keyOf: (candidate: Candidate) => string | null): Candidate[] {
    const byKey = new Map<string | null, Candidate[]>();
    for (const candidate of candidates) {
      const same = byKey.get(keyOf(candidate));
      if (same) same.push(candidate);
      else byKey.set(keyOf(candidate), [candidate]);
    }
    return [...byKey.values()].map((same) => this.#choose(same));
  }

  #choose(candidates: readonly Candidate[]): Candidate {
    const latest = this.#dedupe === 'latest';
    return candidates.reduce((a, b) => {
      if (a.at === b.at) return latest === b.order > a.order ? b : a;
      if (a.at === null || b.at === null) return a.at === null ? b : a;
      return latest === b.at > a.at ? b : a;
    });
  }
}
