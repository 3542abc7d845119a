import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DAY, dayNumber, fullYear, isDay } from '../../../src/map/date/calendar.ts';

test('days are numbered as Date.UTC numbers them', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1900, max: 2200 }),
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 1, max: 28 }),
      (year, month, day) => {
        expect(dayNumber(year, month, day) * DAY).toBe(Date.UTC(year, month - 1, day));
      },
    ),
  );
});

test('there is a day where Date.UTC keeps it', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1900, max: 2200 }),
      fc.integer({ min: 0, max: 13 }),
      fc.integer({ min: 0, max: 32 }),
      (year, month, day) => {
        const date = new Date(Date.UTC(year, month - 1, day));
        const kept = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
        expect(isDay(year, month, day)).toBe(kept);
      },
    ),
  );
});

test.each([
  [1900, 2, 29, false],
  [2000, 2, 29, true],
  [1899, 12, 31, false],
  [2201, 1, 1, false],
])('%i-%i-%i: %s', (year, month, day, expected) => expect(isDay(year, month, day)).toBe(expected));

test.each([
  [0, 2000],
  [68, 2068],
  [69, 1969],
  [99, 1999],
])('the year %i is %i', (short, full) => expect(fullYear(short)).toBe(full));
