import { describe, expect, it } from 'vitest';
import type { Filter, Mapping } from '../../src/model.ts';
import { judge, type Setting, valuesIn } from '../../src/pipeline/fate.ts';
import { question, tableOf, windowOf } from './ask.ts';

const mapping: Mapping = {
  format: 'plain',
  roles: { score: 0, comment: null, date: 1, respondent: 2, account: null, stage: null },
  anchors: { Absolutely: 10 },
  date: { order: 'dmy', matters: true, why: '' },
};
const setting = (changes: Partial<Setting> = {}): Setting => ({
  table: tableOf('a.csv', [['nps', 'date', 'email', 'plan']]),
  file: 'a.csv',
  mapping,
  question: question(),
  filters: [],
  newest: null,
  customers: null,
  stages: null,
  themes: null,
  ...changes,
});
const look = (row: string[], changes: Partial<Setting> = {}) => ({ ...judge(setting(changes))(row) });
const category: Filter = {
  dimension: { kind: 'category', name: 'category' },
  operator: '=',
  value: 'promoter',
};
const month: Filter = { dimension: { kind: 'period', name: 'month' }, operator: '=', value: '2025-02' };
const DAY = Date.UTC(2025, 1, 1);

describe('judge', () => {
  it.each([
    [['9', '1/2/2025', ' Ann '], { fate: 'scored', score: 9, at: DAY, respondent: 'ann', invalid: null }],
    [
      ['Absolutely', '', ''],
      { fate: 'scored', score: 10, at: null, respondent: null, dateUnreadable: false },
    ],
    [['', '1/2/2025', 'ann'], { fate: 'missing', score: null, at: DAY, invalid: null }],
    [['11', '1/2/2025', 'ann'], { fate: 'invalid', score: null, invalid: 'scoreOutOfRange' }],
    [['9.5', '', 'ann'], { fate: 'invalid', invalid: 'scoreNotWhole' }],
    [['9', 'soon', ''], { fate: 'scored', score: 9, at: null, dateUnreadable: true }],
    [[], { fate: 'missing', at: null, respondent: null }],
  ])('of the row %j', (row, judged) => {
    expect(look(row)).toMatchObject({ row, ...judged });
  });

  it('obeys conditions on the answer', () => {
    expect(look(['9'], { filters: [category] }).fate).toBe('scored');
    expect(look(['8'], { filters: [category] }).fate).toBe('filtered');
    expect(look([''], { filters: [category] }).fate).toBe('filtered');
    expect(look(['11'], { filters: [category] })).toMatchObject({ fate: 'filtered', invalid: null });
  });

  it('does not look at conditions on columns', () => {
    const plan: Filter = { dimension: { kind: 'column', name: 'plan' }, operator: '=', value: 'Pro' };
    expect(look(['9', '', '', 'Free'], { filters: [plan] }).fate).toBe('scored');
  });

  it('tells a window from a condition', () => {
    const inFebruary = { question: question({ window: windowOf({ since: '2025-02', until: '2025-02' }) }) };
    expect(look(['9', '28/2/2025'], inFebruary).fate).toBe('scored');
    expect(look(['9', '1/3/2025'], inFebruary)).toMatchObject({ fate: 'outside', score: 9 });
    expect(look(['9', '1/3/2025'], { ...inFebruary, filters: [month] }).fate).toBe('filtered');
    expect(look(['11', '1/3/2025'], inFebruary)).toMatchObject({ fate: 'outside', invalid: null });
  });

  it('counts back from the newest answer once that is known', () => {
    const last = question({ window: windowOf({ last: { count: 2, unit: 'day' } }) });
    expect(look(['9', '1/2/2025'], { question: last }).fate).toBe('outside');
    expect(look(['9', '1/2/2025'], { question: last, newest: DAY }).fate).toBe('scored');
    expect(look(['9', '31/1/2025'], { question: last, newest: DAY }).fate).toBe('scored');
    expect(look(['9', '30/1/2025'], { question: last, newest: DAY }).fate).toBe('outside');
  });

  it('tells of an unreadable date unless the row is left out for another reason', () => {
    const row = ['8', 'soon'];
    const since = { question: question({ window: windowOf({ since: '2025' }) }) };
    expect(look(row, since)).toMatchObject({ fate: 'outside', dateUnreadable: true });
    expect(look(row, { filters: [month] })).toMatchObject({ fate: 'filtered', dateUnreadable: true });
    expect(look(row, { filters: [month, category] })).toMatchObject({
      fate: 'filtered',
      dateUnreadable: false,
    });
  });

  it('fills the same object anew', () => {
    const judged = judge(setting());
    const first = judged(['11', 'soon', 'ann']);
    expect(judged(['9', '', ''])).toBe(first);
    expect(first).toEqual({
      row: ['9', '', ''],
      times: 1,
      fate: 'scored',
      score: 9,
      at: null,
      customer: null,
      respondent: null,
      invalid: null,
      weight: 1,
      dateUnreadable: false,
    });
  });

  it('takes an answer without a usable weight for invalid, once everything else is in order', () => {
    const weight = { kind: 'column', name: 'plan' } as const;
    const weighed = (cells: string[], changes: Partial<Setting> = {}) => look(cells, { weight, ...changes });
    expect(weighed(['9', '', '', '2.5'])).toMatchObject({ fate: 'scored', score: 9, weight: 2.5 });
    expect(weighed(['9', '', '', '0'])).toMatchObject({
      fate: 'invalid',
      score: null,
      invalid: 'weightUnusable',
      weight: 1,
    });
    expect(weighed(['', '', '', '0'])).toMatchObject({ fate: 'missing', invalid: null });
    expect(weighed(['11', '', '', '0'])).toMatchObject({ fate: 'invalid', invalid: 'scoreOutOfRange' });
  });
});

describe('valuesIn', () => {
  it('gives the values of a dimension for what was judged', () => {
    const judged = judge(setting())(['9', '1/4/2025', 'ann', ' Pro ']);
    const fiscal = setting({ question: question({ calendar: { timeZone: 'UTC', fiscalYearStart: 4 } }) });
    expect([
      [...valuesIn(fiscal, { kind: 'column', name: 'plan' }, '--by')(judged)],
      [...valuesIn(fiscal, { kind: 'column', name: 'gone' }, '--by')(judged)],
      [...valuesIn(fiscal, { kind: 'period', name: 'quarter' }, '--by')(judged)],
      [...valuesIn(fiscal, { kind: 'category', name: 'category' }, '--by')(judged)],
      [...valuesIn(fiscal, { kind: 'file', name: 'file' }, '--by')(judged)],
    ]).toEqual([['Pro'], [null], ['FY2026-Q1'], ['promoter'], ['a.csv']]);
  });
});

describe('a weight that cannot be used', () => {
  it('takes the score with it, in the window or not, so that the newest answer is the same in each reading', () => {
    const weight = { kind: 'column', name: 'plan' } as const;
    const row = ['9', '1/2/2025', 'ann', 'none'];
    expect(look(row, { weight })).toMatchObject({ fate: 'invalid', score: null, invalid: 'weightUnusable' });
    const outside = question({ window: windowOf({ since: '2026' }) });
    expect(look(row, { weight, question: outside })).toMatchObject({ fate: 'outside', score: null });
  });
});
