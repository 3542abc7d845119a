/** What one cell says about a score: an integer 0…10, nothing, or something that is no score. */

import type { Anchors, RejectionReason } from '../model.ts';
import { isMissing } from './missing.ts';

const WHOLE = /^(\d|10)(?:\.0+)?$/;
const NUMBER = /^[-+]?\d+(?:\.\d+)?$/;
/** `10 - extremely likely`, `0 (not likely)`: digit first. A bare hyphen needs a blank, or `10-Feb` were a score. */
const DIGIT_LABEL = /^(\d|10)\s*(?:[:=(]|\.\s|\s[-–—]|[-–—]\s)\s*(?=\D*\p{L})\D+$/u;
/** `Extremely likely - 10`, `Not likely (0)`: label first. */
const LABEL_DIGIT = /^(?=\D*\p{L})\D+?(?:[:=(]|\s[-–—]|[-–—]\s)\s*(\d|10)\)?$/u;

/** A cell of a score column: the score, or why there is none. `labelled`: the digit came with words. */
export type ScoreCell =
  | { kind: 'score'; score: number; labelled: boolean }
  | { kind: 'missing' }
  | { kind: 'invalid'; reason: Exclude<RejectionReason, 'dateUnreadable' | 'jsonUnreadable'> };

/**
 * Reads one cell without regard to its column. Valid: integers 0…10, also `8.0`, and the digit beside
 * a label (`Extremely likely - 10`). Nothing is re-bucketed: `9.5`, `11`, `10/10`, `ten` are invalid.
 */
export function readScore(cell: string): ScoreCell {
  if (isMissing(cell)) return { kind: 'missing' };
  const text = cell.trim();
  const whole = WHOLE.exec(text);
  if (whole) return { kind: 'score', score: Number(whole[1]), labelled: false };
  if (NUMBER.test(text)) return { kind: 'invalid', reason: Number.isInteger(Number(text)) ? 'scoreOutOfRange' : 'scoreNotWhole' };
  const labelled = text.length <= 100 ? (DIGIT_LABEL.exec(text) ?? LABEL_DIGIT.exec(text)) : null;
  if (labelled) return { kind: 'score', score: Number(labelled[1]), labelled: true };
  return { kind: 'invalid', reason: 'scoreNotNumber' };
}

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
