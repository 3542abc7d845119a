/** Weights as exports write them: factors of a survey, or money. */

import { parseAmount } from './amount.ts';

/** Beyond these, squares of weights or their sums would leave the range of numbers. */
const LEAST = 1e-100;
const MOST = 1e100;

const PLAIN = /^\+?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/i;
const BELOW_ONE = /^0,\d+$/;
/** A thousand and something, or one and a fraction: nothing in the cell tells. */
const EITHER = /(?<![\d.,])[1-9]\d{0,2},\d{3}(?![\d.,])/;

/**
 * The weight in a cell: a plain number (`0.85`, `1.234`, `2e3`), `0,85`, or an amount as `parseAmount` reads it
 * (`$1,200.50`). null: no number from 1e-100 to 1e100, which 0 and what is below are not; and `1,234`, which may mean
 * either of two numbers a thousand times apart.
 */
export function parseWeight(cell: string): number | null {
  const text = cell.trim();
  const weight = PLAIN.test(text)
    ? Number(text)
    : BELOW_ONE.test(text)
      ? Number(text.replace(',', '.'))
      : EITHER.test(text)
        ? null
        : (parseAmount(text) ?? null);
  return weight !== null && weight >= LEAST && weight <= MOST ? weight : null;
}
