import { describe, expect, test } from 'vitest';
import type { IntervalMethod } from '../../src/model.ts';
import { interval } from '../../src/stats/interval.ts';
import type { CategoryCounts } from '../../src/stats/nps.ts';
import { splitsOf } from './counts.ts';

/** Shares of promoters and detractors in ten populations, from even to lopsided. */
const SHAPES: readonly (readonly [number, number])[] = [
  [1 / 3, 1 / 3],
  [0.25, 0.25],
  [0.5, 0.2],
  [0.6, 0.1],
  [0.65, 0.1],
  [0.7, 0.1],
  [0.75, 0.05],
  [0.8, 0.05],
  [0.85, 0.05],
  [0.9, 0.02],
];

/** Share of samples, in percent, whose 95 % interval holds the true score. Exact: every sample, by its probability. */
function coverage(method: IntervalMethod, n: number, [p, d]: readonly [number, number]): number {
  const truth = 100 * (p - d);
  let covered = 0;
  for (const sample of splitsOf(n)) {
    const limits = interval(sample, method, 0.95);
    if (limits && limits.low - 1e-9 <= truth && truth <= limits.high + 1e-9)
      covered += probability(sample, p, d);
  }
  return 100 * covered;
}

function probability({ n, promoters, passives, detractors }: CategoryCounts, p: number, d: number): number {
  const ways = choose(n, promoters) * choose(n - promoters, detractors);
  return ways * p ** promoters * d ** detractors * (1 - p - d) ** passives;
}

function choose(n: number, k: number): number {
  return k === 0 ? 1 : (choose(n - 1, k - 1) * n) / k;
}

describe('coverage of ten answers at a nominal 95 %', () => {
  test('the samples of a population are all there', () => {
    for (const [p, d] of SHAPES) {
      const total = splitsOf(10).reduce((sum, sample) => sum + probability(sample, p, d), 0);
      expect(total).toBeCloseTo(1, 12);
    }
  });

  test.each([
    { method: 'wald', least: 64.9, mean: 83.9 },
    { method: 'adjusted-wald', least: 93.0, mean: 95.1 },
    { method: 'score', least: 94.7, mean: 95.8 },
  ] as const)('$method: $least % at least, $mean % on average', ({ method, least, mean }) => {
    const shares = SHAPES.map((shape) => coverage(method, 10, shape));
    expect(Math.min(...shares)).toBeCloseTo(least, 1);
    expect(shares.reduce((sum, share) => sum + share, 0) / shares.length).toBeCloseTo(mean, 1);
  });
});
