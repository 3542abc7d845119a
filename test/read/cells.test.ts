import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hasOddMark, isBlank, isOrdinary, keptMark, unguard } from '../../src/read/cells.ts';

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

test.each<[string[], boolean]>([
  [['a', 'so"'], true],
  [['"a', ''], true],
  [['"5" wide"'], true],
  [['"'], true],
  [['"so"', 'he said "no"', '5" wide', ''], false],
  [[], false],
])('a mark without another at an end of a cell of %j: %s', (record, expected) => {
  expect(hasOddMark(record)).toBe(expected);
});

describe('isOrdinary', () => {
  test.each([
    [true, ['9', 'fine', ''], 1],
    [true, ['9', "it's", 'a "word" in it'], 2],
    [false, ['9', 'fine', ''], 2],
    [false, ['9', 'fine', ' '], 2],
    [false, ['9', 'fine', '"so'], 1],
    [false, ['9', 'so"', 'fine'], 1],
    [false, ['9', "'=1", 'fine'], 1],
    [false, [], 0],
  ])('%s: %j, more than %i', (expected, record, most) => {
    expect(isOrdinary(record, most)).toBe(expected);
  });

  test('what is ordinary is not blank, has no odd mark and is not guarded', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', "'", '=', ' ', '\u00a0', '\n'), maxLength: 4 });
    fc.assert(
      fc.property(fc.array(cell, { maxLength: 4 }), fc.integer({ min: 0, max: 3 }), (record, most) => {
        if (!isOrdinary(record, most)) return;
        const unguarded = [...record];
        unguard(unguarded);
        expect(unguarded).toEqual(record);
        expect([isBlank(record), hasOddMark(record), keptMark(record)]).toEqual([false, false, false]);
        expect(record.filter((one) => one.trim() !== '').length).toBeGreaterThan(most);
      }),
    );
  });
});
