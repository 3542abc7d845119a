import type { CategoryCounts } from './nps.ts';

/**
 * A Net Promoter Score as it is shown, rounded half away from zero.
 *
 * From the counts, in whole numbers: the floating-point score of 8 promoters and 5 detractors in 24
 * may fall just short of 12.5, and `Math.round` takes −12.5 to −12.
 *
 * @param counts answers per category, whole numbers
 * @param decimals digits after the point
 * @returns points; never −0; null where n is 0
 */
export function roundedNps({ n, promoters, detractors }: CategoryCounts, decimals = 0): number | null {
  return n === 0 ? null : roundRatio(100 * (promoters - detractors), n, decimals);
}

/**
 * A ratio of whole numbers, rounded half away from zero: ⌊(2·|a|·10^d + b) / 2b⌋ / 10^d with the sign
 * of a. Exact as long as 2·|a|·10^d + b is below 2^53. For shares: `roundRatio(100 * promoters, n, 1)` is a percentage.
 *
 * @param numerator a, a whole number of any sign
 * @param denominator b, a whole number above 0
 * @param decimals d, digits after the point
 * @returns never −0
 */
export function roundRatio(numerator: number, denominator: number, decimals: number): number {
  const scale = 10 ** decimals;
  // The quotient is never rounded up to a whole number: it differs from it by more than its own precision.
  const steps = Math.floor((2 * Math.abs(numerator) * scale + denominator) / (2 * denominator));
  return signed(steps / scale, numerator);
}

/**
 * A number, rounded half away from zero. For limits, which are no ratio of whole numbers.
 *
 * It rounds the shortest decimal that denotes the number, the one that JSON shows: 1.005 becomes
 * 1.01, though in binary it lies a little below.
 *
 * @param value points or share, of any sign
 * @param decimals digits after the point
 * @returns never −0; infinite values and NaN as they are
 */
export function roundTo(value: number, decimals: number): number {
  if (!Number.isFinite(value)) return value;
  const [digits, exponent = '0'] = String(Math.abs(value)).split('e');
  const steps = Math.round(Number(`${digits}e${Number(exponent) + decimals}`));
  return signed(steps / 10 ** decimals, value);
}

function signed(magnitude: number, like: number): number {
  return like < 0 && magnitude > 0 ? -magnitude : magnitude;
}
