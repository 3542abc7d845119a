/** What one cell says about a score: an integer 0…10, nothing, or something that is no score. */

import type { Anchors, RejectionReason } from '../model.ts';
import { isDigit } from './characters.ts';
import { isMissing } from './missing.ts';

const WHOLE = /^(\d|10)(?:\.0+)?$/;
const NUMBER = /^[-+]?\d+(?:\.\d+)?$/;
/** `10 - extremely likely`, `0 (not likely)`: digit first. A bare hyphen needs a blank, or `10-Feb` were a score. */
const DIGIT_LABEL = /^(\d|10)\s*(?:[:=(]|\.\s|\s[-–—]|[-–—]\s)(\D+)$/;
/** `Extremely likely - 10`, `Not likely (0)`: label first. A blank after the dash, or it could be a minus. */
const LABEL_DIGIT = /^(\D+?)(?:[:=(]|[-–—](?=\s))\s*(\d|10)\)?$/;
const LONGEST_LABEL = 100;

/** What can stand between a label and its digit. */
const SEPARATOR = /[-–—:=(]/;
const ZERO = 48;
const LETTERS = 65;
const CLOSING = 41;

/** A cell of a score column: the score, or why there is none. `labelled`: the digit came with words. */
export type ScoreCell =
  | { kind: 'score'; score: number; labelled: boolean }
  | { kind: 'missing' }
  | { kind: 'invalid'; reason: Extract<RejectionReason, `score${string}`> };

const BARE: readonly ScoreCell[] = Array.from({ length: 11 }, (_, score) => ({
  kind: 'score',
  score,
  labelled: false,
}));
const NO_NUMBER: ScoreCell = { kind: 'invalid', reason: 'scoreNotNumber' };

/** The score of a cell that is `0`…`10` and nothing else; −1: it is not. */
export function bareScore(cell: string): number {
  const digit = cell.charCodeAt(0) - ZERO;
  if (cell.length === 1) return digit >= 0 && digit <= 9 ? digit : -1;
  return cell.length === 2 && digit === 1 && cell.charCodeAt(1) === ZERO ? 10 : -1;
}

/**
 * Reads one cell without regard to its column. Valid: integers 0…10, also `8.0`, and the digit beside
 * a label (`Extremely likely - 10`). Nothing is re-bucketed: `9.5`, `11`, `10/10`, `ten`, `08` are invalid.
 */
export function readScore(cell: string): ScoreCell {
  const bare = bareScore(cell);
  if (bare >= 0) return BARE[bare]!;
  if (isMissing(cell)) return { kind: 'missing' };
  const text = cell.trim();
  if (text.charCodeAt(0) >= LETTERS && !SEPARATOR.test(text)) return NO_NUMBER;
  const whole = WHOLE.exec(text);
  if (whole) return { kind: 'score', score: Number(whole[1]), labelled: false };
  if (NUMBER.test(text)) return { kind: 'invalid', reason: whyNoScore(Number(text)) };
  const labelled = labelledScore(text);
  if (labelled !== null) return { kind: 'score', score: labelled, labelled: true };
  return NO_NUMBER;
}

/** Whether a cell holds words that are no score. */
export function isText(cell: string): boolean {
  const read = readScore(cell);
  return read.kind === 'invalid' && read.reason === 'scoreNotNumber';
}

/** Why a number that is not written as a score is none. `08` and `+8` may be codes as well as scores. */
function whyNoScore(value: number) {
  if (Number.isFinite(value) && !Number.isInteger(value)) return 'scoreNotWhole';
  return value < 0 || value > 10 ? 'scoreOutOfRange' : 'scoreNotNumber';
}

/**
 * Whether `text`, trimmed and of no more than 100 characters, may be a digit beside a label, judged by
 * its ends: `readScore` finds no labelled score where this is false.
 */
export function mayBeLabelled(text: string): boolean {
  const last = text.charCodeAt(text.length - 1);
  return text.length <= LONGEST_LABEL && (isDigit(text.charCodeAt(0)) || isDigit(last) || last === CLOSING);
}

/** The digit at one end of `text` and words at the other; null: not of that form. */
function labelledScore(text: string): number | null {
  if (!mayBeLabelled(text)) return null;
  const digitFirst = DIGIT_LABEL.exec(text);
  if (digitFirst) return hasLetter(digitFirst[2]!) ? Number(digitFirst[1]) : null;
  const labelFirst = LABEL_DIGIT.exec(text);
  return labelFirst && hasLetter(labelFirst[1]!) ? Number(labelFirst[2]) : null;
}

/** Letters with cases are told by them: a class of all letters takes long to set up, and few labels need it. */
const hasLetter = (text: string): boolean => text.toLowerCase() !== text.toUpperCase() || /\p{L}/u.test(text);

/** A word as it is compared: blanks collapsed (no-break ones too), lower case. */
export const foldWord = (text: string): string => text.replace(/\s+/g, ' ').trim().toLowerCase();

/** The score that each word stands for, by the word as it is compared; of two that are alike the later one holds. */
export const foldAnchors = (anchors: Anchors): ReadonlyMap<string, number> =>
  new Map(Object.entries(anchors).map(([word, score]) => [foldWord(word), score]));

/** A reader for one column, in which `anchors` stand for their scores. Remembers the cells it has seen. */
export function scoreReader(anchors: Anchors): (cell: string) => ScoreCell {
  const words = foldAnchors(anchors);
  const seen = new Map<string, ScoreCell>();
  const read = (cell: string): ScoreCell => {
    const anchored = words.size > 0 ? words.get(foldWord(cell)) : undefined;
    return anchored === undefined ? readScore(cell) : { kind: 'score', score: anchored, labelled: true };
  };
  return (cell) => {
    if (words.size === 0) {
      const bare = bareScore(cell);
      if (bare >= 0) return BARE[bare]!;
    }
    const known = seen.get(cell);
    if (known !== undefined) return known;
    const found = read(cell);
    // Scores repeat; long answers in the wrong column must not fill the memory.
    if (seen.size < 1000 && cell.length <= 64) seen.set(cell, found);
    return found;
  };
}
