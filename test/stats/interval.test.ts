import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { IntervalMethod } from '../../src/model.ts';
import { adjustedWald } from '../../src/stats/adjustedWald.ts';
import { interval } from '../../src/stats/interval.ts';
import { type CategoryCounts, nps } from '../../src/stats/nps.ts';
import { roundTo } from '../../src/stats/round.ts';
import { standardError } from '../../src/stats/standardError.ts';
import { tangoScore } from '../../src/stats/tangoScore.ts';
import { wald } from '../../src/stats/wald.ts';
import { anyCounts, counts, splitsOf, swapped } from './counts.ts';

const METHODS: readonly IntervalMethod[] = ['adjusted-wald', 'score', 'wald'];
const method = fc.constantFrom(...METHODS);
const level = fc.double({ min: 0.01, max: 0.9999, noNaN: true });

/** Both limits, or NaN where there are none, so that a comparison fails instead of the test's own code. */
function limitsOf(counted: CategoryCounts, by: IntervalMethod, at: number): { low: number; high: number } {
  return interval(counted, by, at) ?? { low: Number.NaN, high: Number.NaN };
}

describe('adjustedWald', () => {
  // Formula of measuringu.com/nps-three-confidence-intervals, as brendan-r/NPS applies it with
  // pseudo_observations = c(.75, 1.5, .75); figures computed from it independently, 95 %.
  test.each([
    { given: counts(0, 0, 10), low: 47.5036, high: 106.3426 },
    { given: counts(0, 3, 7), low: 21.0539, high: 86.6384 },
    { given: counts(0, 5, 0), low: -30.0057, high: 30.0057 },
    { given: counts(100, 200, 200), low: 13.3417, high: 26.4197 },
    { given: counts(8, 22, 72), low: 48.7847902855, high: 73.1199716193 },
  ])('$given: $low … $high', ({ given, low, high }) => {
    const limits = adjustedWald(given, 0.95);
    expect(limits?.low).toBeCloseTo(low, 4);
    expect(limits?.high).toBeCloseTo(high, 4);
  });

  test('it is not clipped by itself, and is by interval()', () => {
    expect(adjustedWald(counts(0, 0, 10), 0.95)?.high).toBeGreaterThan(106);
    expect(interval(counts(0, 0, 10), 'adjusted-wald', 0.95)).toEqual({
      low: expect.closeTo(47.5036, 4),
      high: 100,
      level: 0.95,
      method: 'adjusted-wald',
    });
    expect(limitsOf(counts(10, 0, 0), 'adjusted-wald', 0.95).low).toBe(-100);
  });

  test('a single promoter lies outside it, as its docstring warns', () => {
    expect(adjustedWald(counts(0, 0, 1), 0.95)).toEqual({
      low: expect.closeTo(-48.5, 1),
      high: expect.closeTo(98.5, 1),
    });
  });
});

