/** Which two periods are compared where nobody named them. */

import { isPartial, periodKey } from '../../enrich/period.ts';
import { npsError } from '../../errors.ts';
import type { Period, WallTime } from '../../model.ts';

/**
 * The last two periods that have answers and that the answers cover in whole, the earlier first. `days`: the midnights
 * of the days on which answers were given. Error `noTwoPeriods`.
 */
export function lastTwoPeriods(
  days: readonly WallTime[],
  period: Period,
  fiscalYearStart: number,
): readonly [string, string] {
  const first = days.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  const last = days.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  const keys = [...new Set(days.map((day) => periodKey(day, period, fiscalYearStart)))]
    .filter((key) => !isPartial(key, first, last, fiscalYearStart))
    .sort();
  const [previous, current] = [keys.at(-2), keys.at(-1)];
  if (previous === undefined || current === undefined) throw npsError('noTwoPeriods', { period });
  return [previous, current];
}
