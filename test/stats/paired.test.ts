import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { difference } from '../../src/stats/difference.ts';
import { nps } from '../../src/stats/nps.ts';
import { pairedDifference, type Transitions } from '../../src/stats/paired.ts';
import { tallyFrom } from './counts.ts';

/** Rows: before; columns: after; each as detractor, passive, promoter. */
const transitions = (...rows: readonly (readonly [number, number, number])[]): Transitions => {
  const row = (index: number) => {
    const [detractor, passive, promoter] = rows[index]!;
    return { detractor, passive, promoter };
  };
  return Object.freeze({ detractor: row(0), passive: row(1), promoter: row(2) });
};

const people = fc.oneof(fc.constant(0), fc.nat(5), fc.nat(500));
const row = fc.tuple(people, people, people);
const anyTransitions = fc.tuple(row, row, row).map((rows) => transitions(...rows));
const turned = (given: Transitions): Transitions => {
  const column = (to: 'detractor' | 'passive' | 'promoter') => ({
    detractor: given.detractor[to],
    passive: given.passive[to],
    promoter: given.promoter[to],
  });
  return { detractor: column('detractor'), passive: column('passive'), promoter: column('promoter') };
};

test('counts of the table, and the change, by hand', () => {
  const found = pairedDifference(transitions([10, 5, 1], [2, 20, 8], [1, 3, 50]), 0.95)!;
  expect(found).toMatchObject({
    n: 100,
    before: { n: 100, detractors: 16, passives: 30, promoters: 54 },
    after: { n: 100, detractors: 13, passives: 28, promoters: 59 },
    rose: 14,
    stayed: 80,
    fell: 6,
    points: 8,
  });
  // Σc = 5 + 2 + 8 − 2 − 2 − 3 = 8, Σc² = 5 + 4 + 8 + 2 + 4 + 3 = 26: 8/102, √((28/102 − (8/102)²)/102)
  const [centre, error] = [8 / 102, Math.sqrt((28 / 102 - (8 / 102) ** 2) / 102)];
  expect(found.z).toBeCloseTo(centre / error, 12);
  expect(found.interval.low).toBeCloseTo(100 * (centre - 1.959963984540054 * error), 9);
  expect(found.interval.high).toBeCloseTo(100 * (centre + 1.959963984540054 * error), 9);
});

test('Bonett and Price 2012: without passives it is their interval of a difference of paired proportions, doubled', () => {
  // f12 = 6 and f21 = 2 of 50: p̃12 = 7/52, p̃21 = 3/52. A category apart is 2 here, so the pseudo-people, who move by 1,
  // weigh less than theirs.
  const found = pairedDifference(transitions([20, 0, 6], [0, 0, 0], [2, 0, 22]), 0.95)!;
  expect(found.points).toBeCloseTo(200 * (4 / 50), 12);
  const theirs = Math.sqrt((10 / 52 - (4 / 52) ** 2) / 52);
  expect(found.interval.high - found.interval.low).toBeLessThan(400 * 1.96 * theirs);
  expect(found.interval.high - found.interval.low).toBeGreaterThan(340 * 1.96 * theirs);
});

describe('edges', () => {
  const nobody = [0, 0, 0] as const;

  test('nobody answered twice', () => {
    expect(pairedDifference(transitions(nobody, nobody, nobody), 0.95)).toBeNull();
  });

  test('nobody moved: no change, and an interval that says how sure that is', () => {
    const still = (n: number) => pairedDifference(transitions(nobody, [0, n, 0], nobody), 0.95)!;
    expect(still(10)).toMatchObject({ points: 0, z: 0, p: 1, stayed: 10 });
    expect(still(10).interval.high).toBeGreaterThan(still(100).interval.high);
    expect(still(100).interval.high).toBeGreaterThan(0);
  });

  test('one person who turned round', () => {
    const found = pairedDifference(transitions([0, 0, 1], nobody, nobody), 0.95)!;
    expect(found.points).toBe(200);
    expect(found.p).toBeGreaterThan(0.2);
  });
});

