/** Which answers lie in the span of time that was asked for. */

import type { WallTime, Window } from '../model.ts';
import { periodEnd, periodOf, periodStart } from './period.ts';

const DAY = 86_400_000;
const DATE_TIME = /^(\d{4}-\d\d-\d\d)[T ]([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:\.(\d{1,3}))?)?$/i;

/**
 * The first or the last millisecond of what `text` names: `since` is where it starts, `until` where it
 * ends, so that both are included. Text is a period's key (`2025-03-31`, `2025-03`, `2025-Q1`,
 * `2025-W13`, `2025`, `FY2025-Q1`, any case) or a date with a time (`2025-03-31T09:41`, also with
 * seconds, milliseconds, or a space for the T), which stands for that whole minute, second or
 * millisecond. `fiscalYearStart` (1…12) places the keys with FY. Times are on the report's wall clock: one with
 * a zone is not accepted. null: not understood, or no such day.
 */
export function parseWindowBound(
  text: string,
  edge: 'since' | 'until',
  fiscalYearStart: number,
): WallTime | null {
  const trimmed = text.trim().toUpperCase();
  if (periodOf(trimmed) !== null) {
    return edge === 'since' ? periodStart(trimmed, fiscalYearStart) : periodEnd(trimmed, fiscalYearStart);
  }
  const found = DATE_TIME.exec(trimmed);
  if (found === null || periodOf(found[1]!) === null) return null;
  const [, day, hours, minutes, seconds, fraction] = found;
  const minute = periodStart(day!, fiscalYearStart) + (Number(hours) * 60 + Number(minutes)) * 60_000;
  const start = minute + Number(seconds ?? 0) * 1000 + Number((fraction ?? '').padEnd(3, '0'));
  if (edge === 'since') return start;
  if (seconds === undefined) return start + 59_999;
  return start + 10 ** (3 - (fraction ?? '').length) - 1;
}

const UNITS: Record<string, NonNullable<Window['last']>['unit']> = {
  d: 'day',
  w: 'week',
  m: 'month',
  q: 'quarter',
  y: 'year',
};

/** `90d`, `12w`, `6m`, `2q`, `1y` (either case) as a number of days, weeks, months, quarters or years, 1…9999; null: none of these. */
export function parseLast(text: string): Window['last'] {
  const found = /^([1-9]\d{0,3})([dwmqy])$/.exec(text.trim().toLowerCase());
  return found === null ? null : { count: Number(found[1]), unit: UNITS[found[2]!]! };
}

/**
 * A test for when an answer was given: true where that lies in `window`. `newest` is the time of the
 * newest answer, from whose day `last` counts back: `90d` is that day and the 89 before it; for
 * months, quarters and years the span begins after the same day of the month that much earlier (the
 * month's last where it is shorter): from 15 June, `6m` begins on 16 December. Answers without a date
 * lie in no window but the unbounded one, and where `newest` is null, nothing is among the last.
 * Throws `RangeError` where `since` or `until` is nothing that `parseWindowBound` understands.
 */
export function windowTest(
  window: Window,
  newest: WallTime | null,
  fiscalYearStart: number,
): (at: WallTime | null) => boolean {
  const { since, until, last } = window;
  if (since === null && until === null && last === null) return () => true;
  let from = since === null ? Number.NEGATIVE_INFINITY : bound(since, 'since', fiscalYearStart);
  let to = until === null ? Number.POSITIVE_INFINITY : bound(until, 'until', fiscalYearStart);
  if (last !== null) {
    if (newest === null) return () => false;
    const newestDay = Math.floor(newest / DAY) * DAY;
    from = Math.max(from, firstDay(newestDay, last));
    to = Math.min(to, newestDay + DAY - 1);
  }
  return (at) => at !== null && at >= from && at <= to;
}

function bound(text: string, edge: 'since' | 'until', fiscalYearStart: number): WallTime {
  const at = parseWindowBound(text, edge, fiscalYearStart);
  if (at === null) throw new RangeError(`not a date or a period: ${text}`);
  return at;
}

const MONTHS = { month: 1, quarter: 3, year: 12 };

/**
 * The midnight with which the span begins that ends with the day of `newestDay`, as `windowTest` has it.
 */
export function firstDay(newestDay: WallTime, { count, unit }: NonNullable<Window['last']>): WallTime {
  if (unit === 'day' || unit === 'week') return newestDay - (count * (unit === 'week' ? 7 : 1) - 1) * DAY;
  const date = new Date(newestDay);
  const year = date.getUTCFullYear();
  const month = date.getUTCMonth() - count * MONTHS[unit];
  const lastOfMonth = new Date(new Date(0).setUTCFullYear(year, month + 1, 0)).getUTCDate();
  return new Date(0).setUTCFullYear(year, month, Math.min(date.getUTCDate(), lastOfMonth)) + DAY;
}
