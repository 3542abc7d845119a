import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { adjustedWald } from '../../src/stats/adjustedWald.ts';
import { interval } from '../../src/stats/interval.ts';
import { countsOf, nps } from '../../src/stats/nps.ts';
import { variance } from '../../src/stats/variance.ts';
import { type WeightedTally, weightedScore } from '../../src/stats/weights.ts';
import { randomOf } from '../fuzz/random.ts';
import { anyCounts, tallyFrom } from './counts.ts';

/** Sums of single answers, as an engine would give them. */
function weighed(scores: readonly number[], weights: readonly number[]): WeightedTally {
  const sums = (of: (weight: number) => number) =>
    Array.from({ length: 11 }, (_, score) =>
      scores.reduce((sum, given, index) => (given === score ? sum + of(weights[index]!) : sum), 0),
    );
  return { counts: sums(() => 1), weights: sums((w) => w), squares: sums((w) => w * w) };
}

/** The same weight for all answers of a tally. */
const even = (counts: readonly number[], weight: number): WeightedTally => ({
  counts,
  weights: counts.map((count) => count * weight),
  squares: counts.map((count) => count * weight ** 2),
});

describe('published cases', () => {
  test.each([
    { source: 'Turas, weights 3, 1, 1', scores: [10, 5, 7], weights: [3, 1, 1], points: 40 },
    {
      source: 'Turas, weights 1, 2, 1, 1, 1, 1',
      scores: [10, 10, 8, 5, 5, 5],
      weights: [1, 2, 1, 1, 1, 1],
      points: 0,
    },
    {
      source: 'Turas, 8 respondents',
      scores: [10, 10, 9, 8, 7, 6, 3, 0],
      weights: [2.5, 1, 1, 3, 1, 1, 0.5, 2],
      points: 100 / 12,
    },
    {
      source: 'GreenBook/QuestionPro 2017, by lifetime value',
      scores: [10, 2, 7, 8, 6],
      weights: [2000, 8000, 2000, 2000, 8000],
      points: -1400 / 22,
    },
  ])('$source: $points', ({ scores, weights, points }) => {
    expect(weightedScore(weighed(scores, weights), 0.95)!.nps).toBeCloseTo(points, 10);
  });

  test('Turas, weights 3, 1, 1: 60 % promoters, 20 % detractors', () => {
    expect(weightedScore(weighed([10, 5, 7], [3, 1, 1]), 0.95)).toMatchObject({
      promoters: expect.closeTo(0.6, 12),
      passives: expect.closeTo(0.2, 12),
      detractors: expect.closeTo(0.2, 12),
    });
  });

  test('Kish: weights 1, 2, 3 are worth 36/14 answers (Turas rounds to 3)', () => {
    expect(weightedScore(weighed([10, 7, 0], [1, 2, 3]), 0.95)!.effectiveN).toBeCloseTo(36 / 14, 12);
  });

  test('Kish: weights 1 … 5 are worth 4.0909 answers, a design effect of 1.2222 (Turas says 1.2778)', () => {
    const found = weightedScore(weighed([10, 9, 8, 7, 0], [1, 2, 3, 4, 5]), 0.95)!;
    expect(found.effectiveN).toBeCloseTo(4.090909090909091, 12);
    expect(found.designEffect).toBeCloseTo(1.2222222222222223, 12);
  });

  test('Turas, 8 respondents: linearised error 32.32, where Kish has 32.81', () => {
    const found = weightedScore(weighed([10, 10, 9, 8, 7, 6, 3, 0], [2.5, 1, 1, 3, 1, 1, 0.5, 2]), 0.95)!;
    expect(found.effectiveN).toBeCloseTo(6.127659574468085, 12);
    expect(found.standardError).toBeCloseTo(32.321788, 6);
    const { promoters, detractors, nps: points } = found;
    const kish = Math.sqrt((promoters + detractors - (points / 100) ** 2) / found.effectiveN);
    expect(100 * kish).toBeCloseTo(32.812041, 6);
  });

  test('GreenBook/QuestionPro 2017: weights that go with scores, linearised 28.2 against 34.6 after Kish', () => {
    const found = weightedScore(weighed([10, 2, 7, 8, 6], [2000, 8000, 2000, 2000, 8000]), 0.95)!;
    expect(found.standardError).toBeCloseTo(28.2, 1);
    const { promoters, detractors, nps: points, effectiveN } = found;
    const kish = Math.sqrt((promoters + detractors - (points / 100) ** 2) / effectiveN);
    expect(100 * kish).toBeCloseTo(34.6, 1);
  });
});

