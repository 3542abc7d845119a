import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Evaluated } from '../../../src/enrich/dimension.ts';
import { Customers } from '../../../src/pipeline/customers.ts';
import {
  CellStudy,
  cellReader,
  columnAt,
  columnsAbout,
  hasColumn,
  namesOf,
  studyColumns,
} from '../../../src/pipeline/stages/columns.ts';
import { tableOf } from '../ask.ts';
import { customerTable } from '../joined.ts';

const users = customerTable(['id', 'signup'], {
  'u1.csv': [
    ['u1', '2025-01-01'],
    ['u2', 'soon'],
  ],
  'u2.csv': [['u3', 'later']],
});
const accounts = customerTable(['account', 'signup'], { 'acc.csv': [['x', '2024-01-01']] });
const customers = new Customers([users, accounts], []);
const answers = tableOf('a.csv', [
  ['score', 'signup', 'plan'],
  ['9', '2025-02-02', 'Pro'],
  ['8', 'whenever', 'Free'],
]);
const others = tableOf('b.csv', [
  ['nps', 'plan'],
  ['9', 'Team'],
]);

describe('columnsAbout', () => {
  it('are those of the customers, then those of the answers, each name once', () => {
    expect(columnsAbout([answers, others], customers)).toEqual([
      { name: 'id', ofCustomer: true, places: [{ table: 0, column: 0 }] },
      {
        name: 'signup',
        ofCustomer: true,
        places: [
          { table: 0, column: 1 },
          { table: 1, column: 1 },
        ],
      },
      { name: 'account', ofCustomer: true, places: [{ table: 1, column: 0 }] },
      ...['score', 'signup', 'plan', 'nps'].map((name) => ({ name, ofCustomer: false, places: null })),
    ]);
  });

  it('are those of the answers where there are no customers', () => {
    expect(columnsAbout([others], null).map(({ name }) => name)).toEqual(['nps', 'plan']);
  });

  it('are also those that are named by numbers that there are', () => {
    const texts = ['#3', 'days since #2 >= 3', '#9', 'plan'];
    expect(columnsAbout([answers, others], null, texts).map(({ name }) => name)).toEqual([
      ...['score', 'signup', 'plan', 'nps'],
      ...['#3', '#2'],
    ]);
  });
});

describe('columnAt', () => {
  const columns = columnsAbout([answers, others], customers);

  it.each([
    ['plan', 5],
    [' plan ', 5],
    ['signup', 4],
    ['customers.signup', 1],
    ['account', 2],
    ['customers.account', 2],
  ])('finds %j', (name, position) => {
    expect(columnAt(columns, name, '--stage')).toBe(position);
  });

  it.each(['Plan', 'customers.plan', 'customers.', '#1', ''])('finds no %j', (name) => {
    expect(() => columnAt(columns, name, '--stage')).toThrow(
      expect.objectContaining({ code: 'unknownColumn', hint: expect.stringContaining('#1 score\n') }),
    );
  });
});

describe('namesOf', () => {
  it('tells the column of each attribute', () => {
    expect(
      namesOf(columnsAbout([answers], customers), { firstPurchase: 1, signup: 1, purchases: 5 }),
    ).toEqual({
      firstPurchase: 'signup',
      signup: 'signup',
      purchases: 'plan',
    });
  });
});

describe('hasColumn', () => {
  it('is false for a column of answers that this file lacks', () => {
    const [id, , , score] = columnsAbout([answers, others], customers);
    expect([hasColumn(answers, score!), hasColumn(others, score!), hasColumn(others, id!)]).toEqual([
      true,
      false,
      true,
    ]);
  });
});

describe('cellReader', () => {
  const columns = columnsAbout([answers, others], customers);
  const answer = (row: string[], customer: Evaluated['customer']): Evaluated => ({
    row,
    score: null,
    at: null,
    customer,
  });

  it('reads the answer’s own cell by the column’s name, wherever it stands', () => {
    const plan = columns.find(({ name }) => name === 'plan')!;
    expect(cellReader(plan, answers)(answer(['9', '', ' Pro '], null))).toBe('Pro');
    expect(cellReader(plan, others)(answer(['9', 'Team'], null))).toBe('Team');
    expect(cellReader(plan, others)(answer(['9'], null))).toBe('');
    expect(cellReader(columns[4]!, others)(answer(['9', 'Team'], null))).toBe('');
  });

  it('reads the cell of the customer in the first table that says something', () => {
    const of = (customer: Evaluated['customer']) =>
      cellReader(columns[1]!, answers)(answer(['9', 'own', ''], customer));
    expect(of([['u1', ' 2025-01-01 '], null])).toBe('2025-01-01');
    expect(
      of([
        ['u1', ' 2025-01-01 '],
        ['x', '2024-01-01'],
      ]),
    ).toBe('2025-01-01');
    expect(
      of([
        ['u1', ' '],
        ['x', '2024-01-01'],
      ]),
    ).toBe('2024-01-01');
    expect(of([null, ['x', '2024-01-01']])).toBe('2024-01-01');
    expect(of(null)).toBe('');
  });
});

