import type { IntervalMethod, Score, Tally } from '../model.ts';
import { interval } from './interval.ts';
import { countsOf, nps } from './nps.ts';

/** How sure the interval should be (share, e.g. 0.95), and how it is computed. */
export interface Confidence {
  method: IntervalMethod;
  level: number;
}

/**
 * Everything that is said about the score of one group, from its tally alone.
 *
 * @param tally answers per score 0…10
 * @returns counts, and the score and its interval in points, unrounded; both null where n is 0
 */
export function score(tally: Tally, { method, level }: Confidence): Score {
  const counts = countsOf(tally);
  return { ...counts, nps: nps(counts), interval: interval(counts, method, level) };
}
