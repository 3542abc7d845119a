/** The dates of one column: whether it holds any, in which order they are written, and when they are. */

import type { DateOrder, DateReading, WallTime } from '../model.ts';
import type { DateEvidence } from './date/evidence.ts';
import { isPlainZoned, plainMoment } from './date/plain.ts';
import { clockTime, readDateText } from './date/text.ts';
import { isMissing } from './missing.ts';
import { zoneClock } from './zone.ts';

/** Share of the filled cells that must be dates. */
const ENOUGH = 0.8;

/**
 * Whether a column with `filled` filled cells (all of them, also those that were never shown to the
 * evidence because they cannot be dates) holds dates: at least 80 % are. Bare numbers (epoch seconds
 * and milliseconds, Excel serials) look like ids and amounts: they count only where the column's name
 * suggests dates, or where written dates are the majority already. False without a filled cell.
 */
export function isDateColumn(evidence: DateEvidence, filled: number, nameSuggestsDate: boolean): boolean {
  const { iso, named, slashed, dashed, dotted } = evidence.counts;
  const written = iso + named + slashed + dashed + dotted;
  const dates = nameSuggestsDate || written * 2 > filled ? evidence.parsed : written;
  return filled > 0 && dates >= filled * ENOUGH;
}

/** Whether any date in the column would be another day, or none, in the other order. */
export const orderMatters = ({ counts }: DateEvidence): boolean =>
  counts.slashed + counts.dashed + counts.dotted > 0;

/** A column's reading, and how sure it is. */
export interface DateDecision extends Omit<DateReading, 'matters'> {
  /** Nothing in the column tells day from month, and it matters: `order` is a convention only. */
  ambiguous: boolean;
  /** Both orders occur; dates that only the other order can read are unreadable. */
  mixed: boolean;
}

const inDates = (n: number): string => (n === 1 ? '1 date' : `${n} dates`);

/**
 * The order of day and month for a whole column; `forced` overrules what the cells say. A part above
 * 12 must be the day; where both orders occur the majority wins. Where nothing tells, dates with dots
 * or dashes are day first, those with slashes month first.
 */
export function decideDateReading(evidence: DateEvidence, forced: DateOrder | null): DateDecision {
  const { dayFirst, monthFirst, openSlashed, openDashed, openDotted, slashed, dashed, dotted } =
    evidence.counts;
  const mixed = dayFirst > 0 && monthFirst > 0;
  if (forced !== null) return { order: forced, why: 'as asked for', ambiguous: false, mixed };
  if (mixed) {
    const both = `the first part is above 12 in ${inDates(dayFirst)}, the second in ${inDates(monthFirst)}`;
    if (dayFirst === monthFirst) {
      const { order, habit } = byHabit(slashed, dashed + dotted);
      return { order, why: `${both}, a tie, and ${habit}`, ambiguous: false, mixed };
    }
    const order = dayFirst > monthFirst ? 'dmy' : 'mdy';
    return { order, why: `${both}; the majority decides`, ambiguous: false, mixed };
  }
  if (dayFirst > 0) {
    return {
      order: 'dmy',
      why: `the first part is above 12 in ${inDates(dayFirst)}`,
      ambiguous: false,
      mixed,
    };
  }
  if (monthFirst > 0) {
    const why = `the second part is above 12 in ${inDates(monthFirst)}`;
    return { order: 'mdy', why, ambiguous: false, mixed };
  }
  if (openSlashed + openDashed + openDotted === 0) {
    return { order: 'dmy', why: 'no date here depends on it', ambiguous: false, mixed };
  }
  const { order, habit } = byHabit(openSlashed, openDashed + openDotted);
  return { order, why: `no part is above 12, and ${habit}`, ambiguous: true, mixed };
}

function byHabit(slashed: number, other: number): { order: DateOrder; habit: string } {
  return slashed > other
    ? { order: 'mdy', habit: 'dates with slashes are mostly written so' }
    : { order: 'dmy', habit: 'dates with dots or dashes are mostly written so' };
}

/**
 * A reader for the cells of a column. It returns when the cell says it was, on the wall clock of
 * `timeZone`; null for what cannot be read, undefined where nothing is there (`''`, `NA`, `-`, …).
 * Naive times are in that zone already and stay as they are; moments (with a zone, or counted since
 * 1970) are moved into it. Times finer than a millisecond are cut off, Excel's rounded to the second,
 * :60 is :59, and 24:00:00 is midnight of the next day. Throws `RangeError` for an unknown zone.
 */
export function dateReader(
  reading: Pick<DateReading, 'order'>,
  timeZone: string,
): (cell: string) => WallTime | null | undefined {
  const { order } = reading;
  const clock = zoneClock(timeZone);
  return (cell) => {
    const plain = plainMoment(cell);
    if (!Number.isNaN(plain)) return isPlainZoned(cell) ? clock(plain) : plain;
    const text = cell.trim();
    if (isMissing(text)) return undefined;
    const date = readDateText(text);
    if (date === null) return null;
    const time = clockTime(date, order);
    if (Number.isNaN(time)) return null;
    return date.offset === null ? time : clock(time - date.offset * 60_000);
  };
}

/** `2021-11-01T20:43:36`, with `.402` where there are milliseconds, and no zone: `dateReader` reads it back. */
export function formatWallTime(at: WallTime): string {
  const text = new Date(at).toISOString();
  return text.endsWith('.000Z') ? text.slice(0, -5) : text.slice(0, -1);
}
