import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Suppressible, suppress } from '../../src/stats/suppress.ts';

/** Keys joined by `/`, for tables that can be read. */
type Groups = Record<string, number>;

function breakdown(by: string, groups: Groups, sums?: false): Suppressible {
  return Object.freeze({
    by: Object.freeze(by === '' ? [] : by.split(',')),
    groups: Object.freeze(
      Object.entries(groups).map(([keys, n]) =>
        Object.freeze({ keys: Object.freeze(by === '' ? [] : keys.split('/')), n }),
      ),
    ),
    ...(sums === false && { sums }),
  });
}

/** Names of the hidden groups, for each breakdown. */
function hiddenIn(breakdowns: readonly Suppressible[], minN: number): string[][] {
  const hidden = suppress(Object.freeze(breakdowns), minN);
  return breakdowns.map(({ groups }, table) =>
    groups.filter((_, group) => hidden[table]?.[group]).map(({ keys }) => keys.join('/')),
  );
}

describe('one breakdown', () => {
  interface Case {
    why: string;
    minN: number;
    groups: Groups;
    hidden: readonly string[];
  }
  const CASES: readonly Case[] = [
    {
      why: 'Culture Amp: of 13 people, the 4 in Sales follow from the 9 in Technology',
      minN: 5,
      groups: { Technology: 9, Sales: 4 },
      hidden: ['Technology', 'Sales'],
    },
    {
      why: 'Culture Amp: a remainder of 6 is allowed',
      minN: 5,
      groups: { Technology: 9, Sales: 3, Legal: 3 },
      hidden: ['Sales', 'Legal'],
    },
    {
      why: 'the next smallest is hidden, not the largest nor the next in line',
      minN: 5,
      groups: { A: 4, B: 30, C: 6, D: 7 },
      hidden: ['A', 'C'],
    },
    {
      why: 'of equals the first',
      minN: 5,
      groups: { A: 8, B: 8, C: 2 },
      hidden: ['A', 'C'],
    },
    {
      why: 'hidden groups that are together too small draw in another',
      minN: 5,
      groups: { A: 2, B: 2, C: 9, D: 10 },
      hidden: ['A', 'B', 'C'],
    },
    { why: 'nothing is small', minN: 5, groups: { A: 5, B: 6 }, hidden: [] },
    { why: 'exactly the minimum is shown', minN: 5, groups: { A: 5, B: 4, C: 100 }, hidden: ['A', 'B'] },
    { why: 'nobody is nothing to hide', minN: 5, groups: { A: 0, B: 50, C: 0 }, hidden: [] },
    { why: 'an empty group is no cover', minN: 5, groups: { A: 0, B: 3, C: 9 }, hidden: ['B', 'C'] },
    { why: 'fewer answers than the minimum in all', minN: 5, groups: { A: 3, B: 1 }, hidden: ['A', 'B'] },
    { why: 'one small group that is everything', minN: 5, groups: { A: 3 }, hidden: ['A'] },
    { why: 'a minimum of 1 hides nothing', minN: 1, groups: { A: 1, B: 2 }, hidden: [] },
    { why: 'no minimum hides nothing', minN: 0, groups: { A: 1, B: 2 }, hidden: [] },
    { why: 'a minimum of 2 hides single answers', minN: 2, groups: { A: 1, B: 1, C: 2 }, hidden: ['A', 'B'] },
    { why: 'no groups', minN: 5, groups: {}, hidden: [] },
  ];

  test.each(CASES)('$why', ({ groups, minN, hidden }) => {
    expect(hiddenIn([breakdown('team', groups)], minN)).toEqual([hidden]);
  });

  test('the hidden are the smallest groups, and no more of them than needed', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(20), { maxLength: 12 }), fc.integer({ min: 2, max: 9 }), (sizes, minN) => {
        const groups = sizes.map((n, index) => ({ keys: [`${index}`], n }));
        const hidden = suppress([{ by: ['team'], groups }], minN)[0] ?? [];
        const sorted = sizes.filter((n) => n > 0).sort((a, b) => a - b);
        let needed = sorted.filter((n) => n < minN).length;
        const sum = (count: number) => sorted.slice(0, count).reduce((total, n) => total + n, 0);
        while (needed > 0 && needed < sorted.length && (sum(needed) < minN || needed < 2)) needed++;
        const sizesHidden = sizes.filter((_, index) => hidden[index]).sort((a, b) => a - b);
        expect(sizesHidden).toEqual(sorted.slice(0, needed));
      }),
    );
  });

  test('null and the text "null" are different groups', () => {
    const groups = [
      { keys: [null, 'x'], n: 3 },
      { keys: ['null', 'x'], n: 20 },
      { keys: ['null', 'y'], n: 20 },
      { keys: [null, 'y'], n: 30 },
    ];
    const plans = [
      { keys: [null], n: 33 },
      { keys: ['null'], n: 40 },
    ];
    const tables = [
      { by: ['plan', 'team'], groups },
      { by: ['plan'], groups: plans },
    ];
    // The line of null holds 3 and 30, so both go; in one line with "null" it would be 3 and 20.
    expect(suppress(tables, 5)).toEqual([
      [true, false, false, true],
      [false, false],
    ]);
  });
});

