/** Windows that end where periods do, each as long as the next. */

import type { WallTime, Window } from '../model.ts';
import { periodEnd } from './period.ts';
import { firstDay } from './window.ts';

const DAY = 86_400_000;
/** Years before it have no keys. */
const EARLIEST = new Date(0).setUTCFullYear(1000, 0, 1);

/** A window of whole days; `to` is the last millisecond of its last day. */
export interface RollingWindow {
  from: WallTime;
  to: WallTime;
  /** It begins before the first answer, so that the data do not cover all of it. */
  partial: boolean;
}

/**
 * For each period of `keys` the window that ends with it, the newest with the day of the last answer. A window of days
 * or weeks has as many days; one of months, quarters or years begins after the same day so much earlier, and where it
 * ends with a month, it is whole months.
 */
export const windowsAt = (
  keys: readonly string[],
  span: NonNullable<Window['last']>,
  first: WallTime,
  last: WallTime,
  fiscalYearStart: number,
): RollingWindow[] =>
  keys.map((key) => {
    const to = Math.min(periodEnd(key, fiscalYearStart), (Math.floor(last / DAY) + 1) * DAY - 1);
    const from = Math.max(beginOf(Math.floor(to / DAY) * DAY, span), EARLIEST);
    return { from, to, partial: from < Math.floor(first / DAY) * DAY };
  });

const MONTHS = { month: 1, quarter: 3, year: 12 };

function beginOf(lastDay: WallTime, span: NonNullable<Window['last']>): WallTime {
  const next = new Date(lastDay + DAY);
  if (span.unit === 'day' || span.unit === 'week' || next.getUTCDate() !== 1) return firstDay(lastDay, span);
  return new Date(0).setUTCFullYear(
    next.getUTCFullYear(),
    next.getUTCMonth() - span.count * MONTHS[span.unit],
    1,
  );
}
