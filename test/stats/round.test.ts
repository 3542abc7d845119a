import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countsOf } from '../../src/stats/nps.ts';
import { roundedNps, roundRatio, roundTo } from '../../src/stats/round.ts';
import { anyCounts, counts, splitsOf, swapped } from './counts.ts';

/** ⌊(2·|a|·10^d + b) / 2b⌋ with the sign of a, in units of 10^−d, in unbounded whole numbers. */
function exactly(numerator: number, denominator: number, decimals: number): bigint {
  const a = BigInt(numerator) * 10n ** BigInt(decimals);
  const b = BigInt(denominator);
  const steps = (2n * (a < 0n ? -a : a) + b) / (2n * b);
  return a < 0n ? -steps : steps;
}

describe('roundedNps', () => {
  test.each([
    { given: counts(1, 7, 0), exact: -12.5, shown: -13, trap: 'Math.round(-12.5) is -12' },
    { given: counts(5, 11, 8), exact: 12.5, shown: 13, trap: '(8/24 - 5/24) * 100 is 12.499999999999996' },
    { given: counts(0, 199, 1), exact: 0.5, shown: 1, trap: 'half to even is 0' },
    { given: counts(2, 297, 1), exact: -1 / 3, shown: 0, trap: '(-0.4).toFixed(0) is -0' },
  ])('$exact is shown as $shown, though $trap', ({ given, shown }) => {
    expect(roundedNps(given)).toBe(shown);
  });

  // PostHog, frontend/src/scenes/surveys/utils.test.ts, calculateNpsBreakdown: shown with one decimal
  test.each([
    { histogram: [0, 0, 0, 0, 0, 0, 0, 5, 5, 0, 0], shown: 0 },
    { histogram: [1, 1, 1, 1, 1, 1, 1, 2, 2, 3, 3], shown: -5.9 },
    { histogram: [2, 2, 2, 2, 2, 2, 2, 0, 0, 0, 0], shown: -100 },
  ])('PostHog histogram $histogram: $shown', ({ histogram, shown }) => {
    expect(roundedNps(countsOf(Object.freeze(histogram)), 1)).toBe(shown);
  });

  test('flesch/net-promoter-score and samcus/net-promoter-score show 33', () => {
    expect(roundedNps(counts(2, 2, 5))).toBe(33);
    expect(roundedNps(counts(1, 0, 2))).toBe(33);
  });

  test('a third below 0 is not floored (hivehr shows −34)', () => {
    expect(roundedNps(counts(2, 0, 1))).toBe(-33);
  });

  test('no answers, nothing to show', () => {
    expect(roundedNps(counts(0, 0, 0))).toBeNull();
  });

  test('it equals exact rational arithmetic for all counts with n up to 60', () => {
    const wrong = Array.from({ length: 60 }, (_, index) => splitsOf(index + 1))
      .flat()
      .filter((given) => {
        const { n, promoters, detractors } = given;
        return roundedNps(given) !== Number(exactly(100 * (promoters - detractors), n, 0));
      });
    expect(wrong).toEqual([]);
  });

  test('swapping promoters and detractors turns the sign, and 0 has none', () => {
    fc.assert(
      fc.property(anyCounts, fc.nat(3), (given, decimals) => {
        const shown = roundedNps(given, decimals) ?? Number.NaN;
        expect(roundedNps(swapped(given), decimals)).toBe(shown === 0 ? 0 : -shown);
      }),
    );
  });
});

describe('roundRatio', () => {
  test('it equals exact rational arithmetic, ties and large counts included', () => {
    const tie = fc
      .tuple(fc.integer({ min: -1e6, max: 1e6 }), fc.integer({ min: 1, max: 1e6 }), fc.constant(0))
      .map(([half, n]) => [(2 * half + 1) * n, 2 * n, 0] as const);
    const any = fc.tuple(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: 1, max: 1e9 }), fc.nat(6));
    fc.assert(
      fc.property(fc.oneof(tie, any), ([numerator, denominator, decimals]) => {
        const steps = Number(exactly(numerator, denominator, decimals));
        expect(roundRatio(numerator, denominator, decimals)).toBe(steps / 10 ** decimals);
      }),
      { numRuns: 2000 },
    );
  });

  test('a quotient a hair below a tie is not rounded up by its own division', () => {
    const n = 2 ** 43 - 1;
    expect(roundRatio((25 * (n - 1)) / 2, 25 * n, 0)).toBe(0);
    expect(roundRatio((n + 1) / 2, n, 0)).toBe(1);
  });
});

describe('roundTo', () => {
  test.each([
    [12.5, 0, 13],
    [-12.5, 0, -13],
    [0.5, 0, 1],
    [-0.4, 0, 0],
    [-0.04, 1, 0],
    [0.49999999999999994, 0, 0],
    [1.005, 2, 1.01],
    [-1.15, 1, -1.2],
    [62.745098039215684, 1, 62.7],
    [48.7847902855, 0, 49],
    [-100, 1, -100],
    [1e-7, 2, 0],
    [5e-7, 6, 0.000001],
    [1e21, 0, 1e21],
  ])('%f to %i decimals is %f', (value, decimals, expected) => {
    expect(roundTo(value, decimals)).toBe(expected);
  });

  test('what is no finite number stays as it is', () => {
    expect([Infinity, -Infinity, Number.NaN].map((value) => roundTo(value, 1))).toEqual([
      Infinity,
      -Infinity,
      Number.NaN,
    ]);
  });

  test('it never moves a number by more than half a step, never gives −0, and does nothing twice', () => {
    const value = fc.double({ min: -200, max: 200, noNaN: true });
    fc.assert(
      fc.property(value, fc.nat(6), (given, decimals) => {
        const rounded = roundTo(given, decimals);
        expect(Math.abs(rounded - given)).toBeLessThanOrEqual(0.5 / 10 ** decimals + 1e-12);
        expect(rounded).not.toBe(-0);
        expect(roundTo(rounded, decimals)).toBe(rounded);
      }),
    );
  });

  test('of a decimal number it is exact rational rounding of its digits', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1_000_000, max: 1_000_000 }), fc.nat(4), (thousandths, decimals) => {
        const steps = Number(exactly(thousandths, 1000, decimals));
        expect(roundTo(thousandths / 1000, decimals)).toBe(steps / 10 ** decimals);
      }),
    );
  });
});
