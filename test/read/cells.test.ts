import { describe, expect, test } from 'vitest';
import { isBlank, keptMark, unguard } from '../../src/read/cells.ts';

test.each([
  [true, [''], 0],
  [true, ['', ' ', '\t\u00a0'], 0],
  [true, [], 0],
  [true, ['a', '', ' '], 1],
  [true, ['a'], 1],
  [false, ['', 'a'], 0],
  [false, ['a', '', 'b'], 1],
  [false, ['', '0'], 0],
])('isBlank %s: %j from %i', (expected, record, from) => {
  expect(isBlank(record, from)).toBe(expected);
});

describe('unguard', () => {
  test.each([
    ["'- too slow", '- too slow'],
    ["'=1+1", '=1+1'],
    ["'+1", '+1'],
    ["'@you", '@you'],
    ["'tis fine", "'tis fine"],
    ["''- no", "''- no"],
    ["'", "'"],
    ['', ''],
    [" '-", " '-"],
    ['- no', '- no'],
  ])('%j is %j', (cell, expected) => {
    const record = ['x', cell];
    unguard(record);
    expect(record).toEqual(['x', expected]);
  });
});

test.each([
  [true, ['1', '"so\n2,8,"fine']],
  [true, ['"a\rb']],
  [false, ['1', 'two\nlines']],
  [false, ['"Easy" to use', 'x']],
  [false, ['1', 'a "b\nc']],
])('keptMark %s: %j', (expected, record) => {
  expect(keptMark(record)).toBe(expected);
});
