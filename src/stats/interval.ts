import type { Interval, IntervalMethod } from '../model.ts';
import { adjustedWald } from './adjustedWald.ts';
import type { CategoryCounts } from './nps.ts';
import { tangoScore } from './tangoScore.ts';
import { type Limits, wald } from './wald.ts';

const METHODS: Record<IntervalMethod, (counts: CategoryCounts, level: number) => Limits | null> = {
  'adjusted-wald': adjustedWald,
  score: tangoScore,
  wald,
};

/**
 * Confidence interval of a Net Promoter Score: where the score of everyone plausibly lies, going by
 * the answers of a sample.
 *
 * @param counts answers per category
 * @param method how it is computed; each in its own file
 * @param level share of such intervals that should hold the true score, strictly between 0 and 1
 * @returns points, clipped to −100…100; null where n is 0
 */
export function interval(counts: CategoryCounts, method: IntervalMethod, level: number): Interval | null {
  const limits = METHODS[method](counts, level);
  return limits && { low: Math.max(limits.low, -100), high: Math.min(limits.high, 100), level, method };
}
