import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { impact } from '../../src/stats/impact.ts';
import { type CategoryCounts, countsOf, nps } from '../../src/stats/nps.ts';
import { type Random, randomOf } from '../fuzz/random.ts';
import { anyCounts, counts, swapped, tallyFrom, tallyOf } from './counts.ts';

const together = (one: CategoryCounts, other: CategoryCounts) =>
  tallyFrom(
    counts(one.detractors + other.detractors, one.passives + other.passives, one.promoters + other.promoters),
  );

describe('published cases', () => {
  test('Thematic: 50/30/20 with a theme of 5/5/15: 30 less 53.33 is −23.33', () => {
    const { points } = impact(tallyFrom(counts(15, 5, 5)), tallyFrom(counts(20, 30, 50)), 0.95)!;
    expect(points).toBeCloseTo(-23.3333, 4);
  });

  test('Kapiche: 50, and 40 without the theme: +10', () => {
    const without = counts(20, 20, 60);
    const theme = counts(0, 0, 20);
    expect(nps(countsOf(together(theme, without)))).toBe(50);
    expect(impact(tallyFrom(theme), together(theme, without), 0.95)!.points).toBe(10);
  });
});

describe('identities', () => {
  test('it is n_t (NPS_t − NPS) / (N − n_t), as Qualtrics writes it', () => {
    fc.assert(
      fc.property(anyCounts, anyCounts, (theme, others) => {
        const all = together(theme, others);
        const qualtrics = (theme.n * (nps(theme)! - nps(countsOf(all))!)) / others.n;
        expect(impact(tallyFrom(theme), all, 0.95)!.points).toBeCloseTo(qualtrics, 9);
      }),
    );
  });

  test('it is s / (1 − s) times the distance of the theme from everyone, and s times that from the others', () => {
    fc.assert(
      fc.property(anyCounts, anyCounts, (theme, others) => {
        const all = together(theme, others);
        const s = theme.n / (theme.n + others.n);
        const { points } = impact(tallyFrom(theme), all, 0.95)!;
        expect(points).toBeCloseTo((s / (1 - s)) * (nps(theme)! - nps(countsOf(all))!), 8);
        expect(points).toBeCloseTo(s * (nps(theme)! - nps(others)!), 9);
      }),
    );
  });

  test('swapping promoters and detractors turns it round', () => {
    fc.assert(
      fc.property(anyCounts, anyCounts, (theme, others) => {
        const one = impact(tallyFrom(theme), together(theme, others), 0.9)!;
        const other = impact(tallyFrom(swapped(theme)), together(swapped(theme), swapped(others)), 0.9)!;
        expect(other.points).toBeCloseTo(-one.points, 9);
        expect(other.interval.low).toBeCloseTo(-one.interval.high, 9);
      }),
    );
  });

  test('interval and impact stay on the scale, in order', () => {
    fc.assert(
      fc.property(anyCounts, anyCounts, (theme, others) => {
        const { points, interval } = impact(tallyFrom(theme), together(theme, others), 0.95)!;
        expect(Math.abs(points)).toBeLessThanOrEqual(200);
        expect(-200 <= interval.low && interval.low < interval.high && interval.high <= 200).toBe(true);
      }),
    );
  });
});

describe('edges', () => {
  test('there is none where every answer has the theme, none has it, or there are no answers', () => {
    expect(impact(tallyOf(0, 10), tallyOf(0, 10), 0.95)).toBeNull();
    expect(impact(tallyOf(), tallyOf(0, 10), 0.95)).toBeNull();
    expect(impact(tallyOf(), tallyOf(), 0.95)).toBeNull();
  });

  test('one answer of two has it', () => {
    const { points, interval } = impact(tallyOf(0), tallyOf(0, 10), 0.95)!;
    expect(points).toBe(-100);
    expect(interval.low < -100 && interval.high > 0).toBe(true);
  });

  test('a theme with answers that nobody gave is refused', () => {
    expect(() => impact(tallyOf(3), tallyOf(0, 10), 0.95)).toThrow(RangeError);
  });
});

/** Promoters, passives, detractors among those who have the theme and among the others; shares. */
const SHAPES = {
  'hurts the score': { theme: [0.05, 0.2, 0.75], others: [0.5, 0.3, 0.2] },
  'detractors only': { theme: [0, 0, 1], others: [0.6, 0.3, 0.1] },
  'lifts the score': { theme: [0.8, 0.15, 0.05], others: [0.4, 0.3, 0.3] },
  'changes nothing': { theme: [0.5, 0.3, 0.2], others: [0.5, 0.3, 0.2] },
  'praise among praise': { theme: [0.9, 0.08, 0.02], others: [0.7, 0.2, 0.1] },
} as const;

const SIZES = [
  { n: 20, share: 0.3 },
  { n: 50, share: 0.1 },
  { n: 50, share: 0.7 },
  { n: 100, share: 0.05 },
  { n: 200, share: 0.3 },
] as const;

const SAMPLES = 2000;

/** Share of samples, in percent, whose 95 % interval holds the true impact. */
function coverage(random: Random, n: number, share: number, shape: keyof typeof SHAPES): number {
  const { theme, others } = SHAPES[shape];
  const score = ([promoters, , detractors]: readonly number[]) => 100 * (promoters! - detractors!);
  const truth = share * (score(theme) - score(others));
  const draw = ([promoters, passives]: readonly number[]) =>
    random.chance(promoters!) ? 10 : random.chance(passives! / (1 - promoters!)) ? 7 : 0;
  let covered = 0;
  let possible = 0;
  for (let sample = 0; sample < SAMPLES; sample++) {
    const [inside, all] = [Array<number>(11).fill(0), Array<number>(11).fill(0)];
    for (let answer = 0; answer < n; answer++) {
      const has = random.chance(share);
      const given = draw(has ? theme : others);
      all[given]!++;
      if (has) inside[given]!++;
    }
    const found = impact(inside, all, 0.95);
    if (found === null) continue;
    possible++;
    if (found.interval.low <= truth && truth <= found.interval.high) covered++;
  }
  return (100 * covered) / possible;
}

test('the 95 % interval covers 90.5 % at least and 95 % on average, from five answers with the theme on (seed 1)', () => {
  const found = SIZES.flatMap(({ n, share }, index) =>
    Object.keys(SHAPES).map((shape) => coverage(randomOf(1, index), n, share, shape as keyof typeof SHAPES)),
  );
  expect(Math.min(...found)).toBeGreaterThan(90.5);
  const mean = found.reduce((sum, each) => sum + each, 0) / found.length;
  expect(mean).toBeGreaterThan(94);
  expect(mean).toBeLessThan(97);
});
