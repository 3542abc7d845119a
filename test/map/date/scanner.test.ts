import { expect, test } from 'vitest';
import { Scanner } from '../../../src/map/date/scanner.ts';

const scan = (text: string): Scanner | null => {
  const scanner = new Scanner(text);
  const fits = /^\d/.test(text) ? scanner.digitsFirst() : scanner.named();
  return fits ? scanner : null;
};

test.each([
  ['2024-3-7', { form: 'iso', year: 2024, first: 3, second: 7, time: 0, offset: null }],
  ['2024/03/07 1:02 pm', { form: 'iso', time: (13 * 60 + 2) * 60_000 }],
  ['7.3.24', { form: 'numeric', separator: '.', first: 7, second: 3, year: 2024 }],
  ['Feb 3, 2024', { form: 'named', year: 2024, first: 2, second: 3 }],
  ['3-Feb-24', { form: 'named', year: 2024, first: 2, second: 3 }],
  ['1713418460', { form: 'seconds', time: 1_713_418_460_000, offset: 0 }],
  ['1713418460402', { form: 'milliseconds', time: 1_713_418_460_402, offset: 0 }],
  ['46242', { form: 'serial', time: (46_242 - 25_569) * 86_400_000 }],
  ['2024-03-07T09:00:00+05:30', { offset: 330 }],
  ['2024-03-07 09:00:00 -0700', { offset: -420 }],
  ['2024-03-07 09:00:00 GMT+8', { offset: 480 }],
] as const)('%s', (text, parts) => expect(scan(text)).toMatchObject(parts));

test.each([
  '1/2/345',
  '2024-03',
  '12345',
  '123456',
  '99999',
  '1/2/2024 25:00',
  '1/2/2024 13:00 PM',
  '1/2/2024 9:00 EST',
])('%s does not fit', (text) => {
  expect(scan(text)).toBeNull();
});
