import { describe, expect, it } from 'vitest';
import { Candidates, groupsOf } from '../../src/aggregate/candidates.ts';
import type { Dedupe } from '../../src/model.ts';

const chosen = (dedupe: Dedupe, ...times: (number | null)[]): number => {
  const list = times.map((at, i) => ({ at, i }));
  return new Candidates<(typeof list)[number]>(dedupe).choose(list).i;
};

describe('Candidates', () => {
  it.each<[Dedupe, (number | null)[], number]>([
    ['latest', [1, 3, 2], 1],
    ['first', [2, 1, 3], 1],
    ['latest', [2, 2], 1],
    ['first', [2, 2], 0],
    ['latest', [null, 1, null], 1],
    ['first', [null, 1, null], 1],
    ['latest', [null, null], 1],
    ['first', [null, null], 0],
    ['latest', [7], 0],
  ])('%s of %j is number %i', (dedupe, times, expected) => {
    expect(chosen(dedupe, ...times)).toBe(expected);
  });

  it('keeps the answers of each respondent together, in order', () => {
    const candidates = new Candidates<{ at: number }>('latest');
    candidates.add('ann', { at: 1 });
    candidates.add('bob', { at: 2 });
    candidates.add('ann', { at: 0 });
    expect([...candidates.lists()]).toEqual([[{ at: 1 }, { at: 0 }], [{ at: 2 }]]);
  });

  it('chooses one of each group', () => {
    const list = [1, 2, 11, 12].map((at) => ({ at }));
    const tens = ({ at }: { at: number }) => (at < 10 ? 'below' : null);
    expect(new Candidates<{ at: number }>('latest').chooseEach(list, tens)).toEqual([{ at: 2 }, { at: 12 }]);
  });
});

it('groupsOf keeps the order, and null apart from text', () => {
  expect(groupsOf(['a', null, 'null', 'a'], (item) => item)).toEqual([['a', 'a'], [null], ['null']]);
  expect(groupsOf([], () => null)).toEqual([]);
});
