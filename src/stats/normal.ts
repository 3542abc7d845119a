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
