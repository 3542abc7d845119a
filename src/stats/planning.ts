import { criticalValue, normalQuantile } from './normal.ts';

/**
 * Variance of one answer that plans go by where nothing is known: about that of equal shares, ⅔, which MeasuringU's
 * published numbers rest on. A score of 40 from 60/20/20 has 0.64, of 60 from 70/20/10 has 0.44; 1 is the worst there is.
 */
export const TYPICAL_VARIANCE = 0.67;

/** How sure a plan should be. */
export interface Plan {
  /** Share, e.g. 0.95: of an interval, or 1 − the risk of calling equal scores different. */
  level: number;
  /** Variance of one answer, above 0 and 1 at most, as `variance` gives; TYPICAL_VARIANCE unless said otherwise. */
  variance?: number;
  /** Everyone who could answer, n; without limit unless said otherwise. */
  population?: number;
}

/** How sure a plan should be to find what is there. */
export interface TestPlan extends Omit<Plan, 'population'> {
  /** Share, e.g. 0.8: how probable it should be that a true difference of that size is found. */
  power: number;
}

/**
 * How many answers give an interval of a certain margin to either side: ⌈z²σ²/d² − 3⌉, which solves adjusted Wald for n
 * ([MeasuringU](https://measuringu.com/nps-ci-sample-size/)). With a population N, n N / (N − 1 + n) of them
 * (see `effectiveN`).
 *
 * @param margin points, above 0: half the width of the interval
 * @returns n, 1 at least, and the population at most
 * @throws RangeError for a margin, level, variance or population that is none
 */
export function answersForMargin(
  margin: number,
  { level, variance = TYPICAL_VARIANCE, population = Infinity }: Plan,
): number {
  check(margin, variance);
  if (!(population >= 1)) throw new RangeError(`a population of ${population} cannot be asked`);
  const n = criticalValue(level) ** 2 * relative(variance, margin) - 3;
  const needed = population === Infinity ? n : (n * population) / (population - 1 + n);
  // A wide margin may need less than one answer, which nobody can give.
  return n <= 0 ? 1 : Math.min(wholeAnswers(needed), population);
}

/**
 * How many answers a group needs, in each of two groups of one size, so that the test of `difference` finds a true
 * difference: ⌈2σ²(z_α + z_β)²/d² − 3⌉, two-sided. Both variances count, as those of the groups add up.
 *
 * @param points the difference to be found, above 0
 * @returns n of each group, 1 at least
 * @throws RangeError for a difference, level, power or variance that is none
 */
export function answersPerGroup(
  points: number,
  { level, power, variance = TYPICAL_VARIANCE }: TestPlan,
): number {
  check(points, variance);
  const z = criticalValue(level) + normalQuantile(power);
  return wholeAnswers(2 * z ** 2 * relative(variance, points) - 3);
}

/**
 * How many answers it takes to find that a score lies above a benchmark: ⌈σ²(z_α + z_β)²/d² − 3⌉, one-sided
 * ([MeasuringU](https://measuringu.com/nps-benchmark-test-sample-size)).
 *
 * @param points by how much the true score lies above it, above 0
 * @returns n, 1 at least
 * @throws RangeError for a distance, level, power or variance that is none
 */
export function answersForBenchmark(
  points: number,
  { level, power, variance = TYPICAL_VARIANCE }: TestPlan,
): number {
  check(points, variance);
  const z = normalQuantile(level) + normalQuantile(power);
  return wholeAnswers(z ** 2 * relative(variance, points) - 3);
}

/**
 * The smallest true difference that the test of `difference` finds with the given power: what a comparison that found
 * nothing could have found. (z_α + z_β) √(σ²/(n₁ + 3) + σ²/(n₂ + 3)).
 *
 * @param n answers of the one group, 1 at least
 * @param other answers of the other
 * @returns points; may exceed 200, which says that nothing could be found
 * @throws RangeError for a group without answers, or a level, power or variance that is none
 */
export function detectableDifference(
  n: number,
  other: number,
  { level, power, variance = TYPICAL_VARIANCE }: TestPlan,
): number {
  check(1, variance);
  if (!(n >= 1 && other >= 1)) throw new RangeError(`groups of ${n} and ${other} answers cannot be compared`);
  const z = criticalValue(level) + normalQuantile(power);
  return 100 * z * Math.sqrt(variance / (n + 3) + variance / (other + 3));
}

/** σ²/d² with d in points. */
const relative = (variance: number, points: number): number => variance / (points / 100) ** 2;

/** Rounds up, save what only a rounding error lies above a whole number. */
const wholeAnswers = (n: number): number => Math.max(Math.ceil(n - 1e-9), 1);

function check(points: number, variance: number): void {
  if (!(points > 0 && points < Infinity)) throw new RangeError(`a plan needs points above 0, not ${points}`);
  if (!(variance > 0 && variance <= 1))
    throw new RangeError(`a plan needs a variance above 0 and up to 1, not ${variance}`);
}
