/** What one cell is, as evidence about its column. */

import { isDigit } from './characters.ts';
import { readScore } from './score.ts';

/** What a cell is: 0…10 a bare score, LABELLED + 0…10 one beside a label, else one of these. */
export const LABELLED = 16;
export const MISSING = 32;
export const INTEGER = 33;
export const FRACTION = 34;
export const WORD = 35;
export const TEXT = 36;

/** Words have at most so many characters. */
const LONGEST_WORD = 40;
/** `null` and `none`. */
const LONGEST_MISSING = 4;

const EXCLAMATION = 33;
const CLOSING = 41;
const DASH = 45;
const SLASH = 47;
const ZERO = 48;
const TILDE = 126;

/**
 * What `cell` is: 0…10, or one of the numbers above. `readScore` decides; cells whose ends show already
 * that they are no scores never get there.
 */
export function kindOf(cell: string): number {
  const first = cell.charCodeAt(0);
  if (isLetter(first) && isTextByItsEnd(cell)) return textKind(cell);
  if (isDigit(first)) {
    const kind = kindByItsDigits(cell);
    if (kind !== null) return kind;
  }
  const read = readScore(cell);
  if (read.kind === 'missing') return MISSING;
  if (read.kind === 'score') return read.labelled ? LABELLED + read.score : read.score;
  if (read.reason === 'scoreOutOfRange') return INTEGER;
  return read.reason === 'scoreNotWhole' ? FRACTION : textKind(cell);
}

const textKind = (cell: string): number => (cell.length <= LONGEST_WORD && !/[\d@]/.test(cell) ? WORD : TEXT);

/** Latin letters, and those of the alphabets up to Georgian; the blanks beyond are no letters. */
const isLetter = (code: number): boolean =>
  ((code | 32) >= 97 && (code | 32) <= 122) || (code >= 0xc0 && code < 0x1680);

/** For a cell that begins with a letter. A label has one digit or two at its end, and perhaps a bracket. */
function isTextByItsEnd(cell: string): boolean {
  const { length } = cell;
  if (length <= LONGEST_MISSING) return false;
  const last = cell.charCodeAt(length - 1);
  if (isDigit(last)) return isDigit(cell.charCodeAt(length - 2)) && isDigit(cell.charCodeAt(length - 3));
  return isLetter(last) || (last >= EXCLAMATION && last <= TILDE && last !== CLOSING);
}

/** For a cell that begins with a digit: the kind of a longer number, a date or an id; null where it may be a score. */
function kindByItsDigits(cell: string): number | null {
  let digits = 1;
  while (isDigit(cell.charCodeAt(digits))) digits++;
  if (digits === cell.length) {
    return digits >= 3 && cell.charCodeAt(0) !== ZERO ? INTEGER : null;
  }
  const next = cell.charCodeAt(digits);
  return next === SLASH || (digits >= 3 && (next === DASH || isLetter(next))) ? TEXT : null;
}
