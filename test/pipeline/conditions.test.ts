import { describe, expect, it } from 'vitest';
import type { Comparison, DateOrder, Filter, Row } from '../../src/model.ts';
import { Conditions, type Orders } from '../../src/pipeline/conditions.ts';
import { question, tableOf } from './ask.ts';

const filter = (name: string, operator: Comparison, value: string): Filter => ({
  dimension: { kind: 'column', name },
  operator,
  value,
});
const table = tableOf('a.csv', [['plan', 'signup']]);
const conditions = (filters: Filter[], dateOrder: DateOrder | null = null, known: Orders | null = null) =>
  new Conditions(filters, question({ dateOrder }), known);
const SINCE_MARCH = filter('signup', '>=', '2025-03-01');

describe('test', () => {
  const keeps = (row: Row, ...filters: Filter[]) => conditions(filters).test(table)(row);

  it('keeps every row where there is no condition', () => {
    expect(keeps(['Pro', ''])).toBe(true);
  });

  it('wants all conditions to hold, on trimmed cells', () => {
    const both = [filter('plan', '=', 'Pro'), SINCE_MARCH];
    expect(keeps([' Pro ', ' 2025-03-01 '], ...both)).toBe(true);
    expect(keeps(['Pro', '2025-02-28'], ...both)).toBe(false);
    expect(keeps(['Free', '2025-03-01'], ...both)).toBe(false);
  });

  it('takes a column that the input has not, or a cell that the row has not, for unknown', () => {
    expect(keeps(['Pro', ''], filter('region', '=', 'EU'))).toBe(false);
    expect(keeps(['Pro', ''], filter('region', '=', ''))).toBe(true);
    expect(keeps(['Pro'], filter('signup', '!=', 'x'))).toBe(true);
  });

  it('leaves built-in dimensions to those who know more', () => {
    expect(
      keeps(['Pro', ''], { dimension: { kind: 'period', name: 'month' }, operator: '=', value: '2025-01' }),
    ).toBe(true);
  });
});

describe('the order of dates', () => {
  const decided = (cells: string[], ...filters: Filter[]) => {
    const made = conditions(filters);
    const watch = made.watch(table);
    for (const cell of cells) watch?.(['Pro', cell]);
    return made.decided();
  };

  it('is told by all rows', () => {
    expect(decided(['1/2/2025', '25/2/2025'], SINCE_MARCH)).toEqual(['dmy']);
    expect(decided(['1/2/2025', '2/25/2025'], SINCE_MARCH)).toEqual(['mdy']);
    expect(decided(['1/2/2025'], SINCE_MARCH)).toEqual(['mdy']);
  });

  it('is told by the condition where no date depends on it', () => {
    expect(decided(['2025-02-01'], filter('signup', '>=', '3/25/2025'))).toEqual(['mdy']);
    expect(decided(['2025-02-01'], filter('signup', '>=', '25/3/2025'))).toEqual(['dmy']);
    expect(decided(['1/2/2025', '25/2/2025'], filter('signup', '>=', '3/25/2025'))).toEqual(['dmy']);
  });

  it('is assumed so that a column of ISO dates is read once', () => {
    const made = conditions([SINCE_MARCH]);
    made.watch(table)?.(['Pro', '2025-03-04']);
    expect(made.decided()).toEqual(made.orders);
  });

  it('is null for conditions that compare no dates', () => {
    const filters = [
      filter('plan', '=', 'Pro'),
      filter('signup', '~', '2025-03-01'),
      filter('signup', '>', '20'),
    ];
    expect(decided(['25/2/2025'], ...filters)).toEqual([null, null, null]);
    expect(conditions(filters).watch(table)).toBeNull();
  });

  it('is what the user says, or what an earlier pass told', () => {
    for (const made of [conditions([SINCE_MARCH], 'mdy'), conditions([SINCE_MARCH], null, ['mdy'])]) {
      expect(made.watch(table)).toBeNull();
      expect([made.orders, made.decided()]).toEqual([['mdy'], ['mdy']]);
      expect(made.test(table)(['Pro', '2/4/2025'])).toBe(false);
      expect(made.test(table)(['Pro', '4/2/2025'])).toBe(true);
    }
  });

  it('needs no watching in an input without the column', () => {
    expect(conditions([SINCE_MARCH]).watch(tableOf('b.csv', [['plan']]))).toBeNull();
  });
});
