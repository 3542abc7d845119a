import { criticalValue } from './normal.ts';
import type { CategoryCounts } from './nps.ts';
import type { Limits } from './wald.ts';

/**
 * Score interval: every value that a score test would not reject as the true one. The statistic is
 * Tango's (1998, Statistics in Medicine 17, 891–908) for a difference of paired proportions, which a Net
 * Promoter Score is ([PropCIs](https://search.r-project.org/CRAN/refmans/PropCIs/html/scoreci.mp.html)).
 *
 * The best below ten answers, and it never leaves the range; it has no closed form. 200 halvings a
 * limit, whatever n is.
 *
 * @param counts answers per category
 * @param level share of such intervals that should hold the true score, e.g. 0.95
 * @returns points within −100…100, the score among them; null where n is 0
 */
export function tangoScore(counts: CategoryCounts, level: number): Limits | null {
  if (counts.n === 0) return null;
  const z = criticalValue(level);
  return { low: lowerLimit(counts, z), high: -lowerLimit(mirrored(counts), z) };
}

/** The same answers on the scale turned round: its lower limit is the upper one of the original. */
function mirrored({ n, promoters, passives, detractors }: CategoryCounts): CategoryCounts {
  return { n, promoters: detractors, passives, detractors: promoters };
}

/** Points at which the statistic is z; it falls from the lower end of the scale to 0 at the score, where that is above. */
function lowerLimit(counts: CategoryCounts, z: number): number {
  const { n, promoters, detractors } = counts;
  let tooLow = -1;
  let tooHigh = (promoters - detractors) / n;
  for (let halving = 0; halving < 200; halving++) {
    const middle = (tooLow + tooHigh) / 2;
    if (scoreStatistic(counts, middle) > z) tooLow = middle;
    else tooHigh = middle;
  }
  return 100 * tooHigh;
}

/**
 * Tango's statistic: how many standard errors, as they would be if `truth` held, the score lies above it.
 *
 * @param truth the trial value, −1…1
 */
function scoreStatistic({ n, promoters, detractors }: CategoryCounts, truth: number): number {
  const a = 2 * n;
  const b = -detractors - promoters + (2 * n - promoters + detractors) * truth;
  const c = -detractors * truth * (1 - truth);
  const likeliestDetractors = (Math.sqrt(Math.max(b * b - 4 * a * c, 0)) - b) / (2 * a);
  const squaredError = n * (2 * likeliestDetractors + truth * (1 - truth));
  return (promoters - detractors - n * truth) / Math.sqrt(squaredError);
}