describe('edges', () => {
  const none = Array<number>(11).fill(0);

  test('no answers, or none with a weight, are no score', () => {
    expect(weightedScore({ counts: none, weights: none, squares: none }, 0.95)).toBeNull();
    expect(weightedScore({ counts: [1, ...none.slice(1)], weights: none, squares: none }, 0.95)).toBeNull();
  });

  test('a single answer has an interval, but no error of its own', () => {
    const found = weightedScore(weighed([10], [7]), 0.95)!;
    expect(found).toMatchObject({ n: 1, weight: 7, nps: 100, effectiveN: 1, standardError: null });
    const { low, high } = adjustedWald(countsOf(tallyOfOne(10)), 0.95)!;
    expect(found.interval).toEqual({
      low: expect.closeTo(low, 10),
      high: expect.closeTo(high, 10),
      level: 0.95,
    });
  });

  test('answers of one mind have an interval', () => {
    const { low, high } = weightedScore(weighed([9, 10, 10], [1, 5, 2]), 0.95)!.interval;
    expect(low).toBeLessThan(50);
    expect(high).toBe(100);
  });

  test.each([-1, Number.NaN, Infinity])('a sum of %f is refused', (sum) => {
    expect(() =>
      weightedScore({ counts: tallyOfOne(10), weights: [...none.slice(1), sum], squares: none }, 0.95),
    ).toThrow(RangeError);
  });
});

const tallyOfOne = (score: number) => Array.from({ length: 11 }, (_, index) => (index === score ? 1 : 0));

describe('properties', () => {
  test('equal weights, whatever they are, change nothing', () => {
    fc.assert(
      fc.property(anyCounts, fc.constantFrom(0.01, 1, 3, 1e6), (counts, weight) => {
        const found = weightedScore(even(tallyFrom(counts), weight), 0.9)!;
        const plain = interval(counts, 'adjusted-wald', 0.9)!;
        expect(found.nps).toBeCloseTo(nps(counts)!, 9);
        expect(found.effectiveN / counts.n).toBeCloseTo(1, 9);
        expect(found.interval.low).toBeCloseTo(plain.low, 7);
        expect(found.interval.high).toBeCloseTo(plain.high, 7);
        if (counts.n > 1) {
          const sample = (variance(counts)! * counts.n) / (counts.n - 1);
          expect(found.standardError).toBeCloseTo(100 * Math.sqrt(sample / counts.n), 6);
        }
      }),
    );
  });

  const answer = fc.record({ score: fc.nat(10), weight: fc.double({ min: 0.01, max: 1000, noNaN: true }) });

  test('effective n is n at most; shares add up to 1; the interval stays on the scale', () => {
    fc.assert(
      fc.property(fc.array(answer, { minLength: 1, maxLength: 40 }), (answers) => {
        const found = weightedScore(
          weighed(
            answers.map(({ score }) => score),
            answers.map(({ weight }) => weight),
          ),
          0.95,
        )!;
        expect(found.effectiveN).toBeLessThanOrEqual(found.n + 1e-9);
        expect(found.promoters + found.passives + found.detractors).toBeCloseTo(1, 12);
        const { low, high } = found.interval;
        expect(-100 <= low && low < high && high <= 100).toBe(true);
      }),
    );
  });
});

test('the 95 % interval covers 92 to 98 % of samples of 30 with weights from ½ to 2 (seed 2)', () => {
  const SHAPES = [
    [1 / 3, 1 / 3],
    [0.5, 0.3],
    [0.7, 0.2],
    [0.9, 0.08],
    [0.2, 0.3],
  ] as const;
  for (const [index, [promoters, passives]] of SHAPES.entries()) {
    const random = randomOf(2, index);
    const truth = 100 * (2 * promoters + passives - 1);
    let covered = 0;
    for (let sample = 0; sample < 4000; sample++) {
      const [counts, weights, squares] = [0, 1, 2].map(() => Array<number>(11).fill(0)) as [
        number[],
        number[],
        number[],
      ];
      for (let answer = 0; answer < 30; answer++) {
        const score = random.chance(promoters) ? 10 : random.chance(passives / (1 - promoters)) ? 7 : 0;
        const weight = 0.5 + random.int(1501) / 1000;
        counts[score]!++;
        weights[score]! += weight;
        squares[score]! += weight ** 2;
      }
      const { low, high } = weightedScore({ counts, weights, squares }, 0.95)!.interval;
      if (low <= truth && truth <= high) covered++;
    }
    expect(covered / 40).toBeGreaterThan(92);
    expect(covered / 40).toBeLessThan(98);
  }
});
