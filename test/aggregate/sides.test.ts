import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Sides } from '../../src/aggregate/sides.ts';
import { emptyTally, size } from '../../src/aggregate/tally.ts';
import type { SideIndex } from '../../src/model/compare.ts';
import { answers } from './arbitraries.ts';

const DAY = 86_400_000;
const spoken = (score: number, respondent: string | null, day: number | null = 0, topics: number[] = []) => ({
  score,
  respondent,
  at: day === null ? null : day * DAY,
  topics,
});
const nowhere = () => null;

describe('Sides', () => {
  it('counts answers, voices and groups on either side', () => {
    const sides = new Sides([1], 'latest');
    sides.take(spoken(10, 'ann', 1), [['Pro']], 0);
    sides.take(spoken(3, 'ann', 2), [['Free']], 0);
    sides.take(spoken(8, 'ann', 3), [['Pro']], 1);
    sides.take(spoken(9, null, null), [[null]], 1);
    sides.take(spoken(9, 'bob'), [['Pro']], null);
    const { sides: found, pairs } = sides.finish(nowhere);
    expect(found.map(({ answers }) => answers)).toEqual([2, 2]);
    expect(found.map(({ overall }) => size(overall.all))).toEqual([1, 2]);
    expect(found[0].breakdowns[0]!.map(({ keys }) => keys)).toEqual([['Free']]);
    expect(pairs[3]![8]).toBe(1);
    expect(pairs.reduce((sum, tally) => sum + size(tally), 0)).toBe(1);
    expect(sides.outside).toBe(1);
  });

  it('counts every answer without dedupe, and people all the same', () => {
    const sides = new Sides([], 'none');
    sides.take(spoken(10, 'ann', 1), [], 0);
    sides.take(spoken(3, 'ann', 2), [], 0);
    sides.take(spoken(8, 'ann', 3), [], 1);
    const { sides: found, pairs } = sides.finish(nowhere);
    expect(size(found[0].overall.all)).toBe(2);
    expect(pairs[3]![8]).toBe(1);
  });

  it('is empty where there are no answers', () => {
    const { sides, pairs } = new Sides([1], 'latest').finish(nowhere);
    expect(sides.map(({ overall, breakdowns }) => [overall.all, breakdowns])).toEqual([
      [emptyTally(), [[]]],
      [emptyTally(), [[]]],
    ]);
    expect(pairs).toHaveLength(11);
  });

  it('sorts answers that waited as it would have at once; the order of rows matters to no tie', () => {
    const sideOf = (at: number): SideIndex | null => (at < 10 * DAY ? 0 : at < 40 * DAY ? 1 : null);
    fc.assert(
      fc.property(fc.array(answers), fc.constantFrom('none' as const, 'latest', 'first'), (given, dedupe) => {
        const [late, atOnce] = [new Sides([1], dedupe), new Sides([1], dedupe)];
        for (const { score, at, respondent } of given) {
          const answer = { score, at, respondent, topics: [score % 2] };
          late.keep(answer, [[`${score}`]]);
          atOnce.take(answer, [[`${score}`]], at === null ? null : sideOf(at));
        }
        const days = new Set(given.flatMap(({ at }) => (at === null ? [] : [Math.floor(at / DAY) * DAY])));
        expect(new Set(late.days)).toEqual(days);
        expect(late.finish(sideOf)).toEqual(atOnce.finish(nowhere));
        expect(late.outside).toBe(atOnce.outside);
      }),
    );
  });
});