describe('the overall', () => {
  test('given as a breakdown by nothing, it is hidden when it is small', () => {
    expect(hiddenIn([breakdown('', { all: 4 }), breakdown('team', { A: 4, B: 0 })], 5)).toEqual([
      [''],
      ['A'],
    ]);
  });

  test('it stays when groups below it are hidden', () => {
    expect(hiddenIn([breakdown('', { all: 13 }), breakdown('team', { A: 9, B: 4 })], 5)).toEqual([
      [],
      ['A', 'B'],
    ]);
  });

  test('answers in no group of a breakdown cover for a small group', () => {
    const undated = 20;
    const overall = breakdown('', { all: 3 + 40 + undated });
    expect(hiddenIn([overall, breakdown('month', { '2025-01': 3, '2025-02': 40 })], 5)).toEqual([
      [],
      ['2025-01'],
    ]);
  });

  test('groups that overlap do not add up to it, so only the small are hidden', () => {
    expect(hiddenIn([breakdown('theme', { price: 4, support: 9 }, false)], 5)).toEqual([['price']]);
  });
});

describe('crossed breakdowns', () => {
  test('a group that is hidden hides its cells', () => {
    const plans = breakdown('plan', { Free: 4, Pro: 6, Team: 40 });
    const crossed = breakdown('plan,year', {
      'Free/2024': 2,
      'Free/2025': 2,
      'Pro/2024': 6,
      'Team/2024': 20,
      'Team/2025': 20,
    });
    const [hiddenPlans, hiddenCells] = hiddenIn([plans, crossed], 5);
    expect(hiddenPlans).toEqual(['Free', 'Pro']);
    expect(hiddenCells).toEqual(['Free/2024', 'Free/2025', 'Pro/2024']);
  });

  test('without its lines shown, a crossed breakdown need only hold against the overall', () => {
    const crossed = breakdown('plan,year', {
      'Free/2024': 2,
      'Free/2025': 20,
      'Pro/2024': 9,
      'Pro/2025': 30,
    });
    expect(hiddenIn([crossed], 5)).toEqual([['Free/2024', 'Pro/2024']]);
  });

  test('with them shown, a small cell takes a rectangle along', () => {
    const tables = [
      breakdown('plan', { Free: 42, Pro: 49, Team: 56 }),
      breakdown('year', { '2023': 36, '2024': 51, '2025': 60 }),
      breakdown('plan,year', {
        'Free/2023': 2,
        'Free/2024': 20,
        'Free/2025': 20,
        'Pro/2023': 9,
        'Pro/2024': 10,
        'Pro/2025': 30,
        'Team/2023': 25,
        'Team/2024': 21,
        'Team/2025': 10,
      }),
    ];
    // Free/2023 takes Free/2024 in its plan and Pro/2023 in its year; each of these would follow by
    // subtraction in its own line, and give Free/2023 away, were Pro/2024 not hidden too.
    expect(hiddenIn(tables, 5)).toEqual([[], [], ['Free/2023', 'Free/2024', 'Pro/2023', 'Pro/2024']]);
  });

  test('two rectangles with a small cell between them do not give it away', () => {
    const sizes = [
      [6, 7, 39, 41, 42],
      [7, 6, 3, 40, 41],
      [40, 41, 6, 7, 42],
      [42, 40, 7, 6, 41],
    ];
    const cells = Object.fromEntries(sizes.flatMap((row, r) => row.map((n, c) => [`r${r}/c${c}`, n])));
    const line = (name: string, at: number) =>
      Object.entries(cells).reduce((sum, [keys, n]) => sum + (keys.split('/')[at] === name ? n : 0), 0);
    const tables = [
      breakdown('row', Object.fromEntries(['r0', 'r1', 'r2', 'r3'].map((name) => [name, line(name, 0)]))),
      breakdown(
        'column',
        Object.fromEntries(['c0', 'c1', 'c2', 'c3', 'c4'].map((name) => [name, line(name, 1)])),
      ),
      breakdown('row,column', cells),
    ];
    // At a minimum of 8 the eight cells of 6 and 7 form two rectangles, with the 3 between them. The first two
    // rows less the first two columns would be the 3 plus what is shown, but for one cell more: the cheapest.
    const [, , hidden] = hiddenIn(tables, 8);
    expect(hidden).toEqual([
      'r0/c0',
      'r0/c1',
      'r0/c2',
      'r1/c0',
      'r1/c1',
      'r1/c2',
      'r2/c2',
      'r2/c3',
      'r3/c2',
      'r3/c3',
    ]);
  });

  test('where nothing else joins the rectangles, lines are hidden', () => {
    const tables = [
      breakdown('row', { r0: 40, r1: 44, r2: 52, r3: 60 }),
      breakdown('column', { c0: 40, c1: 41, c2: 55, c3: 60 }),
      breakdown('row,column', {
        'r0/c0': 20,
        'r1/c0': 20,
        'r0/c1': 20,
        'r1/c1': 21,
        'r1/c2': 3,
        'r2/c2': 22,
        'r3/c2': 30,
        'r2/c3': 30,
        'r3/c3': 30,
      }),
    ];
    // The first two rows hold 84 and the first two columns 81, whatever is hidden inside: a 3 in r1/c2. It takes
    // one of those columns to be hidden, and one of the others, which would give it away.
    expect(hiddenIn(tables, 5).slice(0, 2)).toEqual([
      ['r0', 'r1'],
      ['c0', 'c2'],
    ]);
  });

  test('where both lines of a cell are hidden and it still follows, another line is', () => {
    const tables = [
      breakdown('', { '': 16 }),
      breakdown('row', { r1: 9, r0: 1, r2: 6 }),
      breakdown('column', { c0: 7, c1: 5, c2: 4 }),
      breakdown('row,column', { 'r1/c0': 7, 'r0/c1': 1, 'r2/c1': 4, 'r1/c2': 2, 'r2/c2': 2 }),
    ];
    // With c1 = 5 shown, r2/c2 = (r0 + r2) − c1 = 2.
    expect(hiddenIn(tables, 3)).toEqual([
      [],
      ['r0', 'r2'],
      ['c0', 'c1', 'c2'],
      ['r1/c0', 'r0/c1', 'r2/c1', 'r1/c2', 'r2/c2'],
    ]);
  });

  test('the order of the dimensions is no matter', () => {
    const one = breakdown('plan,year', { 'Free/2024': 2, 'Free/2025': 20, 'Pro/2024': 9, 'Pro/2025': 30 });
    const other = breakdown('year,plan', { '2024/Free': 2, '2025/Free': 20, '2024/Pro': 9, '2025/Pro': 30 });
    expect(hiddenIn([one, other], 5)).toEqual([
      ['Free/2024', 'Pro/2024'],
      ['2024/Free', '2024/Pro'],
    ]);
  });

  test('a group with a single cell goes where the cell goes', () => {
    const tables = [
      breakdown('plan', { Free: 22, Pro: 9, Team: 50 }),
      breakdown('year', { '2024': 11, '2025': 70 }),
      breakdown('plan,year', { 'Free/2024': 2, 'Free/2025': 20, 'Pro/2024': 9, 'Team/2025': 50 }),
    ];
    // 2024 has two cells, 2 and 9: if Pro were shown with its 9, Free/2024 would be 11 − 9.
    const [plans] = hiddenIn(tables, 5);
    expect(plans).toContain('Pro');
  });

  test('a margin that two breakdowns share is known though nobody asked for it', () => {
    const years = breakdown('plan,year', {
      'Free/2024': 20,
      'Free/2025': 20,
      'Pro/2024': 30,
      'Pro/2025': 30,
    });
    const teams = breakdown('plan,team', { 'Free/A': 2, 'Free/B': 38, 'Pro/A': 9, 'Pro/B': 51 });
    // 40 Free answers less the 38 of team B would be the 2 of team A.
    expect(hiddenIn([years, teams], 5)[1]).toEqual(['Free/A', 'Free/B']);
    expect(hiddenIn([teams], 5)).toEqual([['Free/A', 'Pro/A']]);
  });

  test('months and quarters are tied together by their crossed breakdown', () => {
    const sizes = { 'Q1/01': 2, 'Q1/02': 10, 'Q1/03': 11, 'Q2/04': 6, 'Q2/05': 12, 'Q2/06': 13 };
    const months = breakdown(
      'month',
      Object.fromEntries(Object.entries(sizes).map(([keys, n]) => [keys.split('/')[1] ?? '', n])),
    );
    const quarters = breakdown('quarter', { Q1: 23, Q2: 31 });
    const alone = hiddenIn([months, quarters], 5);
    expect(alone).toEqual([['01', '04'], []]);
    // The first quarter less February and March would be January: February goes as well.
    expect(hiddenIn([months, quarters, breakdown('quarter,month', sizes)], 5)[0]).toEqual(
      expect.arrayContaining(['01', '02']),
    );
  });

  test('overlapping groups do not add up to others that do not overlap', () => {
    const plans = breakdown('plan', { Free: 20, Pro: 30 });
    const crossed = breakdown(
      'plan,month',
      { 'Free/01': 3, 'Free/02': 19, 'Pro/01': 20, 'Pro/02': 20 },
      false,
    );
    expect(hiddenIn([plans, crossed], 5)).toEqual([[], ['Free/01']]);
  });

  test('lines of overlapping groups add up among themselves', () => {
    const themes = breakdown('theme', { price: 20, support: 30 }, false);
    const crossed = breakdown(
      'theme,plan',
      { 'price/Free': 3, 'price/Pro': 17, 'support/Free': 15, 'support/Pro': 15 },
      false,
    );
    expect(hiddenIn([themes, crossed], 5)).toEqual([[], ['price/Free', 'price/Pro']]);
  });
});

test('ten thousand cells take no more than a moment', () => {
  const keys = (index: number) => [`r${index % 100}`, `c${Math.floor(index / 100)}`];
  const cells = Array.from({ length: 10_000 }, (_, index) => ({ keys: keys(index), n: (index * 7919) % 23 }));
  const margin = (position: number) =>
    Array.from({ length: 100 }, (_, index) => {
      const key = `${position === 0 ? 'r' : 'c'}${index}`;
      const n = cells.filter(({ keys }) => keys[position] === key).reduce((sum, cell) => sum + cell.n, 0);
      return { keys: [key], n };
    });
  const start = performance.now();
  const hidden = suppress(
    [
      { by: ['row'], groups: margin(0) },
      { by: ['column'], groups: margin(1) },
      { by: ['row', 'column'], groups: cells },
    ],
    5,
  );
  expect(hidden.map((groups) => groups.filter(Boolean).length > 0)).toEqual([false, false, true]);
  expect(performance.now() - start).toBeLessThan(2000);
});
