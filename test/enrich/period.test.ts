import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  isPartial,
  nextPeriod,
  periodEnd,
  periodKey,
  periodKeyer,
  periodOf,
  periodStart,
  periodsBetween,
} from '../../src/enrich/period.ts';
import type { Period } from '../../src/model.ts';

const ms = (text: string): number => Date.parse(`${text.length === 10 ? `${text}T00:00:00` : text}Z`);
const date = (at: number): string => new Date(at).toISOString().slice(0, 10);

const PERIODS: Period[] = ['day', 'week', 'month', 'quarter', 'year'];
const period = fc.constantFrom(...PERIODS);
const fiscalStart = fc.integer({ min: 1, max: 12 });
const time = fc.integer({ min: Date.UTC(1900, 0, 1), max: Date.UTC(2200, 11, 31) });
const nearby = fc.integer({ min: Date.UTC(2019, 0, 1), max: Date.UTC(2026, 11, 31) });

describe('keys', () => {
  test.each<[string, Period, string]>([
    ['2025-03-31T23:59:59.999', 'day', '2025-03-31'],
    ['2025-03-31', 'week', '2025-W14'],
    ['2025-03-30', 'week', '2025-W13'],
    ['2025-03-31T23:59:59.999', 'month', '2025-03'],
    ['2025-03-31T23:59:59.999', 'quarter', '2025-Q1'],
    ['2025-04-01', 'quarter', '2025-Q2'],
    ['2025-12-31', 'year', '2025'],
    ['1969-12-31T23:59:59.999', 'day', '1969-12-31'],
    ['1969-12-31', 'week', '1970-W01'],
    // ISO 8601; worked examples, group period:iso-week (Python's datetime.isocalendar).
    ['2018-12-31', 'week', '2019-W01'],
    ['2021-01-03', 'week', '2020-W53'],
    ['2021-01-04', 'week', '2021-W01'],
    ['2024-12-30', 'week', '2025-W01'],
    ['2027-01-01', 'week', '2026-W53'],
    ['2023-01-01', 'week', '2022-W52'],
  ])('%s by %s is %s', (at, by, key) => {
    expect(periodKey(ms(at), by, 1)).toBe(key);
  });

  test.each<[string, number, string, string]>([
    // Named by the year in which it ends; worked examples, group period:fiscal (secretsauce::fiscal_year).
    ['2024-03-15', 4, 'FY2024', 'FY2024-Q4'],
    ['2024-05-15', 1, '2024', '2024-Q2'],
    ['2024-06-15', 7, 'FY2024', 'FY2024-Q4'],
    ['2024-07-15', 7, 'FY2025', 'FY2025-Q1'],
    ['2024-04-01', 4, 'FY2025', 'FY2025-Q1'],
    ['2025-03-31', 4, 'FY2025', 'FY2025-Q4'],
    ['2025-01-01', 4, 'FY2025', 'FY2025-Q4'],
    ['2024-12-01', 12, 'FY2025', 'FY2025-Q1'],
    ['2024-11-30', 12, 'FY2024', 'FY2024-Q4'],
    ['2024-01-31', 2, 'FY2024', 'FY2024-Q4'],
    ['2024-02-01', 2, 'FY2025', 'FY2025-Q1'],
    ['2024-10-01', 10, 'FY2025', 'FY2025-Q1'],
  ])('%s with a year from month %d is in %s and %s', (at, start, year, quarter) => {
    expect(periodKey(ms(at), 'year', start)).toBe(year);
    expect(periodKey(ms(at), 'quarter', start)).toBe(quarter);
    expect(periodKey(ms(at), 'month', start)).toBe(at.slice(0, 7));
    expect(periodKey(ms(at), 'day', start)).toBe(at);
  });

  test('sort as text the way their periods follow each other', () => {
    fc.assert(
      fc.property(time, time, period, fiscalStart, (a, b, by, start) => {
        const [x, y] = [periodKey(Math.min(a, b), by, start), periodKey(Math.max(a, b), by, start)];
        expect(x <= y).toBe(true);
      }),
    );
  });

  test('the keyer for many rows says the same', () => {
    fc.assert(
      fc.property(fc.array(nearby), period, fiscalStart, (times, by, start) => {
        const keyer = periodKeyer(by, start);
        for (const at of [...times, ...times]) expect(keyer(at)).toBe(periodKey(at, by, start));
      }),
    );
  });
});

