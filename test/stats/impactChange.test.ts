import { expect, test } from 'vitest';
import { impact } from '../../src/stats/impact.ts';
import { impactChange } from '../../src/stats/impactChange.ts';

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
const all = tally(300, 300, 400);
const one = impact(tally(60, 20, 20), all, 0.95)!;
const other = impact(tally(20, 20, 60), all, 0.95)!;

test('the difference of the points, and an interval around that of the centres', () => {
  const { points, interval } = impactChange(one, other);
  expect(points).toBeCloseTo(other.points - one.points, 12);
  expect(interval.low).toBeLessThan(points);
  expect(interval.high).toBeGreaterThan(points);
  expect(interval.level).toBe(0.95);
  const width = ({ interval: { low, high } }: typeof one) => high - low;
  expect(interval.high - interval.low).toBeCloseTo(Math.hypot(width(one), width(other)), 12);
});

test('the other way round the signs turn, and the same theme has not changed', () => {
  const [there, back] = [impactChange(one, other), impactChange(other, one)];
  expect(back.points).toBeCloseTo(-there.points, 12);
  expect(back.interval.low).toBeCloseTo(-there.interval.high, 12);
  expect(impactChange(one, one)).toMatchObject({ points: 0 });
});
