import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type DifferenceMethod, difference } from '../../src/stats/difference.ts';
import { countsOf, nps } from '../../src/stats/nps.ts';
import { anyCounts, counts, swapped, tallyFrom, tallyOf } from './counts.ts';

const anyTally = anyCounts.map(tallyFrom);
const level = fc.double({ min: 0.01, max: 0.9999, noNaN: true });
const method = fc.constantFrom<DifferenceMethod>('adjusted-wald', 'wald');

describe('published and computed cases', () => {
  // Formula of measuringu.com/nps-significance-test, as in brendan-r/NPS, nps_test_ adjusted.wald
  test.each([
    {
      one: counts(10, 0, 0),
      other: counts(0, 0, 10),
      points: -200,
      z: -7.24743,
      p: 0,
      low: -195.4516,
      high: -112.2407,
    },
    {
      one: counts(2, 3, 5),
      other: counts(1, 2, 7),
      points: -30,
      z: -0.7868,
      p: 0.431401,
      low: -80.5632,
      high: 34.4093,
    },
    {
      one: counts(20, 30, 50),
      other: counts(30, 30, 40),
      points: 20,
      z: 1.73232,
      p: 0.083216,
      low: -2.5516,
      high: 41.3865,
    },
    {
      one: counts(36, 46, 38),
      other: counts(16, 33, 41),
      points: -26.1111,
      z: -2.41077,
      p: 0.015919,
      low: -45.7886,
      high: -4.7228,
    },
  ])('MeasuringU, adjusted Wald: $one against $other is $points', ({ one, other, ...expected }) => {
    const found = difference(tallyFrom(one), tallyFrom(other), 0.95)!;
    expect(found.points).toBeCloseTo(expected.points, 4);
    expect(found.z).toBeCloseTo(expected.z, 4);
    expect(found.p).toBeCloseTo(expected.p, 5);
    expect(found.interval.low).toBeCloseTo(expected.low, 3);
    expect(found.interval.high).toBeCloseTo(expected.high, 3);
  });

  test('15/13/8 against 7/7/12: z 1.7904, p 0.07339 (inputs said to be GoToMeeting and WebEx, MeasuringU)', () => {
    const found = difference(tallyFrom(counts(8, 13, 15)), tallyFrom(counts(12, 7, 7)), 0.95)!;
    expect(found.z).toBeCloseTo(1.7904, 4);
    expect(found.p).toBeCloseTo(0.07339, 5);
  });

  test('roshanm20/decision-lab, test_nps.py: 20 points, z 1.754, p 0.0794, where Wald is asked for', () => {
    const found = difference(tallyFrom(counts(20, 30, 50)), tallyFrom(counts(30, 30, 40)), 0.95, 'wald')!;
    expect(found.points).toBe(20);
    expect(found.points / found.z!).toBeCloseTo(11.402, 3);
    expect(found.z).toBeCloseTo(1.754, 3);
    expect(found.p).toBeCloseTo(0.07941, 5);
  });

  test('Turas: equal scores from other ratings, ten 10s and ten 0s against ten 9s and ten 6s, p = 1', () => {
    const ten = (...scores: number[]) => tallyOf(...scores.flatMap((score) => Array(10).fill(score)));
    expect(difference(ten(10, 0), ten(9, 6), 0.95)).toMatchObject({ points: 0, z: 0, p: 1 });
  });
});

describe('edges', () => {
  test('no answers on one side, no difference', () => {
    expect(difference(tallyOf(), tallyOf(10), 0.95)).toBeNull();
    expect(difference(tallyOf(10), tallyOf(), 0.95)).toBeNull();
  });

  test('a single answer against a single answer', () => {
    const { points, p, interval } = difference(tallyOf(10), tallyOf(0), 0.95)!;
    expect(points).toBe(200);
    expect(p).toBeGreaterThan(0.3);
    expect(interval.low).toBeLessThan(0);
  });

  test('groups of one mind: a finite p; by Wald none (decision-lab says 0), and an interval without width', () => {
    const [up, down] = [tallyOf(10, 10, 10), tallyOf(0, 0, 0)];
    expect(difference(up, down, 0.95)!.p).toBeGreaterThan(0.001);
    expect(difference(up, down, 0.95, 'wald')).toEqual({
      points: 200,
      interval: { low: 200, high: 200, level: 0.95 },
      z: null,
      p: null,
    });
  });

  test('a level that is none is refused', () => {
    expect(() => difference(tallyOf(10), tallyOf(0), 95)).toThrow(RangeError);
  });
});

describe('properties', () => {
  test('it is the difference of the two scores, on its scale, and p a share', () => {
    fc.assert(
      fc.property(anyTally, anyTally, level, method, (one, other, at, by) => {
        const { points, p, interval } = difference(one, other, at, by)!;
        expect(points).toBeCloseTo(nps(countsOf(one))! - nps(countsOf(other))!, 9);
        expect(-200 <= interval.low && interval.low <= interval.high && interval.high <= 200).toBe(true);
        expect(p === null || (p >= 0 && p <= 1)).toBe(true);
      }),
    );
  });

  test('the other way round, and with the categories swapped, only its sign turns', () => {
    fc.assert(
      fc.property(anyCounts, anyCounts, method, (one, other, by) => {
        const there = difference(tallyFrom(one), tallyFrom(other), 0.95, by)!;
        for (const back of [
          difference(tallyFrom(other), tallyFrom(one), 0.95, by)!,
          difference(tallyFrom(swapped(one)), tallyFrom(swapped(other)), 0.95, by)!,
        ]) {
          expect(back.points).toBeCloseTo(-there.points, 9);
          expect(back.interval.low).toBeCloseTo(-there.interval.high, 9);
          expect(back.p ?? -1).toBeCloseTo(there.p ?? -1, 9);
        }
      }),
    );
  });

  test('the interval leaves out 0 just where p is below 1 − level', () => {
    fc.assert(
      fc.property(anyTally, anyTally, level, method, (one, other, at, by) => {
        const { p, interval } = difference(one, other, at, by)!;
        fc.pre(p !== null && Math.abs(p - (1 - at)) > 1e-9);
        expect(interval.low > 0 || interval.high < 0).toBe(p! < 1 - at);
      }),
    );
  });
});
