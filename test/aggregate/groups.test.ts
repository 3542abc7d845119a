import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Groups } from '../../src/aggregate/groups.ts';
import { TALLY } from '../../src/aggregate/kept.ts';
import { emptyTally, size } from '../../src/aggregate/tally.ts';
import type { Group, Keys } from '../../src/model.ts';
import { keys } from './arbitraries.ts';

const sorted = (groups: readonly Group[]) =>
  groups.map(({ keys, tally }) => [JSON.stringify(keys), tally]).sort();

describe('Groups', () => {
  it.each([1, 2, 3])('of %i keys hold the tally that counting by hand gives', (depth) => {
    const lists = fc.array(keys, { minLength: depth, maxLength: depth });
    const counted = fc.array(
      fc.tuple(lists, fc.integer({ min: 0, max: 10 }), fc.integer({ min: 1, max: 3 })),
    );
    fc.assert(
      fc.property(counted, (all) => {
        const groups = new Groups(depth, TALLY);
        const byHand = new Map<string, { keys: Keys; tally: number[] }>();
        for (const [list, score, count] of all) {
          if (score % 2 === 0) groups.add(list, { score, times: count });
          else for (let i = 0; i < count; i++) groups.add(list, { score, times: 1 });
          const name = JSON.stringify(list);
          const group = byHand.get(name) ?? { keys: list, tally: emptyTally() };
          group.tally[score]! += count;
          byHand.set(name, group);
        }
        expect(sorted(groups.list())).toEqual(sorted([...byHand.values()]));
      }),
    );
  });

  it('count single answers and whole tallies alike', () => {
    const groups = new Groups(1, TALLY);
    groups.add(['Pro'], { score: 9, times: 1 });
    groups.merge(['Pro'], [0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0]);
    expect(groups.list()).toEqual([{ keys: ['Pro'], tally: [0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0] }]);
  });

  it('tell unknown from the texts that look like it', () => {
    const groups = new Groups(1, TALLY);
    for (const key of [null, 'null', '', '(none)', 'undefined']) groups.add([key], { score: 0, times: 1 });
    expect(groups.list().map(({ keys: [key] }) => key)).toEqual([null, 'null', '', '(none)', 'undefined']);
  });

  it('take the names of object properties for names like others', () => {
    const groups = new Groups(2, TALLY);
    groups.add(['__proto__', 'constructor'], { score: 10, times: 1 });
    groups.add(['constructor', '__proto__'], { score: 3, times: 1 });
    groups.add(['__proto__', 'constructor'], { score: 10, times: 1 });
    expect(groups.list().map(({ keys, tally }) => [keys, size(tally)])).toEqual([
      [['__proto__', 'constructor'], 2],
      [['constructor', '__proto__'], 1],
    ]);
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  it('keep nothing of the list they are given', () => {
    const groups = new Groups(2, TALLY);
    const list = ['a', 'b'];
    groups.add(list, { score: 5, times: 1 });
    list[0] = 'c';
    groups.add(list, { score: 5, times: 1 });
    expect(groups.list().map(({ keys }) => keys)).toEqual([
      ['a', 'b'],
      ['c', 'b'],
    ]);
  });

  it('are none before the first answer', () => {
    expect(new Groups(1, TALLY).list()).toEqual([]);
  });
});
