import { describe, expect, it } from 'vitest';
import type { SideVoices } from '../../../src/aggregate/sides.ts';
import { emptyTally } from '../../../src/aggregate/tally.ts';
import { hiddenSides, peopleOn } from '../../../src/analyse/compare/hide.ts';
import type { Keys, Tally } from '../../../src/model.ts';

const tally = (n: number): Tally => [0, 0, 0, 0, 0, 0, 0, 0, 0, n, 0];
const side = (n: number, groups: [string | null, number][], theme = 0): SideVoices => ({
  answers: n,
  overall: {
    keys: [],
    all: tally(n),
    topics: new Map([[0, { mentions: theme, with: tally(theme), without: tally(n - theme) }]]),
  },
  breakdowns: [groups.map(([key, size]) => ({ keys: [key] as Keys, all: tally(size), topics: new Map() }))],
});
const NOBODY = [tally(0), tally(0)] as const;
const PLAN = [[{ kind: 'column', name: 'plan' }]] as const;
const hide = (sides: [SideVoices, SideVoices], minN: number, people: readonly [Tally, Tally] = NOBODY) =>
  hiddenSides({ sides, breakdowns: PLAN }, people, [0], { minN, fiscalYearStart: 1 });

describe('hiddenSides', () => {
  it('hides a small group on both sides, with another that keeps it from following by subtraction', () => {
    const hidden = hide(
      [
        side(29, [
          ['A', 20],
          ['B', 7],
          ['C', 2],
        ]),
        side(35, [
          ['A', 20],
          ['B', 8],
          ['C', 7],
        ]),
      ],
      5,
    );
    expect(hidden.sides).toEqual([false, false]);
    expect(['A', 'B', 'C'].map((key) => hidden.group(0, [key]))).toEqual([false, true, true]);
  });

  it('hides everything beside a small side, the other one too, as everybody may be shown elsewhere', () => {
    const hidden = hide([side(20, [['A', 20]]), side(3, [['A', 3]])], 5);
    expect(hidden.sides).toEqual([true, true]);
    expect(hidden.group(0, ['A'])).toBe(true);
    expect(hidden.paired).toBe(true);
  });

  it('hides a theme that few have, or few have not', () => {
    expect(hide([side(20, [], 2), side(20, [], 10)], 5).topic(0)).toBe(true);
    expect(hide([side(20, [], 10), side(20, [], 18)], 5).topic(0)).toBe(true);
    expect(hide([side(20, [], 10), side(20, [], 10)], 5).topic(0)).toBe(false);
  });

  it('hides people where they, or the others, are few', () => {
    const sides: [SideVoices, SideVoices] = [side(20, []), side(30, [])];
    const of = (n: number) => hide(sides, 5, [tally(n), tally(n)]).paired;
    expect([0, 3, 10, 18, 20].map(of)).toEqual([false, true, false, true, false]);
  });

  it('hides nothing unless asked to', () => {
    const hidden = hide([side(1, [['A', 1]], 1), side(1, [['A', 1]])], 1);
    expect([hidden.sides, hidden.group(0, ['A']), hidden.topic(0), hidden.paired]).toEqual([
      [false, false],
      false,
      false,
      false,
    ]);
  });
});

describe('peopleOn', () => {
  it('gives how they scored on the one side and on the other', () => {
    const pairs = emptyTally().map(emptyTally);
    pairs[9]![3] = 2;
    pairs[9]![9] = 1;
    const [first, second] = peopleOn(pairs);
    expect([first[9], second[3], second[9]]).toEqual([3, 2, 1]);
  });
});
