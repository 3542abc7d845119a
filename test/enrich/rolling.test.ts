import { expect, it } from 'vitest';
import { windowsAt } from '../../src/enrich/rolling.ts';
import { parseLast } from '../../src/enrich/window.ts';

const at = (day: string, time = '12:00') => Date.parse(`${day}T${time}Z`);
const days = (keys: string[], span: string, first: string, last: string, fiscalYearStart = 1) =>
  windowsAt(keys, parseLast(span)!, at(first), at(last), fiscalYearStart).map(({ from, to, partial }) =>
    [new Date(from), new Date(to)]
      .map((one) => one.toISOString().slice(0, 10))
      .concat(partial ? ['partial'] : [])
      .join(' '),
  );

it('ends with each period, and at last with the day of the newest answer', () => {
  const keys = ['2025-01', '2025-02', '2025-03'];
  expect(days(keys, '30d', '2025-01-02', '2025-03-15')).toEqual([
    '2025-01-02 2025-01-31',
    '2025-01-30 2025-02-28',
    '2025-02-14 2025-03-15',
  ]);
  expect(days(keys, '90d', '2025-01-02', '2025-03-15')).toEqual([
    '2024-11-03 2025-01-31 partial',
    '2024-12-01 2025-02-28 partial',
    '2024-12-16 2025-03-15 partial',
  ]);
  expect(days(['2025-W02'], '2w', '2025-01-01', '2025-01-30')).toEqual(['2024-12-30 2025-01-12 partial']);
});

it('is whole months where it ends with one, else reaches back to the day after the same day', () => {
  expect(days(['2025-02', '2025-04', '2025-06'], '3m', '2024-01-01', '2025-06-15')).toEqual([
    '2024-12-01 2025-02-28',
    '2025-02-01 2025-04-30',
    '2025-03-16 2025-06-15',
  ]);
  expect(days(['2024-02'], '1y', '2023-01-01', '2024-02-29')).toEqual(['2023-03-01 2024-02-29']);
  expect(days(['FY2025-Q1'], '2q', '2023-01-01', '2025-01-01', 4)).toEqual(['2024-01-01 2024-06-30']);
});

it('begins no earlier than years have keys', () => {
  expect(days(['2025-01'], '9999y', '2025-01-02', '2025-01-31')).toEqual(['1000-01-01 2025-01-31 partial']);
});

it('counts the day of the first answer as covered', () => {
  expect(days(['2025-01-03'], '2d', '2025-01-02', '2025-01-03')).toEqual(['2025-01-02 2025-01-03']);
  expect(days([], '2d', '2025-01-02', '2025-01-03')).toEqual([]);
});
