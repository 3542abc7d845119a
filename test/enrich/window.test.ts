import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { periodKey } from '../../src/enrich/period.ts';
import { parseLast, parseWindowBound, windowTest } from '../../src/enrich/window.ts';
import type { Period, Window } from '../../src/model.ts';

const ms = (text: string): number => Date.parse(`${text.length === 10 ? `${text}T00:00:00` : text}Z`);
const iso = (at: number | null): string | null =>
  at === null ? null : new Date(at).toISOString().slice(0, -1);
const OPEN: Window = { since: null, until: null, last: null };
const DAY = 86_400_000;

describe('bounds', () => {
  test.each([
    ['2025-03-31', '2025-03-31T00:00:00.000', '2025-03-31T23:59:59.999'],
    ['2025-03', '2025-03-01T00:00:00.000', '2025-03-31T23:59:59.999'],
    ['2025-Q1', '2025-01-01T00:00:00.000', '2025-03-31T23:59:59.999'],
    ['2025-q1', '2025-01-01T00:00:00.000', '2025-03-31T23:59:59.999'],
    ['2025-W13', '2025-03-24T00:00:00.000', '2025-03-30T23:59:59.999'],
    ['2025', '2025-01-01T00:00:00.000', '2025-12-31T23:59:59.999'],
    ['FY2025-Q1', '2024-04-01T00:00:00.000', '2024-06-30T23:59:59.999'],
    ['fy2025', '2024-04-01T00:00:00.000', '2025-03-31T23:59:59.999'],
    ['2025-03-31T09:41', '2025-03-31T09:41:00.000', '2025-03-31T09:41:59.999'],
    ['2025-03-31 09:41:05', '2025-03-31T09:41:05.000', '2025-03-31T09:41:05.999'],
    ['2025-03-31T09:41:05.2', '2025-03-31T09:41:05.200', '2025-03-31T09:41:05.299'],
    ['2025-03-31T09:41:05.250', '2025-03-31T09:41:05.250', '2025-03-31T09:41:05.250'],
    [' 2025-03-31 ', '2025-03-31T00:00:00.000', '2025-03-31T23:59:59.999'],
  ])('%s is from %s to %s', (text, since, until) => {
    expect(iso(parseWindowBound(text, 'since', 4))).toBe(since);
    expect(iso(parseWindowBound(text, 'until', 4))).toBe(until);
  });

  test.each([
    '',
    'yesterday',
    '2025-02-30',
    '2025-02-30T10:00',
    '2025-03-31T24:00',
    '2025-03-31T10:60',
    '2025-03-31T10',
    '2025-03-31T10:00Z',
    '2025-03-31T10:00:00+02:00',
    '31.03.2025',
    '3/31/2025',
    '2025-W53',
    '90d',
  ])('%j is not understood', (text) => {
    expect(parseWindowBound(text, 'since', 1)).toBeNull();
    expect(parseWindowBound(text, 'until', 1)).toBeNull();
    expect(() => windowTest({ ...OPEN, since: text }, 0, 1)).toThrow(RangeError);
    expect(() => windowTest({ ...OPEN, until: text }, 0, 1)).toThrow(RangeError);
  });
});

