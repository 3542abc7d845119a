import { expect, test } from 'vitest';
import { lastTwoPeriods } from '../../../src/analyse/compare/periods.ts';

const days = (...texts: string[]) => texts.map((text) => Date.parse(`${text}T00:00Z`));

test('the last two that are covered in whole and have answers, in any order of days', () => {
  const given = days('2025-04-30', '2025-01-15', '2025-02-03', '2025-05-02', '2025-02-11');
  expect(lastTwoPeriods(given, 'month', 1)).toEqual(['2025-02', '2025-04']);
});

test('fiscal quarters and weeks', () => {
  const given = days('2024-04-01', '2024-07-02', '2024-10-03', '2024-12-31');
  expect(lastTwoPeriods(given, 'quarter', 4)).toEqual(['FY2025-Q2', 'FY2025-Q3']);
  expect(lastTwoPeriods(days('2025-01-01', '2025-01-02'), 'day', 1)).toEqual(['2025-01-01', '2025-01-02']);
});

test('there may be none', () => {
  const none = { code: 'noTwoPeriods', exitCode: 3 };
  expect(() => lastTwoPeriods(days('2025-01-01', '2025-02-15'), 'month', 1)).toThrow(
    expect.objectContaining(none),
  );
  expect(() => lastTwoPeriods([], 'month', 1)).toThrow(expect.objectContaining(none));
});
