import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { effectiveN, finiteInterval } from '../../src/stats/finitePopulation.ts';
import { interval } from '../../src/stats/interval.ts';
import { nps } from '../../src/stats/nps.ts';
import { counts, splitsOf } from './counts.ts';

describe('effectiveN', () => {
  test('Turas, test_stats_semantics.R: 60 of 150 are worth 99.33, 149/90 times as many', () => {
    expect(effectiveN(60, 150)).toBeCloseTo(99.33333333333333, 10);
    expect(effectiveN(60, 150) / 60).toBeCloseTo(1.6555555555555554, 12);
  });

  test('Turas: a census leaves nothing to chance', () => {
    expect(effectiveN(150, 150)).toBe(Infinity);
  });

  test('below 5 % it still counts, a little, where Turas and relock2 ignore it', () => {
    expect(effectiveN(4, 100)).toBeCloseTo(4.125, 12);
  });

  test('nobody and one of many are worth what they are', () => {
    expect(effectiveN(0, 10)).toBe(0);
    expect(effectiveN(1, 1000)).toBe(1);
    expect(effectiveN(0, 0)).toBe(0);
  });

  test.each([
    [11, 10],
    [-1, 10],
    [Number.NaN, 10],
    [5, Number.NaN],
  ])('%f of %f is refused', (n, population) => {
    expect(() => effectiveN(n, population)).toThrow(RangeError);
  });
});

describe('finiteInterval', () => {
  test('no answers, no interval', () => {
    expect(finiteInterval(counts(0, 0, 0), 10, 'adjusted-wald', 0.95)).toBeNull();
  });

  test('a census has no width', () => {
    expect(finiteInterval(counts(2, 3, 5), 10, 'score', 0.95)).toEqual({
      low: 30,
      high: 30,
      level: 0.95,
      method: 'score',
    });
  });

  test('nine promoters of ten: the last can only take it down to 80', () => {
    const { low, high } = finiteInterval(counts(0, 0, 9), 10, 'adjusted-wald', 0.95)!;
    expect(low).toBeGreaterThanOrEqual(80);
    expect(high).toBe(100);
  });

  test('more answers than people are refused', () => {
    expect(() => finiteInterval(counts(2, 3, 5), 9, 'wald', 0.95)).toThrow(RangeError);
  });

  const some = fc
    .tuple(fc.nat(50), fc.nat(50), fc.nat(50))
    .map((parts) => counts(...parts))
    .filter(({ n }) => n > 0);

  test('it lies within that of an endless population, and nears it as the population grows', () => {
    fc.assert(
      fc.property(some, fc.constantFrom('adjusted-wald', 'score', 'wald'), (given, method) => {
        const width = (found: { low: number; high: number } | null) => found!.high - found!.low;
        const endless = interval(given, method, 0.95);
        expect(width(finiteInterval(given, 2 * given.n + 1, method, 0.95))).toBeLessThanOrEqual(
          width(endless) + 1e-9,
        );
        expect(width(finiteInterval(given, 1e9, method, 0.95))).toBeCloseTo(width(endless), 3);
      }),
    );
  });

  test('limits are in order and on the scale, census and all but one included', () => {
    fc.assert(
      fc.property(some, fc.nat(3), (given, silent) => {
        const { low, high } = finiteInterval(given, given.n + silent, 'adjusted-wald', 0.95)!;
        expect(-100 <= low && low <= high + 1e-9 && high <= 100).toBe(true);
      }),
    );
  });

  test('twenty drawn from forty: the 95 % interval covers 92 % at least, exactly', () => {
    const population = [counts(8, 12, 20), counts(4, 8, 28), counts(13, 13, 14), counts(1, 3, 36)];
    const choose = (n: number, k: number): number => (k === 0 ? 1 : (choose(n - 1, k - 1) * n) / k);
    for (const { n, promoters, passives, detractors } of population) {
      const truth = nps(counts(detractors, passives, promoters))!;
      const covered = splitsOf(20)
        .filter((s) => s.promoters <= promoters && s.passives <= passives && s.detractors <= detractors)
        .filter((sample) => {
          const { low, high } = finiteInterval(sample, n, 'adjusted-wald', 0.95)!;
          return low - 1e-9 <= truth && truth <= high + 1e-9;
        })
        .reduce(
          (sum, s) =>
            sum +
            (choose(promoters, s.promoters) *
              choose(passives, s.passives) *
              choose(detractors, s.detractors)) /
              choose(n, 20),
          0,
        );
      expect(covered).toBeGreaterThan(0.92);
    }
  });
});