describe('last', () => {
  test.each([
    ['90d', 90, 'day'],
    ['12w', 12, 'week'],
    ['6m', 6, 'month'],
    ['2q', 2, 'quarter'],
    ['1Y', 1, 'year'],
    [' 9999d ', 9999, 'day'],
  ])('%s', (text, count, unit) => {
    expect(parseLast(text)).toEqual({ count, unit });
  });

  test.each(['', 'd', '90', '0d', '-1d', '1.5m', '90 d', '1h', '10000d', '90days', '1d2w'])(
    '%j is not understood',
    (text) => expect(parseLast(text)).toBeNull(),
  );

  test.each([
    ['1d', '2025-06-15T18:00', '2025-06-15'],
    ['90d', '2025-06-15T18:00', '2025-03-18'],
    ['1w', '2025-06-15T18:00', '2025-06-09'],
    ['12w', '2025-06-15T18:00', '2025-03-24'],
    ['1m', '2025-06-15T18:00', '2025-05-16'],
    ['6m', '2025-06-15T18:00', '2024-12-16'],
    ['2q', '2025-06-15T18:00', '2024-12-16'],
    ['1y', '2025-06-15T18:00', '2024-06-16'],
    // Where the month is too short, its last day stands for the day that is missing.
    ['3m', '2025-05-31', '2025-03-01'],
    ['1m', '2025-02-28', '2025-01-29'],
    ['1y', '2024-02-29', '2023-03-01'],
    ['1q', '2024-01-31', '2023-11-01'],
    ['9999y', '2025-06-15', '-007974-06-16'],
  ])('%s before %s begins on %s', (text, newest, first) => {
    const keep = windowTest({ ...OPEN, last: parseLast(text) }, ms(newest), 1);
    const start = Date.parse(`${first}T00:00:00Z`);
    expect([keep(start - 1), keep(start)]).toEqual([false, true]);
    expect(keep(ms(newest))).toBe(true);
    expect(keep(Math.floor(ms(newest) / DAY) * DAY + DAY)).toBe(false);
  });

  test('n days are n different days', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 0, max: 2e12 }), (count, newest) => {
        const keep = windowTest({ ...OPEN, last: { count, unit: 'day' } }, newest, 1);
        let kept = 0;
        for (let back = 0; back < 70; back++) if (keep(newest - back * DAY)) kept++;
        expect(kept).toBe(count);
      }),
    );
  });
});

describe('windows', () => {
  test('both ends are included', () => {
    const keep = windowTest({ ...OPEN, since: '2025-02', until: '2025-03-31' }, null, 1);
    const at = ['2025-01-31T23:59:59.999', '2025-02-01', '2025-03-31T23:59:59.999', '2025-04-01'];
    expect(at.map((text) => keep(ms(text)))).toEqual([false, true, true, false]);
  });

  test('one period is exactly what its key says', () => {
    const periods: Period[] = ['day', 'week', 'month', 'quarter', 'year'];
    const near = fc.integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2025, 11, 31) });
    const start = fc.integer({ min: 1, max: 12 });
    fc.assert(
      fc.property(near, near, fc.constantFrom(...periods), start, (a, b, period, fiscal) => {
        const key = periodKey(a, period, fiscal);
        const keep = windowTest({ since: key, until: key, last: null }, null, fiscal);
        expect(keep(b)).toBe(periodKey(b, period, fiscal) === key);
      }),
    );
  });

  test('all that is given must hold', () => {
    const newest = ms('2025-06-15');
    const last = { count: 1, unit: 'month' } as const;
    const keep = windowTest({ since: '2025-06-01', until: '2025-06-10', last }, newest, 1);
    expect(['2025-05-31', '2025-06-01', '2025-06-10', '2025-06-11'].map((text) => keep(ms(text)))).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  test('without a date an answer lies in no window, and without a window everywhere', () => {
    expect(windowTest(OPEN, null, 1)(null)).toBe(true);
    expect(windowTest({ ...OPEN, since: '2025' }, null, 1)(null)).toBe(false);
    expect(windowTest({ ...OPEN, until: '2025' }, null, 1)(null)).toBe(false);
    const last = { count: 9, unit: 'year' } as const;
    expect(windowTest({ ...OPEN, last }, 0, 1)(null)).toBe(false);
    expect(windowTest({ ...OPEN, last }, null, 1)(0)).toBe(false);
  });

  test('an empty window holds nothing', () => {
    expect(windowTest({ ...OPEN, since: '2025-02', until: '2025-01' }, null, 1)(ms('2025-01-15'))).toBe(
      false,
    );
  });
});
