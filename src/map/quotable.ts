/**
 * Which cells a message may quote. What cannot be read as a score may be a comment in the wrong column, and so
 * somebody's own words; messages are kept in the logs of build servers.
 */

import { isEndWord } from './anchors.ts';

/** A word that so many have given is an answer to choose, not a comment of one of them. */
const REPEATED = 3;
const LONGEST_WORD = 40;
const MOST_DIGITS = 5;

/** A date in figures, a time behind it or not. */
const DATE = /^\d{1,4}([-./ ])\d{1,2}\1\d{1,4}(?:[ T]\d{1,2}:\d{2}(?::\d{2})?)?$/;
const FIGURES = /^[\d\s.,:/%+()–-]{1,12}$/;

/**
 * True for a cell that reads as an answer on a scale: figures of up to five digits (`11`, `10/10`), a date in
 * figures, a word that is known to end a scale, and a short one without digits that stands in `count` cells,
 * three or more, of its column.
 */
export function isQuotable(cell: string, count: number): boolean {
  const text = cell.trim();
  const digits = text.replace(/\D/g, '').length;
  if (digits > 0) return DATE.test(text) || (FIGURES.test(text) && digits <= MOST_DIGITS);
  return isEndWord(text) || (count >= REPEATED && text.length <= LONGEST_WORD && !text.includes('@'));
}
