import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clusteredScore } from '../../src/stats/cluster.ts';
import { countsOf } from '../../src/stats/nps.ts';
import { standardError } from '../../src/stats/standardError.ts';
import { randomOf } from '../fuzz/random.ts';
import { anyCounts, swapped, tallyFrom, tallyOf } from './counts.ts';

test('textbook form, 5 accounts with 11 answers: 27.27, an error of 42.14 instead of 26.00, design effect 2.63', () => {
  const accounts = [[10, 9, 10], [3, 4], [9], [7, 8, 0], [10, 10]];
  const found = clusteredScore(
    accounts.map((scores) => tallyOf(...scores)),
    0.95,
  )!;
  expect(found).toMatchObject({ accounts: 5, n: 11 });
  expect(found.nps).toBeCloseTo(27.272727, 6);
  expect(found.standardError).toBeCloseTo(42.140657, 6);
  expect(found.designEffect).toBeCloseTo(2.626263, 6);
  expect(standardError(countsOf(tallyOf(...accounts.flat())))).toBeCloseTo(26.003525, 6);
});

describe('edges', () => {
  test('no accounts, or none with answers', () => {
    expect(clusteredScore([], 0.95)).toBeNull();
    expect(clusteredScore([tallyOf()], 0.95)).toBeNull();
  });

  test('one account says nothing of others, however many of its people answered', () => {
    expect(clusteredScore([tallyOf(10, 10, 0), tallyOf()], 0.95)).toEqual({
      accounts: 1,
      n: 3,
      nps: expect.closeTo(100 / 3, 12),
      standardError: null,
      designEffect: null,
      interval: null,
    });
  });

  test('accounts of one mind: no error, and an interval nevertheless', () => {
    const found = clusteredScore([tallyOf(10, 9), tallyOf(10), tallyOf(9)], 0.95)!;
    expect(found).toMatchObject({ nps: 100, standardError: 0, designEffect: null });
    expect(found.interval!.low).toBeLessThan(30);
    expect(found.interval!.high).toBe(100);
  });

  test('it takes a stream', () => {
    function* accounts() {
      yield tallyOf(10);
      yield tallyOf(0);
    }
    expect(clusteredScore(accounts(), 0.95)).toMatchObject({ accounts: 2, nps: 0 });
  });

  test('a level that is none is refused', () => {
    expect(() => clusteredScore([tallyOf(10), tallyOf(0)], 95)).toThrow(RangeError);
  });
});

describe('properties', () => {
  const singles = fc.array(fc.nat(10), { minLength: 2, maxLength: 60 });

  test('with one answer each, the design effect is n / (n − 1), so long as not all are alike', () => {
    fc.assert(
      fc.property(singles, (scores) => {
        const found = clusteredScore(
          scores.map((score) => tallyOf(score)),
          0.95,
        )!;
        const simple = standardError(countsOf(tallyOf(...scores)))!;
        const factor = scores.length / (scores.length - 1);
        expect(found.standardError).toBeCloseTo(simple * Math.sqrt(factor), 6);
        if (simple > 0) expect(found.designEffect).toBeCloseTo(factor, 6);
      }),
    );
  });

  test('accounts twice as large that agree within are no more certain', () => {
    fc.assert(
      fc.property(singles, (scores) => {
        const once = clusteredScore(
          scores.map((score) => tallyOf(score)),
          0.95,
        )!;
        const twice = clusteredScore(
          scores.map((score) => tallyOf(score, score)),
          0.95,
        )!;
        expect(twice.interval!.low).toBeCloseTo(once.interval!.low, 9);
        expect(twice.standardError).toBeCloseTo(once.standardError!, 6);
      }),
    );
  });

  test('the interval stays on the scale, and turns round with the categories', () => {
    fc.assert(
      fc.property(fc.array(anyCounts, { minLength: 2, maxLength: 10 }), (accounts) => {
        const found = clusteredScore(accounts.map(tallyFrom), 0.95)!;
        const turned = clusteredScore(accounts.map(swapped).map(tallyFrom), 0.95)!;
        const { low, high } = found.interval!;
        expect(-100 <= low && low < high && high <= 100).toBe(true);
        expect(turned.interval!.low).toBeCloseTo(-high, 6);
        expect(turned.nps).toBeCloseTo(-found.nps, 9);
      }),
    );
  });
});

// In each account one answer in two is the account's own, the others are drawn for themselves.
test.each([
  { accounts: 5, least: 93.5 },
  { accounts: 15, least: 93.5 },
  { accounts: 40, least: 93 },
])(
  'of $accounts accounts of 1 to 5 people the 95 % interval covers $least % at least (seed 3)',
  ({ accounts, least }) => {
    const SHAPES = [
      [1 / 3, 1 / 3],
      [0.5, 0.3],
      [0.7, 0.2],
      [0.9, 0.08],
      [0.2, 0.3],
    ] as const;
    const shares = SHAPES.map(([promoters, passives], index) => {
      const random = randomOf(3, 10 * accounts + index);
      const draw = () => (random.chance(promoters) ? 10 : random.chance(passives / (1 - promoters)) ? 7 : 0);
      const truth = 100 * (2 * promoters + passives - 1);
      let covered = 0;
      for (let sample = 0; sample < 1500; sample++) {
        const tallies = Array.from({ length: accounts }, () => {
          const tally = Array<number>(11).fill(0);
          const own = draw();
          for (let person = random.int(5); person >= 0; person--) tally[random.chance(0.5) ? own : draw()]!++;
          return tally;
        });
        const { low, high } = clusteredScore(tallies, 0.95)!.interval!;
        if (low <= truth && truth <= high) covered++;
      }
      return covered / 15;
    });
    expect(Math.min(...shares)).toBeGreaterThan(least);
  },
);
