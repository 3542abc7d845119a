import { criticalValue } from './normal.ts';

/** From here on the expansion around the normal distribution is as good as the sum, and does not take as long. */
const MANY = 1000;

/**
 * Critical value of Student's t distribution: how many standard errors a two-sided interval reaches to either side
 * of its centre, where the error itself is estimated from few units.
 *
 * @param level share strictly between 0 and 1, e.g. 0.95
 * @param freedom degrees of freedom, a whole number from 1
 * @returns standard errors, e.g. 12.706 for 1 and 1.984 for 100 (R: `qt(0.975, freedom)`)
 * @throws RangeError for any other level or number
 */
export function tCriticalValue(level: number, freedom: number): number {
  const z = criticalValue(level);
  if (!(Number.isInteger(freedom) && freedom >= 1))
    throw new RangeError(`tCriticalValue requires whole degrees of freedom from 1, not ${freedom}`);
  // Abramowitz and Stegun 26.7.5
  if (freedom > MANY)
    return z + (z ** 3 + z) / (4 * freedom) + (5 * z ** 5 + 16 * z ** 3 + 3 * z) / (96 * freedom ** 2);

  // As an angle, t = √freedom · tan: the whole range is finite, so halving always ends.
  let [low, high] = [0, Math.PI / 2];
  for (let halving = 0; halving < 60; halving++) {
    const middle = (low + high) / 2;
    if (shareWithin(middle, freedom) < level) low = middle;
    else high = middle;
  }
  return Math.sqrt(freedom) * Math.tan((low + high) / 2);
}

/** P(|T| ≤ √freedom · tan angle), by the finite sums of Abramowitz and Stegun 26.7.3 and 26.7.4. */
function shareWithin(angle: number, freedom: number): number {
  const [sine, cosine] = [Math.sin(angle), Math.cos(angle)];
  const odd = freedom % 2 === 1;
  let term = odd ? cosine : 1;
  let sum = freedom === 1 ? 0 : term;
  for (let k = odd ? 3 : 2; k < freedom; k += 2) {
    term *= (cosine ** 2 * (k - 1)) / k;
    sum += term;
  }
  return odd ? (2 / Math.PI) * (angle + sine * sum) : sine * sum;
}
