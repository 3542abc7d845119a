import { expect, test } from 'vitest';
import { differenceMethod, differenceOf } from '../../../src/analyse/compare/difference.ts';

const tally = (detractors: number, passives: number, promoters: number): number[] => [
  0,
  0,
  0,
  0,
  0,
  detractors,
  0,
  passives,
  0,
  promoters,
  0,
];
const options = { interval: 'adjusted-wald', level: 0.95 } as const;

test('beyond chance just where p is below 1 − level', () => {
  const far = differenceOf(tally(10, 20, 70), tally(40, 30, 30), options)!;
  expect(far).toMatchObject({ points: 70, level: 0.95, beyondChance: true });
  expect(far.p).toBeLessThan(0.001);
  const near = differenceOf(tally(30, 30, 40), tally(33, 30, 37), options)!;
  expect(near.beyondChance).toBe(false);
  expect(near.low).toBeLessThan(0);
});

test('without answers on a side there is none', () => {
  expect(differenceOf(tally(0, 0, 0), tally(1, 1, 1), options)).toBe(null);
});

test('by wald, groups of one mind have no p, and differ', () => {
  const found = differenceOf(tally(0, 0, 5), tally(5, 0, 0), { interval: 'wald', level: 0.95 });
  expect(found).toMatchObject({ points: 200, p: null, beyondChance: true });
  expect(differenceMethod('score')).toBe('adjusted-wald');
});
