import type { CategoryCounts } from '../../src/stats/nps.ts';

/** Shares of promoters, passives and detractors in everyone that a sample is drawn from. */
export type Shape = readonly [promoters: number, passives: number, detractors: number];

/** Samples less probable than this are left out; all of them together are below 1e-6 up to n = 1,000. */
const NEVER = 1e-12;

/** The true score of everyone, in points. */
export const scoreOf = ([promoters, , detractors]: Shape): number => 100 * (promoters - detractors);

/** Every sample of n answers with how probable it is. */
export function* samplesOf(n: number, [p, q, d]: Shape): Generator<CategoryCounts & { probability: number }> {
  const logFactorial = [0];
  for (let k = 1; k <= n; k++) logFactorial.push(logFactorial[k - 1]! + Math.log(k));
  const power = (share: number, count: number): number => (count === 0 ? 0 : count * Math.log(share));
  for (let promoters = 0; promoters <= n; promoters++)
    for (let detractors = 0; detractors <= n - promoters; detractors++) {
      const passives = n - promoters - detractors;
      const ways =
        logFactorial[n]! - logFactorial[promoters]! - logFactorial[passives]! - logFactorial[detractors]!;
      const probability = Math.exp(ways + power(p, promoters) + power(q, passives) + power(d, detractors));
      if (probability > NEVER) yield { n, promoters, passives, detractors, probability };
    }
}

/** How often, in percent, intervals hold the true score, and how wide they are on average, in points. Exact. */
export function coverageOf(
  n: number,
  shape: Shape,
  limits: (sample: CategoryCounts) => { low: number; high: number } | null,
): { covered: number; width: number } {
  const truth = scoreOf(shape);
  let [covered, width] = [0, 0];
  for (const sample of samplesOf(n, shape)) {
    const found = limits(sample)!;
    if (found.low - 1e-9 <= truth && truth <= found.high + 1e-9) covered += 100 * sample.probability;
    width += (found.high - found.low) * sample.probability;
  }
  return { covered, width };
}
