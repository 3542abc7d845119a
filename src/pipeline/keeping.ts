/** Answers kept in another way than as tallies, while they are counted: by account, or by their weights. */

import { ACCOUNTS, type AccountTallies } from '../aggregate/accounts.ts';
import { type Kept, TALLY } from '../aggregate/kept.ts';
import { type Counted, Engine, shapeOf, type Tallies } from '../aggregate/memory.ts';
import { WEIGHTED, type WeightSums } from '../aggregate/weighted.ts';
import type { Dedupe, WallTime } from '../model.ts';
import type { Asked } from './asked.ts';
import type { Collector } from './collector.ts';
import { groupsIn, type Judged, type Setting, valuesIn } from './fate.ts';

/** What is kept, and how an answer of one input becomes what is counted in it. */
export interface Keeping<L, A extends Counted> {
  kept: Kept<L, A>;
  /** Gives a new object for each answer. */
  answersOf(setting: Setting, asked: Asked): (judged: Judged) => A;
}

const counted = ({ score, at, respondent, times }: Judged): Counted => ({
  score: score!,
  at,
  respondent,
  times,
});

/** Tallies. */
export const AS_TALLIES: Keeping<number[], Counted> = { kept: TALLY, answersOf: () => counted };

/** Sums of weights. */
export const BY_WEIGHT: Keeping<WeightSums, Counted & { weight: number }> = {
  kept: WEIGHTED,
  answersOf: () => (judged) => ({ ...counted(judged), weight: judged.weight }),
};

/**
 * Tallies by account: the role's column where the question says `account` and the input has one, else the column that
 * it names. Accounts are compared as respondents are: trimmed, in lower case.
 */
export const BY_ACCOUNT: Keeping<AccountTallies, Counted & { account: string | null }> = {
  kept: ACCOUNTS,
  answersOf(setting, { cluster }) {
    const { account } = setting.mapping.roles;
    const isRole = setting.question.cluster === 'account' && account !== null;
    const read = isRole
      ? ({ row }: Judged) => (row[account] ?? '').trim()
      : cluster === null
        ? () => ''
        : valuesReader(valuesIn(setting, cluster, '--cluster'));
    return (judged) => ({ ...counted(judged), account: read(judged).toLowerCase() || null });
  },
};

const valuesReader = (valuesOf: ReturnType<typeof valuesIn>) => (judged: Judged) => valuesOf(judged)[0] ?? '';

/** Keeps the answers to a question; to be read with `finish` once they are counted. */
export class KeepingCollector<L, A extends Counted> implements Collector {
  readonly #keeping: Keeping<L, A>;
  readonly #dedupe: Dedupe;
  #asked: Asked | null = null;
  #engine: Engine<L, A>;

  constructor(keeping: Keeping<L, A>, dedupe: Dedupe) {
    this.#keeping = keeping;
    this.#dedupe = dedupe;
    this.#engine = new Engine([], dedupe, keeping.kept);
  }

  /** What is asked, once a pass has begun; null: none has. */
  get asked(): Asked | null {
    return this.#asked;
  }

  beginPass(asked: Asked): void {
    this.#asked = asked;
    this.#engine = new Engine(asked.breakdowns.map(shapeOf), this.#dedupe, this.#keeping.kept);
  }

  taker(setting: Setting): (judged: Judged) => void {
    const asked = this.#asked!;
    const answerOf = this.#keeping.answersOf(setting, asked);
    const groupsOf = asked.breakdowns.map((by) => groupsIn(setting, by));
    const engine = this.#engine;
    const remembers = this.#dedupe !== 'none';
    return (judged) => {
      const answer = answerOf(judged);
      // Who answered before is told by the engine of the tallies.
      if (!remembers) answer.respondent = null;
      engine.take(
        answer,
        groupsOf.map((groups) => groups(judged)),
      );
    };
  }

  /** What was kept; `trendKey` names the period of a moment. To be called once, after the last pass. */
  finish(trendKey: (at: WallTime) => string): Tallies<L> {
    return this.#engine.finish(trendKey);
  }
}
