import type { Interval, IntervalMethod } from '../model.ts';
import { interval } from './interval.ts';
import { type CategoryCounts, nps } from './nps.ts';

/**
 * Effective number of answers where a good part of everyone has answered: n (N − 1) / (N − n), from the correction of the
 * variance for drawing without replacement. Applied to any part, while Turas and relock2/nps_sample_size ignore it
 * below 5 %: there it changes little, and a threshold would make the interval jump.
 *
 * @param n answers
 * @param population N, everyone who could have answered, n at least
 * @returns n, never below the given; Infinity for a census, where nothing is left to chance; 0 for none
 * @throws RangeError where more answered than there are, or n or N is no number from 0
 */
export function effectiveN(n: number, population: number): number {
  if (!(n >= 0 && n <= population))
    throw new RangeError(`effectiveN requires answers from 0 to the population of ${population}, not ${n}`);
  if (n === 0) return 0;
  return n === population ? Infinity : (n * (population - 1)) / (population - n);
}

/**
 * Interval of the score of a known number of people of whom n have answered, such as a company's own staff.
 *
 * As `interval`, with each count raised to the effective n. It ends where those who did not answer could take the score
 * at most, were all of them detractors, or promoters: that is certain.
 *
 * @param counts answers per category, whole numbers
 * @param population N, everyone who could have answered
 * @param level share of such intervals that should hold the true score, strictly between 0 and 1
 * @returns points; without width for a census; null where n is 0
 * @throws RangeError where more answered than there are
 */
export function finiteInterval(
  counts: CategoryCounts,
  population: number,
  method: IntervalMethod,
  level: number,
): Interval | null {
  const raised = effectiveN(counts.n, population);
  const score = nps(counts);
  if (score === null) return null;
  if (raised === Infinity) return { low: score, high: score, level, method };

  const { n, promoters, passives, detractors } = counts;
  const factor = raised / n;
  const found = interval(
    {
      n: raised,
      promoters: promoters * factor,
      passives: passives * factor,
      detractors: detractors * factor,
    },
    method,
    level,
  )!;
  const [net, silent] = [promoters - detractors, population - n];
  return {
    ...found,
    low: Math.max(found.low, (100 * (net - silent)) / population),
    high: Math.min(found.high, (100 * (net + silent)) / population),
  };
}
