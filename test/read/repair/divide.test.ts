import { describe, expect, test } from 'vitest';
import type { Dialect } from '../../../src/model.ts';
import { closingMark, divide } from '../../../src/read/repair/divide.ts';

const CSV: Dialect = { delimiter: ',', quote: '"' };
const ESCAPED: Dialect = { delimiter: ',', quote: '"', escape: '\\' };

describe('divide', () => {
  test.each<[string, Dialect, string, string[], boolean[], number]>([
    ['plain cells and a line end', CSV, 'a,,b\r\n', ['a', '', 'b'], [false, false, false], 0],
    ['quoted cells', CSV, '"a, b",c,""', ['a, b', 'c', ''], [true, false, true], 0],
    ['doubled marks', CSV, '"a ""b""",c', ['a "b"', 'c'], [true, false], 0],
    ['text after a quoted part', CSV, '"a" b,c', ['"a" b', 'c'], [false, false], 1],
    ['a mark within text', CSV, '5" wide,c', ['5" wide', 'c'], [false, false], 1],
    [
      'a delimiter of two',
      { ...CSV, delimiter: ', ' },
      'a, "b, c", d',
      ['a', 'b, c', 'd'],
      [false, true, false],
      0,
    ],
    ['apostrophes', { ...CSV, quote: "'" }, "'it''s, so',\"b\"", ["it's, so", '"b"'], [true, false], 0],
    ['no marks', { ...CSV, quote: null }, '"a,b"', ['"a', 'b"'], [false, false], 0],
    ['backslashes', ESCAPED, '"5\\" wide, so","C:\\\\"', ['5" wide, so', 'C:\\'], [true, true], 0],
  ])('%s', (_, dialect, text, cells, quoted, strays) => {
    expect(divide(text, dialect)).toEqual({ cells, quoted, strays, open: null });
  });

  test('a mark that is left open: where, and the cells before it', () => {
    expect(divide('a,"b,c', CSV)).toMatchObject({ cells: ['a'], open: 2 });
  });

  test('a mark may be said to open nothing', () => {
    expect(divide('a,"b,c', CSV, new Set([2]))).toMatchObject({
      cells: ['a', '"b', 'c'],
      open: null,
      strays: 1,
    });
  });

  test('loose and bare: only a mark before a delimiter closes', () => {
    expect(divide('"5" wide, so",c', CSV, undefined, 'loose').cells).toEqual(['5" wide, so', 'c']);
    expect(divide('"a, 5"",c', CSV, undefined, 'bare').cells).toEqual(['a, 5"', 'c']);
    expect(divide('"a, 5"",c', CSV, undefined, 'loose').open).toBe(0);
  });
});

test('closingMark passes over escaped marks', () => {
  expect(closingMark('a""b"', 0, CSV)).toBe(4);
  expect(closingMark('a\\"b"', 0, ESCAPED)).toBe(4);
  expect(closingMark('a\\\\"b', 0, ESCAPED)).toBe(3);
  expect(closingMark('ab', 0, CSV)).toBe(-1);
});
