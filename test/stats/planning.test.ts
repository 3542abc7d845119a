import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { adjustedWald } from '../../src/stats/adjustedWald.ts';
import { againstBenchmark } from '../../src/stats/benchmark.ts';
import { difference } from '../../src/stats/difference.ts';
import { effectiveN } from '../../src/stats/finitePopulation.ts';
import {
  answersForBenchmark,
  answersForMargin,
  answersPerGroup,
  detectableDifference,
} from '../../src/stats/planning.ts';
import { variance } from '../../src/stats/variance.ts';
import { type Random, randomOf } from '../fuzz/random.ts';
import { counts } from './counts.ts';

describe('answersForMargin', () => {
  test('MeasuringU, nps-ci-sample-size: ±10 points at 95 % take 255', () => {
    expect(answersForMargin(10, { level: 0.95 })).toBe(255);
  });

  test('CYBAEA 2016: a width of 10 at equal shares takes about 1,024 (here 1,022), of 1 about 102,400', () => {
    expect(answersForMargin(5, { level: 0.95, variance: 2 / 3 })).toBe(1022);
    const narrow = answersForMargin(0.5, { level: 0.95, variance: 2 / 3 });
    expect(Math.abs(narrow - 102_400)).toBeLessThan(50);
  });

  test('relock2/nps_sample_size: ±10 at 80 % promoters and 15 % detractors take 112 of 250', () => {
    const variance = 0.8 + 0.15 - (0.8 - 0.15) ** 2;
    expect(answersForMargin(10, { level: 0.95, variance, population: 250 })).toBe(112);
  });

  test('so many answers give the margin, and one fewer does not', () => {
    const given = counts(30, 30, 30);
    const margin = (n: number) => {
      const shares = counts(
        (n * given.detractors) / 90,
        (n * given.passives) / 90,
        (n * given.promoters) / 90,
      );
      const { low, high } = adjustedWald(shares, 0.95)!;
      return (high - low) / 2;
    };
    const n = answersForMargin(10, { level: 0.95, variance: variance(given)! });
    // Pseudo-answers are more alike than these, which makes the plan err on the safe side, by an answer or so.
    expect(margin(n)).toBeLessThanOrEqual(10);
    expect(margin(n - 3)).toBeGreaterThan(10);
  });

  test('of a small population fewer are needed, and never more than there are', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5000 }),
        fc.integer({ min: 1, max: 150 }),
        (population, margin) => {
          const endless = answersForMargin(margin, { level: 0.95 });
          const n = answersForMargin(margin, { level: 0.95, population });
          expect(1 <= n && n <= population && n <= endless).toBe(true);
          expect(effectiveN(n, population)).toBeGreaterThanOrEqual(
            Math.min(1.959963984540054 ** 2 * 0.67 * (100 / margin) ** 2 - 3, population) - 1e-6,
          );
        },
      ),
    );
  });

  test('a margin that one answer gives takes one', () => {
    expect(answersForMargin(150, { level: 0.95 })).toBe(1);
  });
});

describe('answersForBenchmark', () => {
  test('MeasuringU, nps-benchmark-test-sample-size: 10 points above, one-sided 5 %, power 80 %: 412', () => {
    expect(answersForBenchmark(10, { level: 0.95, power: 0.8 })).toBe(412);
  });
});

describe('answersPerGroup', () => {
  test('both variances count: twice as many for each group as against a known number, two-sided', () => {
    // 2 · 0.67 · (1.959964 + 0.841621)² / 0.01 − 3 = 1048.75
    expect(answersPerGroup(10, { level: 0.95, power: 0.8 })).toBe(1049);
  });

  test('a smaller difference, more power and a higher level take more', () => {
    const plan = { level: 0.95, power: 0.8 };
    expect(answersPerGroup(5, plan)).toBeGreaterThan(answersPerGroup(10, plan));
    expect(answersPerGroup(10, { ...plan, power: 0.9 })).toBeGreaterThan(answersPerGroup(10, plan));
    expect(answersPerGroup(10, { ...plan, level: 0.99 })).toBeGreaterThan(answersPerGroup(10, plan));
  });
});

describe('detectableDifference', () => {
  test('it is what answersPerGroup plans for', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.constantFrom(0.8, 0.9), (points, power) => {
        const n = answersPerGroup(points, { level: 0.95, power });
        const found = detectableDifference(n, n, { level: 0.95, power });
        expect(found).toBeLessThanOrEqual(points + 1e-9);
        expect(detectableDifference(n - 1 || 1, n - 1 || 1, { level: 0.95, power })).toBeGreaterThanOrEqual(
          found,
        );
      }),
    );
  });

  test('fifteen against sixty find 61 points or more', () => {
    expect(detectableDifference(15, 60, { level: 0.95, power: 0.8 })).toBeCloseTo(61.3, 1);
  });
});

describe('refused', () => {
  const plan = { level: 0.95, power: 0.8 };
  test.each([
    ['a margin of 0', () => answersForMargin(0, plan)],
    ['a margin that is no number', () => answersForMargin(Number.NaN, plan)],
    ['a level of 95', () => answersForMargin(10, { level: 95 })],
    ['answers that are all alike', () => answersForMargin(10, { level: 0.95, variance: 0 })],
    ['a variance above 1', () => answersForMargin(10, { level: 0.95, variance: 1.2 })],
    ['nobody to ask', () => answersForMargin(10, { level: 0.95, population: 0 })],
    ['a difference below 0', () => answersPerGroup(-5, plan)],
    ['certainty', () => answersPerGroup(5, { level: 0.95, power: 1 })],
    ['a power of 80', () => answersForBenchmark(5, { level: 0.95, power: 80 })],
    ['a group without answers', () => detectableDifference(0, 10, plan)],
  ])('%s', (_, planned) => {
    expect(planned).toThrow(RangeError);
  });
});

/** Answers of n people, drawn from shares of promoters and passives. */
function drawn(random: Random, n: number, [promoters, passives]: readonly [number, number]): number[] {
  const tally = Array<number>(11).fill(0);
  for (let answer = 0; answer < n; answer++)
    tally[random.chance(promoters) ? 10 : random.chance(passives / (1 - promoters)) ? 7 : 0]!++;
  return tally;
}

test('a plan for 80 % power finds the difference in 78 to 84 % of samples (seed 4)', () => {
  const [one, other] = [
    [0.4, 0.3],
    [0.3, 0.3],
  ] as const; // 10 against −10 points, variances 0.69
  const n = answersPerGroup(20, { level: 0.95, power: 0.8, variance: 0.69 });
  const random = randomOf(4, 0);
  let found = 0;
  for (let sample = 0; sample < 3000; sample++)
    if (difference(drawn(random, n, one), drawn(random, n, other), 0.95)!.p! < 0.05) found++;
  expect(found / 30).toBeGreaterThan(78);
  expect(found / 30).toBeLessThan(84);
});

test('so does one against a benchmark (seed 5)', () => {
  const n = answersForBenchmark(15, { level: 0.95, power: 0.8, variance: 0.69 });
  const random = randomOf(5, 0);
  let found = 0;
  for (let sample = 0; sample < 3000; sample++)
    if (againstBenchmark(drawn(random, n, [0.4, 0.3]), -5)!.p < 0.05) found++;
  expect(found / 30).toBeGreaterThan(78);
  expect(found / 30).toBeLessThan(84);
});
