import type { CategoryCounts } from './nps.ts';
import { type Limits, wald } from './wald.ts';

/**
 * Adjusted Wald interval (3,T): the Wald interval after adding three pseudo-answers, ¾ of a promoter,
 * 1½ passives and ¾ of a detractor ([MeasuringU](https://measuringu.com/nps-three-confidence-intervals/)).
 *
 * The default. The three answers pull the centre towards 0 and keep the width above 0, so that it
 * holds what it promises: at n = 10 and 95 %, 93 % at least.
 *
 * Its centre is not the score, so it need not hold the score: at 95 % it always does from two
 * answers on, but a single promoter, 100 points, gets −48.5 … 98.5.
 *
 * @param counts answers per category
 * @param level share of such intervals that should hold the true score, e.g. 0.95
 * @returns points, not clipped: 47.5 … 106.3 for ten promoters; null where n is 0
 */
export function adjustedWald(counts: CategoryCounts, level: number): Limits | null {
  return counts.n === 0 ? null : wald(withPseudoAnswers(counts), level);
}

/**
 * The same answers and a few more, which nobody gave: ¼ of each a promoter, ½ a passive, ¼ a detractor. They have a
 * score of 0 and a variance of ½, so that no estimate from few answers is more certain than it can be.
 *
 * @param counts answers per category; all 0 gives the pseudo-answers alone
 * @param number of pseudo-answers, n
 * @returns counts, no longer whole numbers
 */
export function withPseudoAnswers(
  { n, promoters, passives, detractors }: CategoryCounts,
  number = 3,
): CategoryCounts {
  return {
    n: n + number,
    promoters: promoters + number / 4,
    passives: passives + number / 2,
    detractors: detractors + number / 4,
  };
}
