/** The calendar: which days there are, and how they are numbered. */

/** Milliseconds. */
export const DAY = 86_400_000;
const FIRST_YEAR = 1900;
export const LAST_YEAR = 2200;

/** Whether there is such a day, `month` from 1, in the years 1900 to 2200: no answer is from another. */
export function isDay(year: number, month: number, day: number): boolean {
  if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12 || day < 1) return false;
  if (day <= 28) return true;
  if (month === 2) return day === 29 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return day <= (month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31);
}

/**
 * Days since 1970-01-01, in a third of the time that Date.UTC takes. Years are counted from March, so
 * that the leap day comes last and the months before it have the same lengths in every year.
 */
export function dayNumber(year: number, month: number, day: number): number {
  const y = month > 2 ? year : year - 1;
  const leapDays = Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400);
  return y * 365 + leapDays + Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 719_469;
}

/** Two-digit years as POSIX reads them: 69…99 are 1969…1999, 00…68 are 2000…2068. */
export const fullYear = (year: number): number => year + (year <= 68 ? 2000 : 1900);
