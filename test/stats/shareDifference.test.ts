import { expect, it } from 'vitest';
import { shareDifference } from '../../src/stats/shareDifference.ts';

it('is the interval of Agresti and Caffo (2000): 7 of 10 against 3 of 10', () => {
  // p' = 8/12 and 4/12: 0.3333 ± 1.96 √(2 · (8/12 · 4/12) / 12)
  const found = shareDifference({ k: 7, n: 10 }, { k: 3, n: 10 }, 0.95)!;
  expect(found.low).toBeCloseTo(1 / 3 - 1.959964 * Math.sqrt((2 * (2 / 9)) / 12), 6);
  expect(found.high).toBeCloseTo(1 / 3 + 1.959964 * Math.sqrt((2 * (2 / 9)) / 12), 6);
  expect(found.level).toBe(0.95);
});

it('ends at -1 and 1, and is not of no width where everybody agrees', () => {
  const found = shareDifference({ k: 2, n: 2 }, { k: 0, n: 2 }, 0.999)!;
  expect(found.high).toBe(1);
  expect(found.low).toBeLessThan(0.5);
});

it('turns its sign with the groups', () => {
  const one = shareDifference({ k: 5, n: 20 }, { k: 9, n: 30 }, 0.9)!;
  const other = shareDifference({ k: 9, n: 30 }, { k: 5, n: 20 }, 0.9)!;
  expect(one.low).toBeCloseTo(-other.high, 12);
});

it('is not defined where a group is empty', () => {
  expect(shareDifference({ k: 0, n: 0 }, { k: 1, n: 2 }, 0.95)).toBe(null);
  expect(shareDifference({ k: 1, n: 2 }, { k: 0, n: 0 }, 0.95)).toBe(null);
});
