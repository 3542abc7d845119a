import { expect, test } from 'vitest';
import { checkRows } from '../../../src/present/check/rows.ts';
import { mixed } from './samples.ts';

test('a row for each rule', () => {
  const { columns, rows } = checkRows(mixed());
  expect(columns.join()).toBe(
    'rule,level,metric,segment,value,low,high,n,operator,bound,verdict,reason,outcome',
  );
  expect(rows[1]).toEqual([
    'nps >= 60',
    'error',
    'nps',
    null,
    expect.closeTo(23.333333333333332, 12),
    2.3,
    41.6,
    60,
    '>=',
    60,
    'fail',
    null,
    'fail',
  ]);
  expect(rows[3]!.slice(3)).toEqual([
    'plan=Pro',
    null,
    null,
    null,
    0,
    '>',
    5,
    'undecided',
    'noAnswers',
    'undecided',
  ]);
});
