/** The dates that most exports are full of, read without a detour. */

import { DAY, dayNumber, isDay } from './calendar.ts';

const DASH = 45;
const DOT = 46;
const COLON = 58;
const BLANK = 32;
const LETTER_T = 84;
const LETTER_Z = 90;

/**
 * The moment in `2024-03-21`, `2024-03-21 09:41:00`, `2024-03-21T09:41:00Z` or `…00.000Z`, in
 * milliseconds since 1970-01-01T00:00 on the clock by which it was written; NaN for every other form, and for days
 * that the calendar has not. What most exports are full of, without the rest of `readDateText`.
 */
export function plainMoment(text: string): number {
  const { length } = text;
  if (
    (length !== 10 && length !== 19 && length !== 20 && length !== 24) ||
    text.charCodeAt(4) !== DASH ||
    text.charCodeAt(7) !== DASH
  ) {
    return Number.NaN;
  }
  const century = pair(text, 0);
  const year = pair(text, 2);
  const month = pair(text, 5);
  const day = pair(text, 8);
  if (century < 0 || year < 0 || !isDay(century * 100 + year, month, day)) return Number.NaN;
  const midnight = dayNumber(century * 100 + year, month, day) * DAY;
  if (length === 10) return midnight;
  const between = text.charCodeAt(10);
  if (
    (between !== BLANK && between !== LETTER_T) ||
    text.charCodeAt(13) !== COLON ||
    text.charCodeAt(16) !== COLON
  )
    return Number.NaN;
  if (length > 19 && text.charCodeAt(length - 1) !== LETTER_Z) return Number.NaN;
  const thousandths = length === 24 ? milliseconds(text) : 0;
  if (thousandths < 0) return Number.NaN;
  const hour = pair(text, 11);
  const minute = pair(text, 14);
  const second = pair(text, 17);
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) return Number.NaN;
  return midnight + ((hour * 60 + minute) * 60 + second) * 1000 + thousandths;
}

/** The `.402` of an instant of 24 characters; −1 where there is none. */
function milliseconds(text: string): number {
  const tens = pair(text, 20);
  const ones = text.charCodeAt(22) - 48;
  return text.charCodeAt(19) === DOT && tens >= 0 && ones >= 0 && ones <= 9 ? tens * 10 + ones : -1;
}

/** Whether a text that `plainMoment` reads names its zone: `Z`. */
export const isPlainZoned = (text: string): boolean => text.length > 19;

/** The number that two digits at `at` make; −1 where they are none. */
function pair(text: string, at: number): number {
  const tens = text.charCodeAt(at) - 48;
  const ones = text.charCodeAt(at + 1) - 48;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : -1;
}
