/** What one cell says about a score: an integer 0…10, nothing, or something that is no score. */

import type { Anchors, RejectionReason } from '../model.ts';
import { isMissing } from './missing.ts';

const WHOLE = /^(\d|10)(?:\.0+)?$/;
const NUMBER = /^[-+]?\d+(?:\.\d+)?$/;
/** `10 - extremely likely`, `0 (not likely)`: digit first. A bare hyphen needs a blank, or `10-Feb` were a score. */
const DIGIT_LABEL = /^(\d|10)\s*(?:[:=(]|\.\s|\s[-–—]|[-–—]\s)(\D+)$/;
/** `Extremely likely - 10`, `Not likely (0)`: label first. */
const LABEL_DIGIT = /^(\D+?)(?:[:=(]|\s[-–—]|[-–—]\s)\s*(\d|10)\)?$/;
const LONGEST_LABEL = 100;

/** What can stand between a label and its digit. */
const SEPARATOR = /[-–—:=(]/;
const ZERO = 48;
const LETTERS = 65;

/** A cell of a score column: the score, or why there is none. `labelled`: the digit came with words. */
export type ScoreCell =
  | { kind: 'score'; score: number; labelled: boolean }
  | { kind: 'missing' }
  | { kind: 'invalid'; reason: Exclude<RejectionReason, 'dateUnreadable' | 'jsonUnreadable'> };

const BARE: readonly ScoreCell[] = Array.from({ length: 10 }, (_, score) => ({
  kind: 'score',
  score,
  labelled: false,
}));
const NO_NUMBER: ScoreCell = { kind: 'invalid', reason: 'scoreNotNumber' };

/**
 * Reads one cell without regard to its column. Valid: integers 0…10, also `8.0`, and the digit beside
 * a label (`Extremely likely - 10`). Nothing is re-bucketed: `9.5`, `11`, `10/10`, `ten` are invalid.
 */
export function readScore(cell: string): ScoreCell {
  const bare = cell.length === 1 ? cell.charCodeAt(0) - ZERO : -1;
  if (bare >= 0 && bare <= 9) return BARE[bare]!;
  if (isMissing(cell)) return { kind: 'missing' };
  const text = cell.trim();
  if (text.charCodeAt(0) >= LETTERS && !SEPARATOR.test(text)) return NO_NUMBER;
  const whole = WHOLE.exec(text);
  if (whole) return { kind: 'score', score: Number(whole[1]), labelled: false };
  if (NUMBER.test(text))
    return { kind: 'invalid', reason: Number.isInteger(Number(text)) ? 'scoreOutOfRange' : 'scoreNotWhole' };
  const labelled = labelledScore(text);
  if (labelled !== null) return { kind: 'score', score: labelled, labelled: true };
  return NO_NUMBER;
}

/** The digit at one end of `text` and words at the other; null: not of that form. */
function labelledScore(text: string): number | null {
  const last = text.charCodeAt(text.length - 1);
  if (text.length > LONGEST_LABEL || !(isDigit(text.charCodeAt(0)) || isDigit(last) || last === CLOSING))
    return null;
  const digitFirst = DIGIT_LABEL.exec(text);
  const [digits, words] = digitFirst
    ? [digitFirst[1]!, digitFirst[2]!]
    : (LABEL_DIGIT.exec(text)?.slice(1).reverse() ?? ['', '']);
  // Letters with cases, or beyond the scripts that have them: punctuation alone is no label.
  return words !== '' && (words!.toLowerCase() !== words!.toUpperCase() || /[\u05d0-\uffdc]/.test(words!))
    ? Number(digits)
    : null;
}

const CLOSING = 41;
const isDigit = (code: number): boolean => code >= 48 && code <= 57;

/** A word as it is compared: blanks collapsed (no-break ones too), lower case. */
export const foldWord = (text: string): string => text.replace(/\s+/g, ' ').trim().toLowerCase();

/** A reader for one column, in which `anchors` stand for their scores. Remembers the cells it has seen. */
export function scoreReader(anchors: Anchors): (cell: string) => ScoreCell {
  const words = new Map(Object.entries(anchors).map(([word, score]) => [foldWord(word), score]));
  const seen = new Map<string, ScoreCell>();
  const read = (cell: string): ScoreCell => {
    const anchored = words.size > 0 ? words.get(foldWord(cell)) : undefined;
    return anchored === undefined ? readScore(cell) : { kind: 'score', score: anchored, labelled: true };
  };
  return (cell) => {
    const known = seen.get(cell);
    if (known !== undefined) return known;
    const found = read(cell);
    // Scores repeat; long answers in the wrong column must not fill the memory.
    if (seen.size < 1000 && cell.length <= 64) seen.set(cell, found);
    return found;
  };
}
