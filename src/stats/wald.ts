import { criticalValue } from './normal.ts';
import { type CategoryCounts, nps } from './nps.ts';
import { standardError } from './standardError.ts';

/** Both ends of an interval, in points; a method may pass −100 or 100. */
export interface Limits {
  low: number;
  high: number;
}

/**
 * Wald interval: the score ± z standard errors.
 *
 * For comparing with other tools, nearly all of which use it. In small samples it promises too much:
 * at n = 10 and 95 %, as few as 65 % of such intervals hold the true score.
 *
 * @param counts answers per category
 * @param level share of such intervals that should hold the true score, e.g. 0.95
 * @returns points, not clipped; of width 0 where all answers are alike; null where n is 0
 */
export function wald(counts: CategoryCounts, level: number): Limits | null {
  const centre = nps(counts);
  const error = standardError(counts);
  if (centre === null || error === null) return null;
  const margin = criticalValue(level) * error;
  return { low: centre - margin, high: centre + margin };
}