describe('properties', () => {
  test('the change is the difference of the two scores; people add up', () => {
    fc.assert(
      fc.property(anyTransitions, (given) => {
        const found = pairedDifference(given, 0.95);
        fc.pre(found !== null);
        const { n, before, after, rose, stayed, fell, points, interval, p } = found!;
        expect(points).toBeCloseTo(nps(after)! - nps(before)!, 9);
        expect(rose + stayed + fell).toBe(n);
        expect(-200 <= interval.low && interval.low < interval.high && interval.high <= 200).toBe(true);
        expect(p! >= 0 && p! <= 1).toBe(true);
      }),
    );
  });

  test('backwards in time only its sign turns', () => {
    fc.assert(
      fc.property(anyTransitions, (given) => {
        const found = pairedDifference(given, 0.95);
        fc.pre(found !== null);
        const back = pairedDifference(turned(given), 0.95)!;
        expect(back.points).toBeCloseTo(-found!.points, 9);
        expect(back.interval.low).toBeCloseTo(-found!.interval.high, 9);
        expect(back).toMatchObject({ rose: found!.fell, fell: found!.rose });
      }),
    );
  });

  test('where most stay as they are it is narrower than for two groups that share nobody', () => {
    const found = pairedDifference(transitions([30, 5, 0], [5, 50, 10], [0, 5, 95]), 0.95)!;
    const apart = difference(tallyFrom(found.after), tallyFrom(found.before), 0.95)!;
    expect(found.points).toBeCloseTo(apart.points, 12);
    expect(found.interval.high - found.interval.low).toBeLessThan(
      (apart.interval.high - apart.interval.low) / 2,
    );
  });
});

type Shares = readonly [detractors: number, passives: number, promoters: number];

/** Exact coverage, in percent, where a share of people stay as they are and the others answer anew. */
function coverage(n: number, before: Shares, after: Shares, staying: number): number {
  // Probability of each change from −2 to 2.
  const change = [0, 0, 0, 0, 0];
  for (const [from, p] of before.entries())
    for (const [to, q] of after.entries())
      change[to - from + 2]! += (1 - staying) * p * q + (from === to ? staying * p : 0);
  const truth = 100 * change.reduce((sum, p, index) => sum + (index - 2) * p, 0);
  const choose = (m: number, k: number): number => (k === 0 ? 1 : (choose(m - 1, k - 1) * m) / k);
  let covered = 0;
  const visit = (at: number, left: number, probability: number, moves: readonly number[]): void => {
    if (at < 4) {
      for (let k = 0; k <= left; k++)
        visit(at + 1, left - k, probability * choose(left, k) * change[at]! ** k, [...moves, k]);
      return;
    }
    const [a, b, c, d] = moves as [number, number, number, number];
    const { interval } = pairedDifference(transitions([c, d, left], [b, 0, 0], [a, 0, 0]), 0.95)!;
    if (interval.low - 1e-9 <= truth && truth <= interval.high + 1e-9)
      covered += probability * change[4]! ** left;
  };
  visit(0, n, 1, []);
  return 100 * covered;
}

test('the 95 % interval of ten people covers 92 % at least, whether few or most stay as they are; exact', () => {
  const SHAPES: readonly Shares[] = [
    [1 / 3, 1 / 3, 1 / 3],
    [0.2, 0.3, 0.5],
    [0.1, 0.2, 0.7],
    [0.02, 0.08, 0.9],
    [0.5, 0.3, 0.2],
  ];
  const found = SHAPES.flatMap((before) =>
    [before, [0.2, 0.3, 0.5] as const].flatMap((after) =>
      [0, 0.5, 0.9].map((staying) => coverage(10, before, after, staying)),
    ),
  );
  expect(Math.min(...found)).toBeGreaterThan(92);
});
