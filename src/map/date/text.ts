/** One cell as a date, before anyone knows the order of its parts or the zone to count in. */

import type { DateOrder } from '../../model.ts';
import { DAY, dayNumber, isDay } from './calendar.ts';
import { type DateText, Scanner } from './scanner.ts';

/** `1/9/21` has six characters, a serial five; the longest has weekday, month, offset and a zone's name. */
const SHORTEST = 5;
const LONGEST = 100;
/** First letters of months and weekdays. */
const MAY_BEGIN = 'ADFJMNOSTWadfjmnostw';

/**
 * The date in trimmed `text`, null where it is none. Only the form is judged here: `2/31/2021` and
 * `31/31/2021` are still returned, and `clockTime` refuses them. Zones are understood as `Z`, as an
 * offset, as `UTC` and `GMT` with or without one; abbreviations such as `EST` or `IST` are not, since
 * several zones share them and a guess would move answers by hours without a word.
 */
export function readDateText(text: string): DateText | null {
  if (text.length < SHORTEST || text.length > LONGEST) return null;
  const code = text.charCodeAt(0);
  const scanner = new Scanner(text);
  if (code >= 48 && code <= 57) return scanner.digitsFirst() ? scanner : null;
  return MAY_BEGIN.includes(text[0]!) && scanner.named() ? scanner : null;
}

/**
 * Milliseconds since 1970-01-01T00:00 on the clock by which the text was written, a numeric date read
 * in `order`; NaN where the calendar has no such day, or not between 1900 and 2200.
 */
export function clockTime(text: DateText, order: DateOrder): number {
  if (!isReadable(text, order)) return Number.NaN;
  const dayFirst = order === 'dmy' && text.form === 'numeric';
  const month = dayFirst ? text.second : text.first;
  const day = dayFirst ? text.first : text.second;
  return dayNumber(text.year, month, day) * DAY + text.time;
}

/** Whether `clockTime` would find such a day; for counting, which needs no more. */
export function isReadable(text: DateText, order: DateOrder): boolean {
  return order === 'dmy' && text.form === 'numeric'
    ? isDay(text.year, text.second, text.first)
    : isDay(text.year, text.first, text.second);
}
