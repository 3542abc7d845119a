import type { CategoryCounts } from './nps.ts';
import { variance } from './variance.ts';

/**
 * Standard error of a Net Promoter Score: how far the score of a sample of n typically lies from that
 * of everyone the sample was drawn from. √(variance / n)
 * ([CYBAEA 2016](http://www.cybaea.net/Journal/2016/01/14/NPS-confidence-intervals-stats/)).
 *
 * @param counts answers per category
 * @returns points; 0 where all answers are alike, a single one included; null where n is 0
 */
export function standardError(counts: CategoryCounts): number | null {
  const perAnswer = variance(counts);
  return perAnswer === null ? null : 100 * Math.sqrt(perAnswer / counts.n);
}
