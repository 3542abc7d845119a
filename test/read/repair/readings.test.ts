import { describe, expect, test } from 'vitest';
import type { Dialect, Repair } from '../../../src/model.ts';
import { divide } from '../../../src/read/repair/divide.ts';
import { repaired } from '../../../src/read/repair/readings.ts';
import { learnShapes } from '../../../src/read/repair/shapes.ts';

const CSV: Dialect = { delimiter: ',', quote: '"' };
const WHY = ['Great', 'so, so', 'Not good at all; never again', 'fine!', "can't say"];
const rows = Array.from({ length: 20 }, (_, i) => [
  `2025-03-${String(i + 1).padStart(2, '0')}`,
  String(i % 11),
  `AB-${100 + i}`,
  WHY[i % 5]!,
  i % 2 ? 'Pro' : 'Free',
]);
const table = { dialect: CSV, width: 5, fits: learnShapes(rows) };
const repair = (text: string) => repaired(text, divide(text, CSV), table);

describe('repaired', () => {
  test.each<[string, Repair, string[]]>([
    ['"2025-03-01,9,AB-100,Great,"Pro"', 'strayQuote', ['"2025-03-01', '9', 'AB-100', 'Great', 'Pro']],
    ['2025-03-01,9,AB-100,""so, so",Pro', 'strayQuote', ['2025-03-01', '9', 'AB-100', '"so, so', 'Pro']],
    [
      '2025-03-01,9,AB-100,"5" wide, so",Pro',
      'strayQuote',
      ['2025-03-01', '9', 'AB-100', '5" wide, so', 'Pro'],
    ],
    ['2025-03-01,9,AB-100,"so, 5"",Pro', 'strayQuote', ['2025-03-01', '9', 'AB-100', 'so, 5"', 'Pro']],
    ['2025-03-01;9;AB-100;so, so;Pro', 'otherDelimiter', ['2025-03-01', '9', 'AB-100', 'so, so', 'Pro']],
    ['2025-03-01 9 AB-100 "so so" Pro', 'otherDelimiter', ['2025-03-01', '9', 'AB-100', 'so so', 'Pro']],
    ['2025-03-01 9 AB-100 so so Pro', 'otherDelimiter', ['2025-03-01', '9', 'AB-100', 'so so', 'Pro']],
    ['2025-03-01,,9,AB-100,Great,Pro', 'extraDelimiter', ['2025-03-01', '9', 'AB-100', 'Great', 'Pro']],
    [
      '2025-03-01,9,AB-100,Fast, good, cheap,Pro',
      'unquotedDelimiter',
      ['2025-03-01', '9', 'AB-100', 'Fast, good, cheap', 'Pro'],
    ],
    ['2025-03-019,AB-100,Great,Pro', 'missingDelimiter', ['2025-03-01', '9', 'AB-100', 'Great', 'Pro']],
    ['2025-03-01,9AB-100,Great,Pro', 'missingDelimiter', ['2025-03-01', '9', 'AB-100', 'Great', 'Pro']],
    ['2025-03-01,9,AB-100Great,Pro', 'missingDelimiter', ['2025-03-01', '9', 'AB-100', 'Great', 'Pro']],
    ['2025-03-01,9,AB-100"so, so",Pro', 'missingDelimiter', ['2025-03-01', '9', 'AB-100', 'so, so', 'Pro']],
    ['2025-03-019,AB-100,"so, so",Pro', 'missingDelimiter', ['2025-03-01', '9', 'AB-100', 'so, so', 'Pro']],
    ['date,"score,id,"why",plan', 'strayQuote', ['date', '"score', 'id', 'why', 'plan']],
  ])('%s', (text, kind, cells) => {
    expect(repair(text)).toEqual({ cells, repair: kind });
  });

  test.each([
    ['a delimiter that no blank follows is not of the text', '2025-03-01,9,AB-100,Great,Pro,mail'],
    ['several readings fit', '2025-03-01,9,AB-100,GreatPro'],
    ['no reading fits', '2025-03-01,9'],
    ['other text altogether', 'Total of all answers in March'],
    ['a blank line', ''],
    ['more cells than any reading has', '2025-03-01,9,AB-100,"a",Pro,"b","c"'],
  ])('%s: as it is', (_, text) => {
    expect(repair(text)).toBeNull();
  });

  test('a row whose last cells are missing, or empty beyond the last, is read as it stands', () => {
    const loose = { ...table, fits: learnShapes(rows.map((row, i) => (i % 2 ? row : row.with(4, '')))) };
    for (const text of ['2025-03-01,9,AB-100,Great', '2025-03-01,9,AB-100,Great,Pro,,'])
      expect(repaired(text, divide(text, CSV), loose)).toBeNull();
  });
});
