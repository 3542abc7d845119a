import type { IntervalMethod, Tally } from '../model.ts';
import { withPseudoAnswers } from './adjustedWald.ts';
import { criticalValue, twoSidedP } from './normal.ts';
import { countsOf, nps } from './nps.ts';
import { standardError } from './standardError.ts';
import type { Limits } from './wald.ts';

/** How two scores are compared: as each of them is given an interval. The score interval has no counterpart here. */
export type DifferenceMethod = Exclude<IntervalMethod, 'score'>;

/** An interval of a difference of two scores, in points within −200…200. */
export interface DifferenceInterval extends Limits {
  /** Share, e.g. 0.95. */
  level: number;
}

/** How far two scores lie apart, and whether that may be chance. */
export interface Difference {
  /** The one score less the other, unrounded, −200…200 points. */
  points: number;
  interval: DifferenceInterval;
  /** The difference that the interval is centred on, in standard errors of its own; null where those are 0. */
  z: number | null;
  /**
   * Two-sided: how probable a difference at least as great would be if there were none; null where z is. Below
   * 1 − level just where the interval leaves out 0.
   */
  p: number | null;
}

/**
 * Difference of the scores of two groups that share nobody: NPS(one) − NPS(other).
 *
 * `adjusted-wald`: three pseudo-answers in each group (`withPseudoAnswers`), then
 * z = (θ′₁ − θ′₂) / √(σ′₁²/n′₁ + σ′₂²/n′₂), taken as normal
 * ([MeasuringU](https://measuringu.com/nps-significance-test/)). At a nominal 5 %, fifteen answers against sixty are
 * called different by mere chance in 5.6 % of samples at most (docs/intervals.md); by `wald`, without pseudo-answers and
 * for comparing with other tools, in up to 19 %. As with a single score, the interval is not centred on the difference.
 *
 * A segment is part of the overall: compare it with the rest (`restOf`). People who answered in both groups, as in
 * two periods, are for `pairedDifference`.
 *
 * @param one answers per score 0…10
 * @param other answers per score of the other group
 * @param level share of such intervals that should hold the true difference, strictly between 0 and 1
 * @param method adjusted Wald unless said otherwise
 * @returns null where one of them has no answers; z and p are null only under `wald`, where each group is of one mind
 */
export function difference(
  one: Tally,
  other: Tally,
  level: number,
  method: DifferenceMethod = 'adjusted-wald',
): Difference | null {
  const counts = [countsOf(one), countsOf(other)] as const;
  const points = minus(nps(counts[0]), nps(counts[1]));
  if (points === null) return null;

  const [a, b] = method === 'wald' ? counts : [withPseudoAnswers(counts[0]), withPseudoAnswers(counts[1])];
  const centre = minus(nps(a), nps(b)) ?? points;
  return judged(points, centre, Math.hypot(standardError(a) ?? 0, standardError(b) ?? 0), level);
}

/**
 * A difference with its interval and p-value, where it is taken as normal around `centre`.
 *
 * @param points the difference as it is shown
 * @param centre points, what interval and test rest on
 * @param error standard error of the centre, points
 * @param level share, strictly between 0 and 1
 */
export function judged(points: number, centre: number, error: number, level: number): Difference {
  const z = error === 0 ? null : centre / error;
  return { points, interval: around(centre, error, level), z, p: z === null ? null : twoSidedP(z) };
}

/** The normal interval of a difference, in points, clipped to −200…200. */
export function around(centre: number, error: number, level: number): DifferenceInterval {
  const margin = criticalValue(level) * error;
  return { low: Math.max(centre - margin, -200), high: Math.min(centre + margin, 200), level };
}

const minus = (one: number | null, other: number | null): number | null =>
  one === null || other === null ? null : one - other;