describe('studyColumns', () => {
  const columns = columnsAbout([answers, others], customers);

  it('looks at every row of the customers, and says where a cell is no date', async () => {
    const studies = await studyColumns(columns, [1, 1], [answers], customers);
    expect([...studies.keys()]).toEqual([1]);
    expect(Object.fromEntries(studies.get(1)!.undated.dmy)).toEqual({
      'u1.csv': { count: 1, lines: [3] },
      'u2.csv': { count: 1, lines: [2] },
    });
    expect(studies.get(1)!.dates.filled).toBe(4);
  });

  it('looks at every row of the answers that have the column', async () => {
    const studies = await studyColumns(columns, [4, 5], [answers, others], customers);
    expect(Object.fromEntries(studies.get(4)!.undated.mdy)).toEqual({ 'a.csv': { count: 1, lines: [3] } });
    expect(studies.get(5)!.dates.filled).toBe(3);
  });

  it('reads no answers where no column is theirs', async () => {
    const untouched = {
      ...answers,
      scan: () => {
        throw new Error('read');
      },
    };
    expect((await studyColumns(columns, [1, 2], [untouched], customers)).size).toBe(2);
    await expect(studyColumns(columns, [5], [untouched], customers)).rejects.toThrow('read');
  });
});

describe('CellStudy', () => {
  const studyOf = (...cells: string[]): CellStudy => {
    const study = new CellStudy();
    for (const [i, cell] of cells.entries()) study.observe(cell, 'c.csv', i + 2);
    return study;
  };
  const lines = (places: CellStudy['unnumbered']) => places.get('c.csv')?.lines ?? [];

  it.each<[string, string[], boolean, boolean]>([
    ['dates', ['2025-01-01', '2025-02-01'], true, false],
    ['dates with gaps', ['2025-01-01', '', 'NA', '-'], true, false],
    ['nothing', ['', 'NA'], true, true],
    ['no cell', [], true, true],
    ['words', ['yes', 'no'], false, false],
    ['numbers', ['1', '2.5', '-3', ''], false, true],
    ['four numbers of five', ['1', '2', '3', '4', 'many'], false, true],
    ['three numbers of four', ['1', '2', '3', 'many'], false, false],
  ])('tells what a column holds: %s', (_, cells, dates, numbers) => {
    expect(studyOf(...cells)).toMatchObject({ holdsDates: dates, holdsNumbers: numbers });
  });

  it('notes what is no date in either order, or in one', () => {
    const study = studyOf('25/1/2025', '1/25/2025', '1/2/2025', 'soon', '', 'N/A', '30/30/2025');
    expect(lines(study.undated.dmy)).toEqual([3, 5, 8]);
    expect(lines(study.undated.mdy)).toEqual([2, 5, 8]);
  });

  it('notes what is no number, gaps apart', () => {
    expect(lines(studyOf('1', 'two', '', 'NA', '3,5').unnumbered)).toEqual([3, 6]);
  });

  it('counts all and lists twenty', () => {
    const study = studyOf(...Array.from({ length: 30 }, () => 'x'));
    expect(study.undated.dmy.get('c.csv')).toMatchObject({ count: 30 });
    expect(lines(study.undated.dmy)).toHaveLength(20);
  });

  it('knows every filled cell as a date in some order, or as none', () => {
    const cell = fc.constantFrom('', '25/1/2025', '1/25/2025', '1/2/2025', '2025-01-01', 'x', 'null', '7');
    fc.assert(
      fc.property(fc.array(cell, { maxLength: 19 }), (cells) => {
        const study = studyOf(...cells);
        const unread = (order: 'dmy' | 'mdy') => study.undated[order].get('c.csv')?.count ?? 0;
        const { failed, dayFirst, monthFirst } = study.dates.counts;
        expect([unread('dmy'), unread('mdy')]).toEqual([failed + monthFirst, failed + dayFirst]);
      }),
    );
  });
});