describe('tangoScore', () => {
  // Tango (1998), solved in two independent ways; the same as "iterative" in brendan-r/NPS,
  // R/nps_interval_estimators.R. 95 %.
  test.each([
    { given: counts(0, 0, 10), low: 44.4934, high: 100 },
    { given: counts(10, 0, 0), low: -100, high: -44.4934 },
    { given: counts(0, 5, 0), low: -43.4482, high: 43.4482 },
    { given: counts(1, 2, 3), low: -31.1074, high: 75.3957 },
    { given: counts(2, 0, 9), low: 4.6039, high: 89.7265 },
    { given: counts(20, 30, 50), low: 13.9551, high: 44.3393 },
    { given: counts(36, 34, 40), low: -11.8298, high: 18.9095 },
    { given: counts(100, 200, 200), low: 13.3481, high: 26.4544 },
  ])('$given: $low … $high', ({ given, low, high }) => {
    const limits = tangoScore(given, 0.95);
    expect(limits?.low).toBeCloseTo(low, 4);
    expect(limits?.high).toBeCloseTo(high, 4);
  });

  test('it ends at the end of the scale exactly where all answers are there', () => {
    expect(tangoScore(counts(0, 0, 3), 0.95)?.high).toBe(100);
    expect(tangoScore(counts(3, 0, 0), 0.95)?.low).toBe(-100);
  });

  test('without clipping it stays on the scale', () => {
    fc.assert(
      fc.property(anyCounts, level, (given, at) => {
        const { low, high } = tangoScore(given, at) ?? { low: Number.NaN, high: Number.NaN };
        expect(low).toBeGreaterThanOrEqual(-100);
        expect(high).toBeLessThanOrEqual(100);
      }),
    );
  });

  test('its limits are the scores that a test against the likeliest shares just rejects', () => {
    // All splits, since a general formula tends to fail where a category is empty.
    for (const given of [2, 7, 25].flatMap(splitsOf)) {
      const { low, high } = tangoScore(given, 0.95) ?? { low: Number.NaN, high: Number.NaN };
      if (low > -100) expect(errorsAbove(given, low / 100)).toBeCloseTo(1.959964, 3);
      if (high < 100) expect(errorsAbove(given, high / 100)).toBeCloseTo(-1.959964, 3);
      expect(low > -100 || given.detractors === given.n).toBe(true);
      expect(high < 100 || given.promoters === given.n).toBe(true);
    }
  });
});

/**
 * How many standard errors the score lies above `truth`, from the likeliest shares with that score. Found by
 * searching for the greatest likelihood, where the interval itself uses a closed form.
 */
function errorsAbove({ n, promoters, passives, detractors }: CategoryCounts, truth: number): number {
  const term = (count: number, share: number): number => (count === 0 ? 0 : count * Math.log(share));
  const likelihood = (d: number): number =>
    term(promoters, d + truth) + term(passives, 1 - truth - 2 * d) + term(detractors, d);
  let from = Math.max(0, -truth);
  let to = (1 - truth) / 2;
  for (let step = 0; step < 200; step++) {
    const third = (to - from) / 3;
    if (likelihood(from + third) < likelihood(to - third)) from += third;
    else to -= third;
  }
  const variance = 2 * ((from + to) / 2) + truth - truth ** 2;
  return ((promoters - detractors) / n - truth) / Math.sqrt(variance / n);
}

describe('wald', () => {
  test('40/40/20 of 500: ±6.6, shown as 13 … 27 (Market Strategies)', () => {
    const { low, high } = wald(counts(100, 200, 200), 0.95) ?? { low: Number.NaN, high: Number.NaN };
    expect(Math.abs((high - low) / 2 - 6.6)).toBeLessThan(0.05);
    expect([roundTo(low, 0), roundTo(high, 0)]).toEqual([13, 27]);
  });

  test('250 promoters and 75 detractors of 1000: [14.14, 20.86], not [14.3, 20.5] (jdmaturen gist)', () => {
    const limits = wald(counts(75, 675, 250), 0.95);
    expect(limits?.low).toBeCloseTo(14.14, 2);
    expect(limits?.high).toBeCloseTo(20.86, 2);
  });

  test('its width at thirds is 320/√n (CYBAEA 2016)', () => {
    const { low, high } = wald(counts(300, 300, 300), 0.95) ?? { low: Number.NaN, high: Number.NaN };
    expect(Math.abs((high - low) * Math.sqrt(900) - 320)).toBeLessThan(0.2);
  });

  test('at 95 % it is the score ± 1.96 standard errors, not ± 1.645 (the fault of ADA v1)', () => {
    const given = counts(10, 20, 30);
    expect(wald(given, 0.95)?.high).toBeCloseTo(
      (nps(given) ?? 0) + 1.959964 * (standardError(given) ?? 0),
      4,
    );
  });

  test('it has no width where all answers are alike', () => {
    expect(wald(counts(0, 0, 10), 0.95)).toEqual({ low: 100, high: 100 });
  });
});