describe('spans', () => {
  test.each<[string, number, string, string]>([
    ['2025-03-31', 1, '2025-03-31', '2025-03-31'],
    ['2025-W13', 1, '2025-03-24', '2025-03-30'],
    ['2025-W01', 1, '2024-12-30', '2025-01-05'],
    ['2020-W53', 1, '2020-12-28', '2021-01-03'],
    ['2024-02', 1, '2024-02-01', '2024-02-29'],
    ['2025-Q1', 1, '2025-01-01', '2025-03-31'],
    ['2025-Q4', 4, '2025-10-01', '2025-12-31'],
    ['2025', 4, '2025-01-01', '2025-12-31'],
    ['FY2025', 4, '2024-04-01', '2025-03-31'],
    ['FY2025-Q1', 4, '2024-04-01', '2024-06-30'],
    ['FY2025-Q4', 4, '2025-01-01', '2025-03-31'],
    ['FY2025-Q1', 12, '2024-12-01', '2025-02-28'],
    ['FY2025', 1, '2025-01-01', '2025-12-31'],
  ])('%s with a year from month %d lasts from %s to %s', (key, start, first, last) => {
    expect(date(periodStart(key, start))).toBe(first);
    expect(periodStart(key, start)).toBe(ms(first));
    expect(periodEnd(key, start)).toBe(ms(last) + 86_400_000 - 1);
  });

  test.each([
    '',
    '25',
    '0999',
    '2025-13',
    '2025-00',
    '2025-3',
    '2025-02-30',
    '2025-02-29',
    '2025-00-01',
    '2025-13-01',
    '2025-01-00',
    '2025-Q0',
    '2025-Q5',
    '2025-W00',
    '2025-W53',
    '2025-W54',
    '2025-W1',
    'FY2025-03',
    'FY2025-W01',
    'FY25',
    '2025-03-31T00:00',
    ' 2025',
  ])('%j is no key', (key) => {
    expect(periodOf(key)).toBeNull();
    for (const f of [periodStart, periodEnd, nextPeriod]) expect(() => f(key, 1)).toThrow(RangeError);
  });

  test('a key names a period of its kind that holds the time it was made from', () => {
    fc.assert(
      fc.property(time, period, fiscalStart, (at, by, start) => {
        const key = periodKey(at, by, start);
        expect(periodOf(key)).toBe(by);
        expect(periodStart(key, start)).toBeLessThanOrEqual(at);
        expect(periodEnd(key, start)).toBeGreaterThanOrEqual(at);
        expect(periodKey(periodStart(key, start), by, start)).toBe(key);
        expect(periodKey(periodEnd(key, start), by, start)).toBe(key);
      }),
    );
  });

  test('the next period begins where this one ends', () => {
    fc.assert(
      fc.property(time, period, fiscalStart, (at, by, start) => {
        const key = periodKey(at, by, start);
        const next = nextPeriod(key, start);
        expect(periodStart(next, start)).toBe(periodEnd(key, start) + 1);
        expect(periodOf(next)).toBe(by);
        expect(next > key).toBe(true);
      }),
    );
  });

  test.each([
    ['2025-12-31', '2026-01-01'],
    ['2020-W53', '2021-W01'],
    ['2025-12', '2026-01'],
    ['2025-Q4', '2026-Q1'],
    ['FY2025-Q4', 'FY2026-Q1'],
    ['FY2025', 'FY2026'],
    ['2025', '2026'],
  ])('after %s comes %s', (key, next) => {
    expect(nextPeriod(key, 4)).toBe(next);
  });
});

describe('all periods between two times', () => {
  test('empty ones too', () => {
    expect(periodsBetween(ms('2024-11-30'), ms('2025-02-01'), 'month', 1)).toEqual([
      '2024-11',
      '2024-12',
      '2025-01',
      '2025-02',
    ]);
    expect(periodsBetween(ms('2020-12-27'), ms('2021-01-04'), 'week', 1)).toEqual([
      '2020-W52',
      '2020-W53',
      '2021-W01',
    ]);
    expect(periodsBetween(ms('2024-03-31'), ms('2024-10-01'), 'quarter', 4)).toEqual([
      'FY2024-Q4',
      'FY2025-Q1',
      'FY2025-Q2',
      'FY2025-Q3',
    ]);
    expect(periodsBetween(ms('2024-05-01'), ms('2024-05-01'), 'year', 1)).toEqual(['2024']);
    expect(periodsBetween(ms('2024-05-02'), ms('2024-05-01'), 'day', 1)).toEqual([]);
  });

  test('in order, without gaps, from the first to the last', () => {
    fc.assert(
      fc.property(nearby, nearby, period, fiscalStart, (a, b, by, start) => {
        const [first, last] = [Math.min(a, b), Math.max(a, b)];
        const keys = periodsBetween(first, last, by, start);
        expect(keys[0]).toBe(periodKey(first, by, start));
        expect(keys.at(-1)).toBe(periodKey(last, by, start));
        for (let i = 1; i < keys.length; i++) expect(keys[i]).toBe(nextPeriod(keys[i - 1]!, start));
      }),
    );
  });
});

describe('partial periods', () => {
  test.each<[string, string, string, boolean]>([
    ['2025-01', '2025-01-01T10:00', '2025-03-15', false],
    ['2025-01', '2025-01-02', '2025-03-15', true],
    ['2025-02', '2025-01-02', '2025-03-15', false],
    ['2025-03', '2025-01-02', '2025-03-15', true],
    ['2025-03', '2025-01-02', '2025-03-31T00:00', false],
    ['2025-03-15', '2025-03-15T10:00', '2025-03-15T11:00', false],
    ['FY2025', '2024-04-01', '2025-03-31', false],
    ['FY2025', '2024-04-01', '2025-03-30', true],
  ])('%s with answers from %s to %s', (key, first, last, partial) => {
    expect(isPartial(key, ms(first), ms(last), 4)).toBe(partial);
  });
});
