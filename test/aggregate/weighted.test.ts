import { expect, it } from 'vitest';
import { WEIGHTED } from '../../src/aggregate/weighted.ts';

it('sums weights and their squares for each score', () => {
  const sums = WEIGHTED.empty();
  WEIGHTED.add(sums, { score: 9, weight: 2 });
  WEIGHTED.add(sums, { score: 9, weight: 0.5 });
  WEIGHTED.add(sums, { score: 0, weight: 3 });
  expect(sums).toEqual({
    counts: [1, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0],
    weights: [3, 0, 0, 0, 0, 0, 0, 0, 0, 2.5, 0],
    squares: [9, 0, 0, 0, 0, 0, 0, 0, 0, 4.25, 0],
  });
});