describe.each(METHODS)('interval, %s', (by) => {
  test('no answers, no interval', () => {
    expect(interval(counts(0, 0, 0), by, 0.95)).toBeNull();
  });

  test('it says how it was made', () => {
    expect(interval(counts(1, 2, 3), by, 0.9)).toMatchObject({ method: by, level: 0.9 });
  });

  test('one answer of each kind gives limits in order and on the scale', () => {
    for (const given of splitsOf(1)) {
      const { low, high } = limitsOf(given, by, 0.95);
      expect(-100 <= low && low <= high && high <= 100).toBe(true);
    }
  });

  test('more answers of the same kind narrow it', () => {
    const widths = [10, 40, 160].map((times) => {
      const { low, high } = limitsOf(counts(times, 2 * times, 3 * times), by, 0.95);
      return high - low;
    });
    expect(widths).toEqual([...widths].sort((a, b) => b - a));
    expect(widths[2]).toBeLessThan(widths[0] ?? 0);
  });
});

describe('interval', () => {
  test('low <= high, and neither leaves the scale', () => {
    fc.assert(
      fc.property(anyCounts, method, level, (given, by, at) => {
        const { low, high } = limitsOf(given, by, at);
        expect(low).toBeGreaterThanOrEqual(-100);
        expect(high).toBeGreaterThanOrEqual(low);
        expect(high).toBeLessThanOrEqual(100);
      }),
    );
  });

  test('it is contained in that of a higher level', () => {
    fc.assert(
      fc.property(anyCounts, method, level, level, (given, by, one, other) => {
        const inner = limitsOf(given, by, Math.min(one, other));
        const outer = limitsOf(given, by, Math.max(one, other));
        expect(outer.low).toBeLessThanOrEqual(inner.low + 1e-9);
        expect(outer.high).toBeGreaterThanOrEqual(inner.high - 1e-9);
      }),
    );
  });

  test('swapping promoters and detractors turns it round', () => {
    fc.assert(
      fc.property(anyCounts, method, level, (given, by, at) => {
        const one = limitsOf(given, by, at);
        const other = limitsOf(swapped(given), by, at);
        expect(other.low).toBeCloseTo(-one.high, 9);
        expect(other.high).toBeCloseTo(-one.low, 9);
      }),
    );
  });

  test('score and wald contain the score at every level', () => {
    fc.assert(
      fc.property(anyCounts, fc.constantFrom<IntervalMethod>('score', 'wald'), level, (given, by, at) => {
        expectScoreWithin(given, by, at);
      }),
    );
  });

  test('adjusted-wald contains the score at 95 % and above from two answers on', () => {
    for (const given of Array.from({ length: 30 }, (_, index) => splitsOf(index + 2)).flat()) {
      expectScoreWithin(given, 'adjusted-wald', 0.95);
    }
    const several = anyCounts.filter(({ n }) => n >= 2);
    fc.assert(
      fc.property(several, fc.double({ min: 0.95, max: 0.9999, noNaN: true }), (given, at) => {
        expectScoreWithin(given, 'adjusted-wald', at);
      }),
    );
  });

  test('the three agree on large samples', () => {
    const [first, ...others] = METHODS.map((by) => limitsOf(counts(20_000, 30_000, 50_000), by, 0.95));
    for (const other of others) {
      expect(other.low).toBeCloseTo(first?.low ?? Number.NaN, 1);
      expect(other.high).toBeCloseTo(first?.high ?? Number.NaN, 1);
    }
  });
});

function expectScoreWithin(given: CategoryCounts, by: IntervalMethod, at: number): void {
  const point = nps(given) ?? Number.NaN;
  const { low, high } = limitsOf(given, by, at);
  expect(low).toBeLessThanOrEqual(point + 1e-9);
  expect(high).toBeGreaterThanOrEqual(point - 1e-9);
}
