import { describe, expect, test } from 'vitest';
import { learnShapes } from '../../../src/read/repair/shapes.ts';

const rows = Array.from({ length: 20 }, (_, i) => [
  `2025-03-${String(i + 1).padStart(2, '0')}`,
  String(i % 11),
  `AB-${100 + i}`,
  ['Great', 'so, so', 'Not good at all; never again', 'fine!', "can't say"][i % 5]!,
  i % 2 ? 'x' : '',
]);

describe('learnShapes', () => {
  const fits = learnShapes(rows);
  test.each<[string, number, boolean]>([
    ['2024-12-31', 0, true],
    ['2024-12-3', 0, false],
    ['2024-12-311', 0, false],
    [' 2024-12-31 ', 0, true],
    ['', 0, false],
    ['7', 1, true],
    ['7a', 1, false],
    ['XY-900', 2, true],
    ['XY-90', 2, false],
    ['Any words that begin as words do', 3, true],
    ['9 words', 3, false],
    ['', 4, true],
    ['whatever', 9, true],
  ])('%j in column %i: %s', (cell, column, expected) => {
    expect(fits(cell, column)).toBe(expected);
  });

  test('a header or an odd cell among the rows says nothing', () => {
    const odd = learnShapes([['date', 'n', 'id', 'why', 'flag'], ...rows]);
    expect(odd('2024-12-31', 0)).toBe(true);
    expect(odd('date', 0)).toBe(false);
  });

  test('too few rows, or none: every cell fits', () => {
    expect(learnShapes([])('x', 0)).toBe(true);
    expect(learnShapes(rows.slice(0, 3))('x', 0)).toBe(true);
    expect(learnShapes(rows.slice(0, 3))('', 0)).toBe(true);
  });
});
