/** Scores of answers that are not independent, or do not all count the same. */

import { type AccountTallies, eachAccount } from '../../aggregate/accounts.ts';
import { TALLY } from '../../aggregate/kept.ts';
import type { Counted } from '../../aggregate/memory.ts';
import type { WeightSums } from '../../aggregate/weighted.ts';
import type { Score } from '../../model.ts';
import { AS_TALLIES, BY_ACCOUNT, BY_WEIGHT, type Keeping } from '../../pipeline/keeping.ts';
import { clusteredScore } from '../../stats/cluster.ts';
import { countsOf, nps } from '../../stats/nps.ts';
import { score } from '../../stats/score.ts';
import { weightedScore } from '../../stats/weights.ts';
import { type Confidence, HIDDEN } from './scoring.ts';

/** What is kept of answers, and what score is made of it. */
export interface Measure<L, A extends Counted> {
  keeping: Keeping<L, A>;
  scoreOf(kept: L): Score;
  /** What stands for a score that is not shown. */
  hidden: Score;
}

/** The score of answers that all count the same, and are independent. */
export const byTally = ({ interval, level }: Confidence): Measure<number[], Counted> => ({
  keeping: AS_TALLIES,
  scoreOf: (tally) => score(tally, { method: interval, level }),
  hidden: HIDDEN,
});

/**
 * The score of all answers with an interval for answers that come in accounts: `clusteredScore`. Without an interval
 * where there is but one account.
 */
export const byAccount = (level: number): Measure<AccountTallies, Counted & { account: string | null }> => ({
  keeping: BY_ACCOUNT,
  scoreOf(accounts) {
    const all = TALLY.empty();
    for (const tally of accounts.values()) TALLY.merge(all, tally);
    const counts = countsOf(all);
    const found = clusteredScore(eachAccount(accounts), level);
    return {
      ...counts,
      nps: nps(counts),
      interval: found?.interval ? { ...found.interval, method: 'cluster' } : null,
      accounts: found?.accounts ?? 0,
      designEffect: found?.designEffect ?? null,
    };
  },
  hidden: { ...HIDDEN, accounts: null, designEffect: null },
});

/** The score of answers by their weights, with its interval: `weightedScore`. Counts are of answers. */
export const byWeight = (level: number): Measure<WeightSums, Counted & { weight: number }> => ({
  keeping: BY_WEIGHT,
  scoreOf(sums) {
    const found = weightedScore(sums, level);
    return {
      ...countsOf(sums.counts),
      nps: found?.nps ?? null,
      interval: found && { ...found.interval, method: 'weighted' },
      effectiveN: found?.effectiveN ?? null,
      designEffect: found?.designEffect ?? null,
      weighted: found && {
        promoters: found.promoters,
        passives: found.passives,
        detractors: found.detractors,
      },
    };
  },
  hidden: { ...HIDDEN, effectiveN: null, designEffect: null, weighted: null },
});
