import type { CategoryCounts } from './nps.ts';

/**
 * Variance of one answer, where a promoter is +1, a passive 0 and a detractor −1:
 * P + D − (P − D)². The population form; n / (n − 1) times it is the sample form.
 *
 * It holds the covariance of the two shares, which are not independent: P(1 − P) + D(1 − D) alone is
 * too small ([Cross Validated 18603](https://stats.stackexchange.com/questions/18603)).
 *
 * @param counts answers per category
 * @returns 0 (all alike) … 1 (half promoters, half detractors), × 10,000 for points²; null where n is 0
 */
export function variance({ n, promoters, detractors }: CategoryCounts): number | null {
  return n === 0 ? null : (promoters + detractors) / n - ((promoters - detractors) / n) ** 2;
}
