import { describe, expect, it } from 'vitest';
import type { Dimension, Mapping, Question } from '../../src/model.ts';
import { Counting } from '../../src/pipeline/counting.ts';
import { question, sizes, tableOf, windowOf } from './ask.ts';

const mapping: Mapping = {
  format: 'plain',
  roles: { score: 0, comment: null, date: 1, respondent: 2, account: null, stage: null },
  anchors: {},
  date: { order: 'dmy', matters: false, why: '' },
};
const table = tableOf('a.csv', [['nps', 'date', 'email', 'plan']]);
const plan: Dimension = { kind: 'column', name: 'plan' };
const month: Dimension = { kind: 'period', name: 'month' };

function count(rows: string[][], changes: Partial<Question> = {}, breakdowns: Dimension[][] = []) {
  const asked = question(changes);
  const counting = new Counting(breakdowns, asked.dedupe);
  const take = counting.taker({
    table,
    file: 'a.csv',
    mapping,
    question: asked,
    filters: [],
    newest: null,
    customers: null,
    stages: null,
    themes: null,
  });
  rows.forEach((row, i) => {
    take(row, i + 2, null);
  });
  return counting;
}

const ROWS = [
  ['9', '2025-01-10', 'ann', 'Pro'],
  ['', '2025-01-11', 'bob', 'Pro'],
  ['11', '2025-01-12', 'cat', 'Free'],
  ['ten', 'soon', 'dan', 'Free'],
  ['0', '2025-02-01', 'ann', ''],
  ['7', '', '', 'Free'],
];

describe('Counting', () => {
  it('counts what becomes of each row', () => {
    expect(count(ROWS).counts).toEqual({
      rows: 0,
      scored: 3,
      missing: 1,
      invalid: 2,
      duplicates: 0,
      filtered: 0,
    });
  });

  it('counts rows outside of the window as filtered, and their scores as nothing', () => {
    const { counts, rejections } = count(ROWS, { window: windowOf({ since: '2025-02' }) });
    expect(counts).toMatchObject({ scored: 1, missing: 0, invalid: 0, filtered: 5 });
    expect(rejections.list()).toMatchObject([{ column: 'date', reason: 'dateUnreadable', lines: [5] }]);
  });

  it('lists what was rejected, by column, reason and line', () => {
    expect(count(ROWS).rejections.list()).toEqual([
      { input: 'a.csv', column: 'nps', reason: 'scoreOutOfRange', count: 1, lines: [4] },
      { input: 'a.csv', column: 'date', reason: 'dateUnreadable', count: 1, lines: [5] },
      { input: 'a.csv', column: 'nps', reason: 'scoreNotNumber', count: 1, lines: [5] },
    ]);
  });

  it('gives the engine the keys of each breakdown', () => {
    const { breakdowns } = count(ROWS, {}, [[plan], [month], [plan, month]]).engine.finish(() => 'all');
    expect(breakdowns.map(sizes)).toEqual([
      { '(none)': 1, Free: 1, Pro: 1 },
      { '(none)': 1, '2025-01': 1, '2025-02': 1 },
      { '(none)|2025-02': 1, 'Free|(none)': 1, 'Pro|2025-01': 1 },
    ]);
  });

  it('tells the engine which key is a period', () => {
    const twice = [
      ['9', '2025-01-10', 'ann', 'Pro'],
      ['3', '2025-02-10', 'ann', 'Free'],
    ];
    const { breakdowns, overall } = count(twice, { dedupe: 'latest' }, [[plan], [plan, month]]).engine.finish(
      () => 'all',
    );
    expect(overall[3]).toBe(1);
    expect(breakdowns.map(sizes)).toEqual([{ Free: 1 }, { 'Free|2025-02': 1, 'Pro|2025-01': 1 }]);
  });

  it('knows the first and the last date of the scored answers, whatever their order', () => {
    const dates = (...days: string[]) => count(days.map((day) => ['9', day])).dates;
    const [one, two, three] = [1, 2, 3].map((day) => Date.UTC(2025, 0, day));
    expect(dates('2025-01-02', '2025-01-03', '2025-01-01', '')).toEqual({ first: one, last: three });
    expect(dates('2025-01-02')).toEqual({ first: two, last: two });
    expect(dates('', 'soon')).toBeNull();
    expect(count([['', '2025-01-01']]).dates).toBeNull();
  });

  it('knows the newest answer, though it lies outside of the window', () => {
    const counting = count(ROWS, { window: windowOf({ until: '2025-01-10' }) });
    expect(counting.newest).toBe(Date.UTC(2025, 1, 1));
    expect(counting.dates?.last).toBe(Date.UTC(2025, 0, 10));
  });

  it('takes a date without a score for no answer', () => {
    expect(
      count([
        ['9', '2025-01-01'],
        ['', '2025-12-31'],
      ]).newest,
    ).toBe(Date.UTC(2025, 0, 1));
  });
});
