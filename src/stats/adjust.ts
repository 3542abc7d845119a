/**
 * How p-values of several tests are raised, so that many tests do not find by chance what one would not.
 *
 * - `holm`: the risk of even one false finding among them stays at the level
 *   ([Holm 1979](https://www.jstor.org/stable/4615733)). For comparing each with each.
 * - `bh`: among the findings, the expected share of false ones stays at the level
 *   ([Benjamini and Hochberg 1995](https://www.jstor.org/stable/2346101)). For each segment against the rest. It
 *   presumes that the tests are independent, or go together rather than against each other.
 * - `none`: as they are.
 */
export type Adjustment = 'holm' | 'bh' | 'none';

/**
 * Adjusts the p-values of a family of tests: all those that are shown in one table.
 *
 * With m of them in ascending order: Holm raises p₍ⱼ₎ to the greatest of (m − i + 1) p₍ᵢ₎ up to it, Benjamini–Hochberg to
 * the least of m p₍ᵢ₎ / i from it on. Neither lowers one, puts two in another order, or exceeds 1; equal ones stay equal.
 * The same as R's `p.adjust`.
 *
 * @param values p-values, shares 0…1; null for a test that could not be done, which does not count in m
 * @returns in the same order; null where there was none
 * @throws RangeError for a value that is no share
 */
export function adjust(values: readonly (number | null)[], method: Adjustment): (number | null)[] {
  const ascending: { p: number; at: number }[] = [];
  for (const [at, p] of values.entries()) {
    if (p === null) continue;
    if (!(p >= 0 && p <= 1)) throw new RangeError(`adjust requires p-values from 0 to 1, not ${p}`);
    ascending.push({ p, at });
  }
  ascending.sort((one, other) => one.p - other.p);

  const adjusted = [...values];
  for (const [rank, raised] of METHODS[method](ascending.map(({ p }) => p)).entries())
    adjusted[ascending[rank]!.at] = raised;
  return adjusted;
}

const METHODS: Record<Adjustment, (ascending: readonly number[]) => number[]> = {
  holm(ascending) {
    let greatest = 0;
    return ascending.map((p, index) => {
      greatest = Math.max(greatest, Math.min(1, (ascending.length - index) * p));
      return greatest;
    });
  },
  bh(ascending) {
    let least = 1;
    return ascending
      .map((_, index) => {
        const rank = ascending.length - index;
        const p = ascending[rank - 1]!;
        // The last p itself, and never below the one that was raised, which rounding might bring about.
        least = Math.min(least, Math.max(p, (ascending.length * p) / rank));
        return least;
      })
      .reverse();
  },
  none: (ascending) => [...ascending],
};
