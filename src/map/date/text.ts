/** One cell as a date, before anyone knows the order of its parts or the zone to count in. */

import type { DateOrder } from '../../model.ts';

/**
 * How a date is written: year first, with the month's name, as two numbers whose order the column
 * decides, or as a number of seconds, milliseconds (since 1970) or days (Excel, since 1899-12-30).
 */
export type DateForm = 'iso' | 'named' | 'numeric' | 'seconds' | 'milliseconds' | 'serial';

/** What one cell says. Parts are as written and not yet checked against the calendar. */
export interface DateText {
  readonly form: DateForm;
  /** Between the parts of a numeric date: `/`, `-` or `.`; `''` in the other forms. */
  readonly separator: string;
  readonly year: number;
  /** Month, or in a numeric date the first part, whichever that is. */
  readonly first: number;
  /** Day, or in a numeric date the second part. */
  readonly second: number;
  /** Milliseconds after the midnight with which the date begins. */
  readonly time: number;
  /** Minutes by which the text's clock is ahead of UTC; null: it names no zone. */
  readonly offset: number | null;
}

const DAY = 86_400_000;
const FIRST_YEAR = 1900;
const LAST_YEAR = 2200;
const FIRST_SERIAL = 20_000;
const LAST_SERIAL = 60_000;
/** Days from Excel's day 0, 1899-12-30, to 1970-01-01. */
const SERIAL_OF_1970 = 25_569;

/** `1/9/21` has six characters, a serial five; the longest has weekday, month, offset and a zone's name. */
const SHORTEST = 5;
const LONGEST = 100;

/** First letters of months and weekdays. */
const MAY_BEGIN = 'ADFJMNOSTWadfjmnostw';
const MONTHS = 'janfebmaraprmayjunjulaugsepoctnovdec';
const MONTH =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const WEEKDAY = '(?:(?:mon|tue(?:s)?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?,?\\s+)?';
const DAY_OF_MONTH = '(\\d\\d?)(?:st|nd|rd|th)?';
const DAY_THEN_NAME = new RegExp(
  `^${WEEKDAY}${DAY_OF_MONTH}[\\s./-]\\s*${MONTH}\\.?,?[\\s./-]\\s*(\\d{4}|\\d\\d)(?!\\d)`,
  'i',
);
const NAME_THEN_DAY = new RegExp(
  `^${WEEKDAY}${MONTH}\\.?[\\s-]\\s*${DAY_OF_MONTH}(?:,\\s*|[\\s-]\\s*)(\\d{4})(?!\\d)`,
  'i',
);

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
  if (isDigit(code)) return scanner.digitsFirst() ? scanner : null;
  return MAY_BEGIN.includes(text[0]!) && scanner.named() ? scanner : null;
}

/**
 * The moment in `2024-03-21`, `2024-03-21 09:41:00`, `2024-03-21T09:41:00Z` or `…00.000Z`, in milliseconds since
 * 1970-01-01T00:00 on the clock by which it was written; NaN for every other form, and for the 29th
 * to the 31st. What most exports are full of, without the rest of `readDateText`.
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
  if (century < 19 || century > 21 || year < 0 || month < 1 || month > 12 || day < 1 || day > 28)
    return Number.NaN;
  const midnight = dayNumber(century * 100 + year, month, day) * DAY;
  if (length === 10) return midnight;
  const between = text.charCodeAt(10);
  if (
    (between !== 32 && between !== LETTER_T) ||
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

function isDay(year: number, month: number, day: number): boolean {
  if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12 || day < 1) return false;
  if (day <= 28) return true;
  if (month === 2) return day === 29 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return day <= (month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31);
}

/**
 * Days since 1970-01-01, in a third of the time that Date.UTC takes. Years are counted from March, so
 * that the leap day comes last and the months before it have the same lengths in every year.
 */
function dayNumber(year: number, month: number, day: number): number {
  const y = month > 2 ? year : year - 1;
  const leapDays = Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400);
  return y * 365 + leapDays + Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 719_469;
}

const isDigit = (code: number): boolean => code >= 48 && code <= 57;
/** The blanks that programs put between date, time and AM; recent ICU writes U+202F before AM. */
const isBlank = (code: number): boolean => code === 32 || code === 9 || code === 0xa0 || code === 0x202f;

/** The number that two digits at `at` make; −1 where they are none. */
function pair(text: string, at: number): number {
  const tens = text.charCodeAt(at) - 48;
  const ones = text.charCodeAt(at + 1) - 48;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : -1;
}

/** Two-digit years as POSIX reads them: 69…99 are 1969…1999, 00…68 are 2000…2068. */
const fullYear = (year: number): number => year + (year <= 68 ? 2000 : 1900);

const LETTER_T = 84;
const LETTER_Z = 90;
const END = -1;
const SLASH = 47;
const DASH = 45;
const DOT = 46;
const COMMA = 44;
const COLON = 58;
const PLUS = 43;
const SEPARATORS: Record<number, string> = { [SLASH]: '/', [DASH]: '-', [DOT]: '.' };

