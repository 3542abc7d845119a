import erfinv from '@stdlib/math-base-special-erfinv';

/** A report asks for one level only, once for every group. */
let last = { level: Number.NaN, value: Number.NaN };

/**
 * [Critical value](https://en.wikipedia.org/wiki/1.96) of the standard normal distribution: how many
 * standard errors a two-sided interval reaches to either side of its centre.
 *
 * By the [inverse error function](https://en.wikipedia.org/wiki/Normal_distribution#Quantile_function):
 * the quantile at (1 + level) / 2 is √2 · erf⁻¹(level).
 *
 * @param level share strictly between 0 and 1, e.g. 0.95
 * @returns standard errors, e.g. 1.959963984540054 (R: `qnorm(0.975)`)
 * @throws RangeError for any other level: such an interval would be empty, or the whole scale
 */
export function criticalValue(level: number): number {
  if (level === last.level) return last.value;
  if (!(level > 0 && level < 1))
    throw new RangeError(`criticalValue requires a level between 0 and 1, not ${level}`);
  last = { level, value: Math.SQRT2 * erfinv(level) };
  return last.value;
}

/**
 * Quantile of the standard normal distribution: below which value a given share of it lies.
 *
 * @param share strictly between 0 and 1, e.g. 0.8
 * @returns standard errors, below 0 for shares under a half; 0.8416212335729143 for 0.8 (R: `qnorm(0.8)`)
 * @throws RangeError for any other share
 */
export function normalQuantile(share: number): number {
  if (!(share > 0 && share < 1))
    throw new RangeError(`normalQuantile requires a share between 0 and 1, not ${share}`);
  return Math.SQRT2 * erfinv(2 * share - 1);
}

/**
 * Upper tail of the standard normal distribution: how probable a value above `z` is. A one-sided p-value.
 *
 * @param z standard errors, of any sign, infinite ones too
 * @returns share 0…1; 0.025 for 1.959963984540054 (R: `pnorm(z, lower.tail = FALSE)`). Small ones keep their
 *   precision: 7.6e-24 for 10
 */
export function normalTail(z: number): number {
  return z < 0 ? 1 - normalTail(-z) : erfc(z / Math.SQRT2) / 2;
}

/**
 * How probable a value at least as far from 0 as `z`, on either side, would be by chance alone.
 *
 * @param z standard errors, of any sign
 * @returns share 0…1; 1 for 0
 */
export function twoSidedP(z: number): number {
  return 2 * normalTail(Math.abs(z));
}

/**
 * [Complementary error function](https://dlmf.nist.gov/7) of x ≥ 0, with a relative error below 1e-12. Up to 2
 * by the series of erf whose terms are all positive (DLMF 7.6.2), from there by the continued fraction
 * (DLMF 7.9.3), as 1 − erf would leave few digits.
 */
function erfc(x: number): number {
  if (x > 27) return 0; // below the smallest number there is
  const density = Math.exp(-x * x) / Math.sqrt(Math.PI);
  if (x < 2) {
    let sum = 0;
    let term = 2 * x;
    for (let odd = 3; sum + term !== sum; odd += 2) {
      sum += term;
      term *= (2 * x * x) / odd;
    }
    return 1 - density * sum;
  }
  let fraction = x;
  for (let k = 100; k > 0; k--) fraction = x + k / 2 / fraction;
  return density / fraction;
}
