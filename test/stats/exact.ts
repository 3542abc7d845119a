import type { CategoryCounts } from '../../src/stats/nps.ts';

/** Shares of promoters, passives and detractors in everyone that a sample is drawn from. */
export type Shape = readonly [promoters: number, passives: number, detractors: number];

/** Samples less probable than this are left out; all of them together are below 1e-6 up to n = 1,000. */
const NEVER = 1e-12;

/** The true score of everyone, in points. */
export const scoreOf = ([promoters, , detractors]: Shape): number => 100 * (promoters - detractors);

const logFactorials = [0];

function logFactorial(n: number): number {
  for (let k = logFactorials.length; k <= n; k++) logFactorials.push(logFactorials[k - 1]! + Math.log(k));
  return logFactorials[n]!;
}

/** How probable a sample is. */
export function probabilityOf({ n, promoters, passives, detractors }: CategoryCounts, shape: Shape): number {
  const log = [promoters, passives, detractors].reduce(
    (sum, count, index) => (count === 0 ? sum : sum + count * Math.log(shape[index]!) - logFactorial(count)),
    logFactorial(n),
  );
  return Math.exp(log);
}

/** Every sample of n answers with how probable it is. */
export function* samplesOf(n: number, shape: Shape): Generator<CategoryCounts & { probability: number }> {
  for (let promoters = 0; promoters <= n; promoters++)
    for (let detractors = 0; detractors <= n - promoters; detractors++) {
      const sample = { n, promoters, passives: n - promoters - detractors, detractors };
      const probability = probabilityOf(sample, shape);
      if (probability > NEVER) yield { ...sample, probability };
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
