/** The trend: which periods, and every one of them between the first answer and the last. */

import { emptyTally } from '../aggregate/tally.ts';
import { isPartial, periodsBetween } from '../enrich/period.ts';
import type { Answer, Dimension, Group, Period, WallTime } from '../model.ts';

/** Above this many months a trend by month is too long to read. */
const MANY_MONTHS = 60;

/** The trend's period: the one that is asked for in `breakdowns`, else months; days within one month, quarters over five years. */
export function trendPeriod(
  first: WallTime,
  last: WallTime,
  breakdowns: readonly (readonly Dimension[])[],
): Period {
  const asked = breakdowns.find((by) => by.length === 1 && by[0]!.kind === 'period')?.[0];
  if (asked?.kind === 'period') return asked.name;
  const month = (at: WallTime) => new Date(at).getUTCFullYear() * 12 + new Date(at).getUTCMonth();
  const months = month(last) - month(first) + 1;
  return months === 1 ? 'day' : months > MANY_MONTHS ? 'quarter' : 'month';
}

/** `groups` in order of time, with the periods that have no answer, and the ones that answers cover only in part. */
export function fillTrend(
  period: Period,
  groups: readonly Group[],
  first: WallTime,
  last: WallTime,
  fiscalYearStart: number,
): NonNullable<Answer['trend']> {
  const tallies = new Map(groups.map(({ keys, tally }) => [keys[0], tally]));
  return {
    period,
    groups: periodsBetween(first, last, period, fiscalYearStart).map((key) => ({
      keys: [key],
      tally: tallies.get(key) ?? emptyTally(),
      partial: isPartial(key, first, last, fiscalYearStart),
    })),
  };
}
