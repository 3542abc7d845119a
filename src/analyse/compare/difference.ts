/** NPS of one group less that of another, as it is told. */

import type { ScoreDifference } from '../../model/compare.ts';
import type { IntervalMethod, Tally } from '../../model.ts';
import { type Difference, type DifferenceMethod, difference } from '../../stats/difference.ts';

/** The method for differences that goes with one for scores. */
export const differenceMethod = (interval: IntervalMethod): DifferenceMethod =>
  interval === 'score' ? 'adjusted-wald' : interval;

/** NPS(one) − NPS(other); null where one of them has no answers. */
export function differenceOf(
  one: Tally,
  other: Tally,
  { interval, level }: { interval: IntervalMethod; level: number },
): ScoreDifference | null {
  const found = difference(one, other, level, differenceMethod(interval));
  return found && told(found);
}

/** A difference from the statistics, flat. */
export const told = ({ points, interval, z, p }: Difference): ScoreDifference => ({
  points,
  ...interval,
  z,
  p,
  beyondChance: p === null ? interval.low > 0 || interval.high < 0 : p < 1 - interval.level,
});
