import { expect, it } from 'vitest';
import { WEIGHTED } from '../../src/aggregate/weighted.ts';

it('sums weights and their squares for each score', () => {
  const sums = WEIGHTED.empty();
  WEIGHTED.add(sums, { score: 9, times: 1, weight: 2 });
  WEIGHTED.add(sums, { score: 9, times: 1, weight: 0.5 });
  WEIGHTED.add(sums, { score: 0, times: 2, weight: 3 });
  expect(sums).toEqual({
    counts: [2, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0],
    weights: [6, 0, 0, 0, 0, 0, 0, 0, 0, 2.5, 0],
    squares: [18, 0, 0, 0, 0, 0, 0, 0, 0, 4.25, 0],
  });
});
