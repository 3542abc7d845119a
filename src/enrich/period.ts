/** Days, weeks, months, quarters and years of the calendar, and of a fiscal year, by their keys. */

import type { Period, WallTime } from '../model.ts';

/** All periods, the shortest first. */
export const PERIODS: readonly Period[] = ['day', 'week', 'month', 'quarter', 'year'];

const DAY = 86_400_000;

/** The midnight with which a day begins; `month` 0…11, or beyond: 12 is January of the next year. */
const midnight = (year: number, month: number, day: number): WallTime =>
  // Date.UTC would take the years 0…99 for 1900…1999.
  new Date(0).setUTCFullYear(year, month, day);

const pad = (n: number, width: number): string => String(n).padStart(width, '0');

/** Monday is 0. 1970-01-01 was a Thursday. */
const weekday = (day: number): number => (((day + 3) % 7) + 7) % 7;

/**
 * The key of the period in which `at` lies: `2025-03-31`, `2025-W13` (ISO 8601, with the week's own
 * year), `2025-03`, `2025-Q1`, `2025`. `fiscalYearStart` is the month, 1…12, in which the fiscal year
 * begins; unless that is January, quarters and years are fiscal and are named by the year in which
 * they end: with 4, April 2024 to March 2025 is `FY2025`, and April to June 2024 `FY2025-Q1`. Keys of
 * one kind sort chronologically as text (years 1000…9999).
 */
export function periodKey(at: WallTime, period: Period, fiscalYearStart: number): string {
  const date = new Date(at);
  const year = date.getUTCFullYear();
  const month = date.getUTCMonth();
  switch (period) {
    case 'day':
      return `${pad(year, 4)}-${pad(month + 1, 2)}-${pad(date.getUTCDate(), 2)}`;
    case 'week':
      return weekKey(Math.floor(at / DAY));
    case 'month':
      return `${pad(year, 4)}-${pad(month + 1, 2)}`;
    case 'quarter':
    case 'year': {
      const intoYear = (month - (fiscalYearStart - 1) + 12) % 12;
      const endsIn = fiscalYearStart > 1 && month >= fiscalYearStart - 1 ? year + 1 : year;
      const name = `${fiscalYearStart > 1 ? 'FY' : ''}${pad(endsIn, 4)}`;
      return period === 'year' ? name : `${name}-Q${Math.floor(intoYear / 3) + 1}`;
    }
  }
}

/** A week belongs to the year in which its Thursday lies. */
function weekKey(day: number): string {
  const thursday = day - weekday(day) + 3;
  const year = new Date(thursday * DAY).getUTCFullYear();
  const newYear = midnight(year, 0, 1) / DAY;
  return `${pad(year, 4)}-W${pad(Math.floor((thursday - newYear) / 7) + 1, 2)}`;
}

/**
 * `periodKey` for many rows: works out the key of each day once. Takes and returns what `periodKey`
 * does.
 */
export function periodKeyer(period: Period, fiscalYearStart: number): (at: WallTime) => string {
  const keys = new Map<number, string>();
  return (at) => {
    const day = Math.floor(at / DAY);
    let key = keys.get(day);
    if (key === undefined) {
      key = periodKey(at, period, fiscalYearStart);
      keys.set(day, key);
    }
    return key;
  };
}

/** First midnight of a period, and that of the one after it. */
interface Span {
  period: Period;
  start: WallTime;
  next: WallTime;
}

const KEY = /^(FY)?([1-9]\d{3})(?:-(?:W(\d\d)|Q([1-4])|(\d\d)(?:-(\d\d))?))?$/;

function spanOf(key: string, fiscalYearStart: number): Span | null {
  const found = KEY.exec(key);
  if (found === null) return null;
  const [, fiscal, , week, quarter, month, day] = found;
  const year = Number(found[2]);
  if (fiscal !== undefined && (week !== undefined || month !== undefined)) return null;
  if (week !== undefined) return weekSpan(year, Number(week));
  if (month !== undefined)
    return day === undefined ? monthSpan(year, Number(month)) : daySpan(year, Number(month), Number(day));
  const firstMonth = fiscal !== undefined && fiscalYearStart > 1 ? fiscalYearStart - 1 - 12 : 0;
  if (quarter === undefined) return months('year', year, firstMonth, 12);
  return months('quarter', year, firstMonth + 3 * (Number(quarter) - 1), 3);
}

const months = (period: Period, year: number, month: number, count: number): Span => ({
  period,
  start: midnight(year, month, 1),
  next: midnight(year, month + count, 1),
});

const monthSpan = (year: number, month: number): Span | null =>
  month >= 1 && month <= 12 ? months('month', year, month - 1, 1) : null;

function daySpan(year: number, month: number, day: number): Span | null {
  const start = midnight(year, month - 1, day);
  const date = new Date(start);
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
  return { period: 'day', start, next: start + DAY };
}

function weekSpan(year: number, week: number): Span | null {
  // The fourth of January is always in the first week.
  const fourth = midnight(year, 0, 4) / DAY;
  const monday = fourth - weekday(fourth) + 7 * (week - 1);
  if (week < 1 || weekKey(monday) !== `${pad(year, 4)}-W${pad(week, 2)}`) return null;
  return { period: 'week', start: monday * DAY, next: (monday + 7) * DAY };
}

function knownSpan(key: string, fiscalYearStart: number): Span {
  const span = spanOf(key, fiscalYearStart);
  if (span === null) throw new RangeError(`no period has the key ${key}`);
  return span;
}

/** What kind of period `key` names; null: it is no key, or no such day or week exists (`2025-02-30`, `2025-W53`). */
export const periodOf = (key: string): Period | null => spanOf(key, 1)?.period ?? null;

/**
 * The first millisecond of the period `key`. `fiscalYearStart` (1…12) places keys that begin with
 * `FY`; the others are of the calendar whatever it is. Throws `RangeError` where `periodOf` is null.
 */
export const periodStart = (key: string, fiscalYearStart: number): WallTime =>
  knownSpan(key, fiscalYearStart).start;

/** The last millisecond of the period `key`, still inside it. Otherwise like `periodStart`. */
export const periodEnd = (key: string, fiscalYearStart: number): WallTime =>
  knownSpan(key, fiscalYearStart).next - 1;

/** The key of the period after `key`, of the same kind. Throws `RangeError` where `periodOf` is null. */
export function nextPeriod(key: string, fiscalYearStart: number): string {
  const { period, next } = knownSpan(key, fiscalYearStart);
  return periodKey(next, period, key.startsWith('FY') ? fiscalYearStart : 1);
}

/**
 * The keys of all periods from the one in which `first` lies to that of `last`, in order and without
 * gaps, so that periods without answers are there too. Empty where `last` lies before `first`.
 */
export function periodsBetween(
  first: WallTime,
  last: WallTime,
  period: Period,
  fiscalYearStart: number,
): string[] {
  const keys: string[] = [];
  let start = first;
  while (start <= last) {
    const key = periodKey(start, period, fiscalYearStart);
    keys.push(key);
    start = knownSpan(key, fiscalYearStart).next;
  }
  return keys;
}

/**
 * Whether answers from `first` to `last` do not cover the whole of the period `key`: they begin after
 * its first day, or end before its last. Counted in days, so that a day is never partial. Throws
 * `RangeError` where `periodOf` is null.
 */
export function isPartial(key: string, first: WallTime, last: WallTime, fiscalYearStart: number): boolean {
  const { start, next } = knownSpan(key, fiscalYearStart);
  return Math.floor(first / DAY) * DAY > start || (Math.floor(last / DAY) + 1) * DAY < next;
}
