import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { standardError } from '../../src/stats/standardError.ts';
import { variance } from '../../src/stats/variance.ts';
import { anyCounts, counts, splitsOf } from './counts.ts';

/** Published figures in points² and points, as far as a source gives them; the SD is the sample's (n − 1). */
interface Case {
  source: string;
  given: ReturnType<typeof counts>;
  variance?: number;
  sampleDeviation?: number;
  error?: number;
  tolerance: number;
}

const CASES: readonly Case[] = [
  { source: 'brendan-r/NPS, test_01_basics.R', given: counts(0, 0, 1), variance: 0, tolerance: 0 },
  { source: 'brendan-r/NPS', given: counts(1, 0, 0), variance: 0, tolerance: 0 },
  { source: 'brendan-r/NPS', given: counts(0, 1, 1), variance: 2500, tolerance: 0 },
  { source: 'brendan-r/NPS', given: counts(1, 0, 1), error: 70.7, tolerance: 0.1 },
  { source: 'brendan-r/NPS', given: counts(1, 1, 1), error: 47.1, tolerance: 0.1 },
  { source: 'brendan-r/NPS', given: counts(1, 2, 3), error: 30.4, tolerance: 0.1 },
  { source: 'Turas, identity t = .5, b = .25', given: counts(2, 2, 4), variance: 6875, tolerance: 1e-9 },
  {
    source: 'Turas, cohort Alpha: √(256000/39)',
    given: counts(8, 8, 24),
    sampleDeviation: 81.01914936669333,
    tolerance: 1e-9,
  },
  { source: 'Turas, cohort Alpha, population', given: counts(8, 8, 24), variance: 6400, tolerance: 1e-9 },
  { source: 'Turas, net score', given: counts(2, 1, 3), sampleDeviation: 98.319208, tolerance: 1e-5 },
  {
    source: 'Turas, ten 10s and ten 0s',
    given: counts(10, 0, 10),
    sampleDeviation: 102.5978,
    tolerance: 1e-4,
  },
  {
    source: '40/40/20 of 500; 2.83 without the covariance',
    given: counts(100, 200, 200),
    error: 3.35,
    tolerance: 0.005,
  },
];

describe('published figures', () => {
  test.each(CASES)('$source: $given', ({ given, tolerance, ...published }) => {
    const perAnswer = 10_000 * (variance(given) ?? Number.NaN);
    const found = {
      variance: perAnswer,
      sampleDeviation: Math.sqrt((perAnswer * given.n) / (given.n - 1)),
      error: standardError(given) ?? Number.NaN,
    };
    expect.hasAssertions();
    for (const name of ['variance', 'sampleDeviation', 'error'] as const) {
      const figure = published[name];
      if (figure !== undefined) expect(Math.abs(found[name] - figure)).toBeLessThanOrEqual(tolerance);
    }
  });
});

describe('variance', () => {
  test('nothing is known without answers', () => {
    expect(variance(counts(0, 0, 0))).toBeNull();
    expect(standardError(counts(0, 0, 0))).toBeNull();
  });

  test('it is the mean squared distance of +1, 0 and −1 from their mean (Cross Validated 18603)', () => {
    fc.assert(
      fc.property(anyCounts, (given) => {
        const { n, promoters, passives, detractors } = given;
        const mean = (promoters - detractors) / n;
        const squares = promoters * (1 - mean) ** 2 + passives * mean ** 2 + detractors * (1 + mean) ** 2;
        expect(variance(given)).toBeCloseTo(squares / n, 10);
      }),
    );
  });

  test('it is the variance of the two shares plus twice the covariance they would miss (CYBAEA 2016)', () => {
    fc.assert(
      fc.property(anyCounts, (given) => {
        const p = given.promoters / given.n;
        const d = given.detractors / given.n;
        expect(variance(given)).toBeCloseTo(p * (1 - p) + d * (1 - d) + 2 * p * d, 10);
      }),
    );
  });

  test('it is greatest, 1, for half promoters and half detractors, and never below 0', () => {
    const all = splitsOf(12).map((given) => variance(given) ?? Number.NaN);
    expect(Math.max(...all)).toBe(1);
    expect(Math.min(...all)).toBe(0);
    expect(variance(counts(6, 0, 6))).toBe(1);
    expect(variance(counts(4, 4, 4))).toBeCloseTo(2 / 3, 12);
  });

  test('four times the answers halve the standard error', () => {
    expect(standardError(counts(40, 80, 120))).toBeCloseTo((standardError(counts(10, 20, 30)) ?? 0) / 2, 12);
  });
});
