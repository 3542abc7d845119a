import { expect, test } from 'vitest';
import { clockTime, isReadable, readDateText } from '../../../src/map/date/text.ts';

test('a numeric date is another day in another order', () => {
  const text = readDateText('3/4/2025')!;
  expect(clockTime(text, 'mdy')).toBe(Date.UTC(2025, 2, 4));
  expect(clockTime(text, 'dmy')).toBe(Date.UTC(2025, 3, 3));
});

test('an order that gives no day of the calendar is told', () => {
  const text = readDateText('25/12/2021')!;
  expect([isReadable(text, 'dmy'), isReadable(text, 'mdy')]).toEqual([true, false]);
  expect(clockTime(text, 'mdy')).toBeNaN();
});

test.each([
  '',
  '9',
  'abcd',
  'x'.repeat(101),
  'Tuesday',
  'EST 2024',
  '12-',
  '2024-03-21 EST',
  '1234567890123456',
])('%j is no date', (text) => {
  expect(readDateText(text)).toBeNull();
});
