import { describe, expect, test } from 'vitest';
import type { IntervalMethod } from '../../src/model.ts';
import { interval } from '../../src/stats/interval.ts';
import { coverageOf, type Shape, samplesOf } from './exact.ts';

/** Ten populations, from even to lopsided. */
const TEN: readonly Shape[] = [
  [1 / 3, 1 / 3, 1 / 3],
  [0.25, 0.5, 0.25],
  [0.5, 0.3, 0.2],
  [0.6, 0.3, 0.1],
  [0.65, 0.25, 0.1],
  [0.7, 0.2, 0.1],
  [0.75, 0.2, 0.05],
  [0.8, 0.15, 0.05],
  [0.85, 0.1, 0.05],
  [0.9, 0.08, 0.02],
];

const coverage = (method: IntervalMethod, n: number, shape: Shape): number =>
  coverageOf(n, shape, (sample) => interval(sample, method, 0.95)).covered;

test.each([10, 100, 1000])('the samples of %i answers are all there', (n) => {
  for (const shape of TEN) {
    const total = [...samplesOf(n, shape)].reduce((sum, { probability }) => sum + probability, 0);
    expect(Math.abs(total - 1)).toBeLessThan(1e-6);
  }
});

// Exact: every sample, by its probability.
describe('coverage of ten answers at a nominal 95 %', () => {
  test.each([
    { method: 'wald', least: 64.9, mean: 83.9 },
    { method: 'adjusted-wald', least: 93.0, mean: 95.1 },
    { method: 'score', least: 94.7, mean: 95.8 },
  ] as const)('$method: $least % at least, $mean % on average', ({ method, least, mean }) => {
    const shares = TEN.map((shape) => coverage(method, 10, shape));
    expect(Math.min(...shares)).toBeCloseTo(least, 1);
    expect(shares.reduce((sum, share) => sum + share, 0) / shares.length).toBeCloseTo(mean, 1);
  });
});

describe('coverage of the default at a nominal 95 %: 92.5 to 98 %', () => {
  const SHAPES: readonly Shape[] = [
    [1 / 3, 1 / 3, 1 / 3],
    [0.5, 0.3, 0.2],
    [0.7, 0.2, 0.1],
    [0.9, 0.08, 0.02],
    [0.2, 0.3, 0.5],
  ];
  test.each([10, 30, 100, 1000].flatMap((n) => SHAPES.map((shape) => ({ n, shape }))))(
    '$n answers, promoters, passives and detractors $shape',
    ({ n, shape }) => {
      const covered = coverage('adjusted-wald', n, shape);
      expect(covered).toBeGreaterThan(92.5);
      expect(covered).toBeLessThan(98);
    },
  );

  test('every number of answers from 10 to 100', () => {
    const found = SHAPES.flatMap((shape) =>
      Array.from({ length: 91 }, (_, index) => coverage('adjusted-wald', 10 + index, shape)),
    );
    expect(Math.min(...found)).toBeCloseTo(92.98, 2);
    expect(Math.max(...found)).toBeCloseTo(96.99, 2);
  });
});
