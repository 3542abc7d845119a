/** One text taken apart as a date, from left to right. */

import { isDigit } from '../characters.ts';
import { DAY, fullYear, LAST_YEAR } from './calendar.ts';
import { Cursor, END } from './cursor.ts';

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

const FIRST_SERIAL = 20_000;
const LAST_SERIAL = 60_000;
/** Days from Excel's day 0, 1899-12-30, to 1970-01-01. */
const SERIAL_OF_1970 = 25_569;

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
export class Scanner extends Cursor implements DateText {
  form: DateForm = 'iso';
  separator = '';
  year = 1970;
  first = 1;
  second = 1;
  time = 0;
  offset: number | null = null;

  /** For a text that begins with a digit. */
  digitsFirst(): boolean {
    const number = this.number(1, 13);
    const width = this.at;
    const separator = this.code();
    if (separator === SLASH || separator === DASH || separator === DOT) {
      if (width === 4) return this.#yearFirst(number, separator);
      if (width <= 2 && isDigit(this.code(1))) return this.#numeric(number, separator);
    }
    return width <= 2 ? this.named() : this.#bareNumber(number, width);
  }

  /** `22 Feb 2026`, `February 22, 2026`, with or without a weekday before it. */
  named(): boolean {
    let found = DAY_THEN_NAME.exec(this.text);
    const dayFirst = found !== null;
    found ??= NAME_THEN_DAY.exec(this.text);
    if (found === null) return false;
    const name = found[dayFirst ? 2 : 1]!.slice(0, 3).toLowerCase();
    const year = Number(found[3]);
    this.form = 'named';
    this.year = found[3]!.length === 2 ? fullYear(year) : year;
    this.first = MONTHS.indexOf(name) / 3 + 1;
    this.second = Number(found[dayFirst ? 1 : 2]);
    this.at = found[0].length;
    return this.#timeOfDay();
  }

  #yearFirst(year: number, separator: number): boolean {
    this.year = year;
    this.at++;
    this.first = this.number(1, 2);
    if (!this.skip(separator)) return false;
    this.second = this.number(1, 2);
    return this.second >= 0 && this.#timeOfDay();
  }

  #numeric(first: number, separator: number): boolean {
    this.form = 'numeric';
    this.separator = SEPARATORS[separator]!;
    this.first = first;
    this.at++;
    this.second = this.number(1, 2);
    if (!this.skip(separator)) return false;
    const start = this.at;
    this.year = this.number(2, 4);
    const width = this.at - start;
    if (width === 2) this.year = fullYear(this.year);
    return width !== 3 && this.year >= 0 && this.#timeOfDay();
  }

  /** A count of seconds, milliseconds or days; tools that keep numbers as floats add a fraction. */
  #bareNumber(whole: number, width: number): boolean {
    let fraction = '';
    if (this.at < this.text.length) {
      if (!this.skip(DOT) && !this.skip(COMMA)) return false;
      const start = this.at;
      while (isDigit(this.code())) this.at++;
      if (this.at === start || this.at < this.text.length) return false;
      fraction = this.text.slice(start);
    }
    // Ids and telephone numbers may begin with 0; no count of this length does.
    if (this.text.charCodeAt(0) === 48) return false;
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
    if (this.code() === END) return true;
    if ((this.code() | 32) === 116) this.at++;
    else {
      const start = this.at;
      this.skip(COMMA);
      this.blanks();
      if (this.at === start) return false;
      if (this.word('at')) this.blanks();
    }
    const hour = this.number(1, 2);
    if (hour < 0 || !this.skip(COLON)) return false;
    const minute = this.number(2, 2);
    if (minute < 0) return false;
    if (!this.skip(COLON)) return this.#afterTime(hour, minute, 0, 0);
    const second = this.number(2, 2);
    return second >= 0 && this.#afterSeconds(hour, minute, second);
  }

  #afterSeconds(hour: number, minute: number, second: number): boolean {
    let milliseconds = 0;
    if (this.code() === DOT || this.code() === COMMA) milliseconds = this.#fraction();
    if (milliseconds < 0 || second > 60) return false;
    // No clock of ours has a leap second: it counts as the second before it.
    return this.#afterTime(hour, minute, Math.min(second, 59), milliseconds);
  }

  #afterTime(written: number, minute: number, second: number, milliseconds: number): boolean {
    let hour = written;
    if (this.code() !== END) {
      this.blanks();
      const half = this.#half();
      if (half !== null) {
        if (hour < 1 || hour > 12) return false;
        hour = (hour % 12) + half;
        this.blanks();
      }
      if (this.code() !== END && !this.#zone()) return false;
    }
    this.time = ((hour * 60 + minute) * 60 + second) * 1000 + milliseconds;
    // 24:00 is the end of the day, and no other time lies beyond 23:59:59.999.
    return minute <= 59 && (this.time < DAY || (this.time === DAY && minute === 0));
  }

  /** Hours to add: 0 for AM, 12 for PM; null where neither stands here. */
  #half(): 0 | 12 | null {
    const letter = this.code() | 32;
    if ((letter !== 97 && letter !== 112) || (this.code(1) | 32) !== 109) return null;
    this.at += 2;
    return letter === 97 ? 0 : 12;
  }

  #zone(): boolean {
    this.offset = 0;
    if (this.word('z')) return this.code() === END;
    const named = this.word('utc') || this.word('gmt');
    const sign = this.code();
    if (sign === PLUS || sign === DASH) {
      this.at++;
      const minutes = this.#offsetMinutes(named);
      if (minutes < 0) return false;
      this.offset = sign === DASH ? -minutes : minutes;
    } else if (!named) return false;
    return this.code() === END || this.#zoneName();
  }

  /** `2`, `02`, `0200`, `02:00` as minutes; one digit only after UTC or GMT; −1 where it is no offset. */
  #offsetMinutes(named: boolean): number {
    const start = this.at;
    const number = this.number(named ? 1 : 2, 4);
    const width = this.at - start;
    let hours = number;
    let minutes = 0;
    if (width >= 3) {
      hours = Math.floor(number / 100);
      minutes = number % 100;
    } else if (this.skip(COLON)) minutes = this.number(2, 2);
    const ok = number >= 0 && width !== 3 && minutes >= 0 && minutes < 60 && hours * 60 + minutes <= 14 * 60;
    return ok ? hours * 60 + minutes : -1;
  }

  /** ` (Central European Time)`, as JavaScript writes it after the offset that says it all. */
  #zoneName(): boolean {
    return this.blanks() && this.code() === 40 && this.text.endsWith(')');
  }

  /** `.402000` in milliseconds, what is finer cut off; −1 where no digits follow. */
  #fraction(): number {
    this.at++;
    const start = this.at;
    let value = 0;
    for (let code = this.code(); isDigit(code); code = this.code()) {
      if (this.at < start + 3) value = value * 10 + code - 48;
      this.at++;
    }
    const width = this.at - start;
    if (width === 0) return -1;
    return width === 1 ? value * 100 : width === 2 ? value * 10 : value;
  }
}
