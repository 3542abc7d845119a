/** Clocks and calendars, as plainly as they can be had: by Intl and Date, day by day. */
import type { Period } from '../../../src/model.ts';
import { DAY } from '../dates.ts';

const formats = new Map<string, Intl.DateTimeFormat>();
const offsets = new Map<string, number>();
/** No clock has been changed within a quarter of an hour since 1900, but for local times of long ago. */
const QUARTER = 900_000;

/** What the clocks of `zone` show at an instant, as milliseconds since 1970-01-01T00:00 of that clock. */
export function wallTime(instant: number, zone: string): number {
  const start = Math.floor(instant / QUARTER) * QUARTER;
  const key = `${zone} ${start}`;
  let offset = offsets.get(key);
  if (offset === undefined) {
    offset = shown(start, zone) - start;
    if (offsets.size > 50_000) offsets.clear();
    offsets.set(key, offset);
  }
  return instant + offset;
}

function shown(instant: number, zone: string): number {
  let format = formats.get(zone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formats.set(zone, format);
  }
  const parts = Object.fromEntries(
    format.formatToParts(new Date(instant)).map(({ type, value }) => [type, Number(value)]),
  );
  return Date.UTC(parts.year!, parts.month! - 1, parts.day!, parts.hour!, parts.minute!, parts.second!);
}

/** Midnight of a day of the calendar; null: there is none, or not in the years 1900 to 2200. */
export function dayOf(year: number, month: number, day: number): number | null {
  const at = Date.UTC(year, month - 1, day);
  const date = new Date(at);
  const is = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return is && year >= 1900 && year <= 2200 ? at : null;
}

const pad = (n: number, width = 2): string => `${n}`.padStart(width, '0');

/** The first day of a period, the first of the next one, and its key. */
export interface Span {
  key: string;
  start: number;
  end: number;
}

/** The period in which `at` lies; quarters and years begin with the month `fiscal` (1…12). */
export function periodAt(at: number, period: Period, fiscal: number): Span {
  const midnight = Math.floor(at / DAY) * DAY;
  const date = new Date(midnight);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
  if (period === 'day') return { key: date.toISOString().slice(0, 10), start: midnight, end: midnight + DAY };
  if (period === 'month')
    return {
      key: `${year}-${pad(month + 1)}`,
      start: Date.UTC(year, month, 1),
      end: Date.UTC(year, month + 1, 1),
    };
  if (period === 'week') {
    const monday = midnight - ((date.getUTCDay() + 6) % 7) * DAY;
    const thursday = new Date(monday + 3 * DAY);
    const first = Date.UTC(thursday.getUTCFullYear(), 0, 1);
    const week = 1 + Math.floor((thursday.getTime() - first) / (7 * DAY));
    return { key: `${thursday.getUTCFullYear()}-W${pad(week)}`, start: monday, end: monday + 7 * DAY };
  }
  // The year in which the fiscal one begins that holds the month.
  const begins = month + 1 >= fiscal ? year : year - 1;
  const name = fiscal === 1 ? `${begins}` : `FY${begins + 1}`;
  if (period === 'year')
    return { key: name, start: Date.UTC(begins, fiscal - 1, 1), end: Date.UTC(begins + 1, fiscal - 1, 1) };
  for (let quarter = 1; ; quarter++) {
    const start = Date.UTC(begins, fiscal - 1 + 3 * (quarter - 1), 1);
    const end = Date.UTC(begins, fiscal - 1 + 3 * quarter, 1);
    if (midnight < end) return { key: `${name}-Q${quarter}`, start, end };
  }
}

const WEEK = /^(\d{4})-W(\d\d)$/;
const OTHER = /^(FY)?(\d{4})(?:-(?:Q([1-4])|(\d\d)(?:-(\d\d))?))?$/;
const TIMED = /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)(?::(\d\d)(?:\.(\d+))?)?$/;

/** What a key or a bound names: the first millisecond, and the first after it; null: no such period. */
export function spanOf(text: string, fiscal: number): { start: number; end: number } | null {
  const timed = TIMED.exec(text);
  if (timed !== null) {
    const [year, month, day, hour, minute, second = 0] = timed
      .slice(1, 7)
      .map((part) => (part ? Number(part) : undefined));
    const fraction = timed[7];
    const start =
      Date.UTC(year!, month! - 1, day, hour, minute, second) +
      (fraction ? Number(`0.${fraction}`) * 1000 : 0);
    return { start, end: start + (fraction ? 10 ** (3 - fraction.length) : timed[6] ? 1000 : 60_000) };
  }
  const week = WEEK.exec(text);
  if (week !== null) {
    for (
      let at = Date.UTC(Number(week[1]), 0, 1) - 7 * DAY;
      at < Date.UTC(Number(week[1]) + 1, 0, 8);
      at += DAY
    ) {
      const span = periodAt(at, 'week', 1);
      if (span.key === text) return span;
    }
    return null;
  }
  const found = OTHER.exec(text);
  if (found === null) return null;
  const [, fy, year, quarter, month, day] = found;
  if (day !== undefined) {
    const at = dayOf(Number(year), Number(month), Number(day));
    return at === null ? null : { start: at, end: at + DAY };
  }
  if (month !== undefined) return periodAt(Date.UTC(Number(year), Number(month) - 1, 1), 'month', 1);
  // A fiscal year bears the name of the year it ends in; keys without FY are of the calendar.
  const begins =
    fy === undefined || fiscal === 1
      ? Date.UTC(Number(year), 0, 1)
      : Date.UTC(Number(year) - 1, fiscal - 1, 1);
  const first = new Date(begins);
  const at = (months: number): number => Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + months, 1);
  return quarter === undefined
    ? { start: begins, end: at(12) }
    : { start: at(3 * (Number(quarter) - 1)), end: at(3 * Number(quarter)) };
}

/** The midnight with which a span such as `90d` or `6m` begins that ends with the day of `newest`. */
export function beginOf(last: string, newest: number): number {
  const count = Number(last.slice(0, -1));
  const day = Math.floor(newest / DAY) * DAY;
  const unit = last.at(-1)!;
  if (unit === 'd') return day - (count - 1) * DAY;
  if (unit === 'w') return day - (7 * count - 1) * DAY;
  const date = new Date(day);
  const back = count * { m: 1, q: 3, y: 12 }[unit as 'm' | 'q' | 'y'];
  // The same day of the month that much earlier, its last where it is shorter; and the day after that.
  for (let dayOfMonth = date.getUTCDate(); ; dayOfMonth--) {
    const at = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() - back, dayOfMonth));
    const month = (((date.getUTCMonth() - back) % 12) + 12) % 12;
    if (at.getUTCMonth() === month) return at.getTime() + DAY;
  }
}