/**
 * Reads one text from the left, character by character: this runs for every cell of every column
 * that might hold dates, where regular expressions cost several times as much. Each method returns
 * whether the text fits, and leaves what it found in the fields.
 */
class Scanner implements DateText {
  form: DateForm = 'iso';
  separator = '';
  year = 1970;
  first = 1;
  second = 1;
  time = 0;
  offset: number | null = null;

  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  digitsFirst(): boolean {
    return this.#plainIso() ?? this.#anyDigitsFirst();
  }

  /** `2024-03-31` and `2024-03-31 09:41:00…`, what most exports write; null: not of this form, start again. */
  #plainIso(): boolean | null {
    const text = this.#text;
    if (text.length < 10 || text.charCodeAt(4) !== DASH || text.charCodeAt(7) !== DASH) return null;
    const century = pair(text, 0);
    const year = pair(text, 2);
    this.first = pair(text, 5);
    this.second = pair(text, 8);
    if (century < 0 || year < 0 || this.first < 0 || this.second < 0) return null;
    this.year = century * 100 + year;
    this.#at = 10;
    if (text.length === 10) return true;
    const between = text.charCodeAt(10);
    if ((between !== 32 && between !== 84) || text.length < 19) return this.#timeOfDay();
    if (text.charCodeAt(13) !== COLON || text.charCodeAt(16) !== COLON) return this.#timeOfDay();
    const hour = pair(text, 11);
    const minute = pair(text, 14);
    const second = pair(text, 17);
    if (hour < 0 || minute < 0 || second < 0) return false;
    this.#at = 19;
    return this.#afterSeconds(hour, minute, second);
  }

  #anyDigitsFirst(): boolean {
    const number = this.#number(1, 13);
    const width = this.#at;
    const separator = this.#code();
    if (separator === SLASH || separator === DASH || separator === DOT) {
      if (width === 4) return this.#yearFirst(number, separator);
      if (width <= 2 && isDigit(this.#code(1))) return this.#numeric(number, separator);
    }
    return width <= 2 ? this.named() : this.#bareNumber(number, width);
  }

  named(): boolean {
    let found = DAY_THEN_NAME.exec(this.#text);
    const dayFirst = found !== null;
    found ??= NAME_THEN_DAY.exec(this.#text);
    if (found === null) return false;
    const name = found[dayFirst ? 2 : 1]!.slice(0, 3).toLowerCase();
    const year = Number(found[3]);
    this.form = 'named';
    this.year = found[3]!.length === 2 ? fullYear(year) : year;
    this.first = MONTHS.indexOf(name) / 3 + 1;
    this.second = Number(found[dayFirst ? 1 : 2]);
    this.#at = found[0].length;
    return this.#timeOfDay();
  }

  #yearFirst(year: number, separator: number): boolean {
    this.year = year;
    this.#at++;
    this.first = this.#number(1, 2);
    if (!this.#skip(separator)) return false;
    this.second = this.#number(1, 2);
    return this.second >= 0 && this.#timeOfDay();
  }

  #numeric(first: number, separator: number): boolean {
    this.form = 'numeric';
    this.separator = SEPARATORS[separator]!;
    this.first = first;
    this.#at++;
    this.second = this.#number(1, 2);
    if (!this.#skip(separator)) return false;
    const start = this.#at;
    this.year = this.#number(2, 4);
    const width = this.#at - start;
    if (width === 2) this.year = fullYear(this.year);
    return width !== 3 && this.year >= 0 && this.#timeOfDay();
  }

  /** A count of seconds, milliseconds or days; tools that keep numbers as floats add a fraction. */
  #bareNumber(whole: number, width: number): boolean {
    let fraction = '';
    if (this.#at < this.#text.length) {
      if (!this.#skip(DOT) && !this.#skip(COMMA)) return false;
      const start = this.#at;
      while (isDigit(this.#code())) this.#at++;
      if (this.#at === start || this.#at < this.#text.length) return false;
      fraction = this.#text.slice(start);
    }
    // Ids and telephone numbers may begin with 0; no count of this length does.
    if (this.#text.charCodeAt(0) === 48) return false;
    if (width === 5) {
      this.form = 'serial';
      // Excel keeps times as parts of a day, and exports them with too few digits for milliseconds.
      this.time = (whole - SERIAL_OF_1970) * DAY + Math.round(Number(`0.${fraction}`) * 86_400) * 1000;
      return whole >= FIRST_SERIAL && whole <= LAST_SERIAL;
    }
    if (width !== 10 && width !== 13) return false;
    this.form = width === 10 ? 'seconds' : 'milliseconds';
    this.time = width === 10 ? whole * 1000 + Number(fraction.slice(0, 3).padEnd(3, '0')) : whole;
    this.offset = 0;
    return this.time < Date.UTC(LAST_YEAR + 1, 0, 1);
  }

  /** The rest after the date: nothing, or a time with what belongs to it. */
  #timeOfDay(): boolean {
    if (this.#code() === END) return true;
    if ((this.#code() | 32) === 116) this.#at++;
    else {
      const start = this.#at;
      this.#skip(COMMA);
      this.#blanks();
      if (this.#at === start) return false;
      if (this.#word('at')) this.#blanks();
    }
    const hour = this.#number(1, 2);
    if (hour < 0 || !this.#skip(COLON)) return false;
    const minute = this.#number(2, 2);
    if (minute < 0) return false;
    if (!this.#skip(COLON)) return this.#afterTime(hour, minute, 0, 0);
    const second = this.#number(2, 2);
    return second >= 0 && this.#afterSeconds(hour, minute, second);
  }

  #afterSeconds(hour: number, minute: number, second: number): boolean {
    let milliseconds = 0;
    if (this.#code() === DOT || this.#code() === COMMA) milliseconds = this.#fraction();
    if (milliseconds < 0 || second > 60) return false;
    // No clock of ours has a leap second: it counts as the second before it.
    return this.#afterTime(hour, minute, Math.min(second, 59), milliseconds);
  }

  #afterTime(written: number, minute: number, second: number, milliseconds: number): boolean {
    let hour = written;
    if (this.#code() !== END) {
      this.#blanks();
      const half = this.#half();
      if (half !== null) {
        if (hour < 1 || hour > 12) return false;
        hour = (hour % 12) + half;
        this.#blanks();
      }
      if (this.#code() !== END && !this.#zone()) return false;
    }
    this.time = ((hour * 60 + minute) * 60 + second) * 1000 + milliseconds;
    // 24:00 is the end of the day, and no other time lies beyond 23:59:59.999.
    return minute <= 59 && (this.time < DAY || (this.time === DAY && minute === 0));
  }

  /** Hours to add: 0 for AM, 12 for PM; null where neither stands here. */
  #half(): 0 | 12 | null {
    const letter = this.#code() | 32;
    if ((letter !== 97 && letter !== 112) || (this.#code(1) | 32) !== 109) return null;
    this.#at += 2;
    return letter === 97 ? 0 : 12;
  }

  #zone(): boolean {
    this.offset = 0;
    if (this.#word('z')) return this.#code() === END;
    const named = this.#word('utc') || this.#word('gmt');
    const sign = this.#code();
    if (sign === PLUS || sign === DASH) {
      this.#at++;
      const minutes = this.#offsetMinutes(named);
      if (minutes < 0) return false;
      this.offset = sign === DASH ? -minutes : minutes;
    } else if (!named) return false;
    return this.#code() === END || this.#zoneName();
  }

  /** `2`, `02`, `0200`, `02:00` as minutes; one digit only after UTC or GMT; −1 where it is no offset. */
  #offsetMinutes(named: boolean): number {
    const start = this.#at;
    const number = this.#number(named ? 1 : 2, 4);
    const width = this.#at - start;
    let hours = number;
    let minutes = 0;
    if (width >= 3) {
      hours = Math.floor(number / 100);
      minutes = number % 100;
    } else if (this.#skip(COLON)) minutes = this.#number(2, 2);
    const ok = number >= 0 && width !== 3 && minutes >= 0 && minutes < 60 && hours * 60 + minutes <= 14 * 60;
    return ok ? hours * 60 + minutes : -1;
  }

  /** ` (Central European Time)`, as JavaScript writes it after the offset that says it all. */
  #zoneName(): boolean {
    return this.#blanks() && this.#code() === 40 && this.#text.endsWith(')');
  }

  /** `.402000` in milliseconds, what is finer cut off; −1 where no digits follow. */
  #fraction(): number {
    this.#at++;
    const start = this.#at;
    let value = 0;
    for (let code = this.#code(); isDigit(code); code = this.#code()) {
      if (this.#at < start + 3) value = value * 10 + code - 48;
      this.#at++;
    }
    const width = this.#at - start;
    if (width === 0) return -1;
    return width === 1 ? value * 100 : width === 2 ? value * 10 : value;
  }

  /** The whole number here, with `least` to `most` digits; −1 where there are fewer or more. */
  #number(least: number, most: number): number {
    const start = this.#at;
    let value = 0;
    for (let code = this.#code(); isDigit(code); code = this.#code()) {
      if (this.#at - start === most) return -1;
      value = value * 10 + code - 48;
      this.#at++;
    }
    return this.#at - start < least ? -1 : value;
  }

  #code(ahead = 0): number {
    const at = this.#at + ahead;
    return at < this.#text.length ? this.#text.charCodeAt(at) : END;
  }

  #skip(code: number): boolean {
    if (this.#code() !== code) return false;
    this.#at++;
    return true;
  }

  #blanks(): boolean {
    const start = this.#at;
    while (isBlank(this.#code())) this.#at++;
    return this.#at > start;
  }

  /** Skips `word` (lower case) in any case. */
  #word(word: string): boolean {
    for (let i = 0; i < word.length; i++) if ((this.#code(i) | 32) !== word.charCodeAt(i)) return false;
    this.#at += word.length;
    return true;
  }
}
