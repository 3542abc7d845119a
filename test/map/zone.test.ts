import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isTimeZone, wallTime, zoneClock } from '../../src/map/zone.ts';

const at = (instant: string, timeZone: string): string =>
  new Date(wallTime(Date.parse(instant), timeZone)).toISOString().slice(0, -1);

test.each([
  // One instant, three months: worked examples, group period:timezone, computed.
  ['2024-03-31T23:30:00Z', 'UTC', '2024-03-31T23:30:00.000'],
  ['2024-03-31T23:30:00Z', 'America/Los_Angeles', '2024-03-31T16:30:00.000'],
  ['2024-03-31T23:30:00Z', 'Asia/Kolkata', '2024-04-01T05:00:00.000'],
  // Clocks go forward, and back; the hour after has no gap on the instant's side.
  ['2024-03-31T00:59:59.999Z', 'Europe/Berlin', '2024-03-31T01:59:59.999'],
  ['2024-03-31T01:00:00Z', 'Europe/Berlin', '2024-03-31T03:00:00.000'],
  ['2024-10-27T00:59:59.999Z', 'Europe/Berlin', '2024-10-27T02:59:59.999'],
  ['2024-10-27T01:00:00Z', 'Europe/Berlin', '2024-10-27T02:00:00.000'],
  ['2024-03-10T06:59:59Z', 'America/New_York', '2024-03-10T01:59:59.000'],
  ['2024-03-10T07:00:00Z', 'America/New_York', '2024-03-10T03:00:00.000'],
  // Half an hour of summer time; an offset in quarters of an hour.
  ['2024-04-06T14:59:59Z', 'Australia/Lord_Howe', '2024-04-07T01:59:59.000'],
  ['2024-04-06T15:00:00Z', 'Australia/Lord_Howe', '2024-04-07T01:30:00.000'],
  ['2024-01-01T00:00:00Z', 'Asia/Kathmandu', '2024-01-01T05:45:00.000'],
  // A change at one minute past midnight (tz database, northamerica: Canada until 2011).
  ['2010-03-14T03:30:59.999Z', 'America/St_Johns', '2010-03-14T00:00:59.999'],
  ['2010-03-14T03:31:00Z', 'America/St_Johns', '2010-03-14T01:01:00.000'],
  // A day that never was: Samoa crossed the date line.
  ['2011-12-30T09:59:59Z', 'Pacific/Apia', '2011-12-29T23:59:59.000'],
  ['2011-12-30T10:00:00Z', 'Pacific/Apia', '2011-12-31T00:00:00.000'],
  // Before 1970.
  ['1969-07-20T20:17:40Z', 'America/Chicago', '1969-07-20T15:17:40.000'],
])('%s in %s is %s', (instant, timeZone, wall) => {
  expect(at(instant, timeZone)).toBe(wall);
});

test.each([
  // delighted-python, test/test_resource.py: midnights in Chicago, published.
  [1380603600, '2013-10-01T00:00:00.000'],
  [1383282000, '2013-11-01T00:00:00.000'],
])('epoch %d is midnight in Chicago', (seconds, wall) => {
  expect(at(new Date(seconds * 1000).toISOString(), 'America/Chicago')).toBe(wall);
});

describe('names', () => {
  test('all that Intl lists, and UTC', () => {
    for (const name of [...Intl.supportedValuesOf('timeZone'), 'UTC', 'Etc/UTC', 'GMT', 'europe/berlin']) {
      expect(isTimeZone(name), name).toBe(true);
      const shift = wallTime(1.7e12, name) - 1.7e12;
      expect(Math.abs(shift), name).toBeLessThanOrEqual(14 * 3_600_000);
    }
  });

  test.each(['', 'Berlin', 'GMT+8', 'Mars/Olympus', 'Europe/Berlin '])('%j is none', (name) => {
    expect(isTimeZone(name)).toBe(false);
    expect(() => zoneClock(name)).toThrow(RangeError);
    expect(() => wallTime(0, name)).toThrow(RangeError);
  });
});

test("agrees with Intl's own formatting at any moment since 1972", () => {
  const zones = ['Europe/London', 'America/Sao_Paulo', 'Africa/Casablanca', 'Asia/Gaza', 'America/St_Johns'];
  const formats = new Map(
    zones.map((timeZone) => [
      timeZone,
      new Intl.DateTimeFormat('en-US', {
        ...{ timeZone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric' },
        ...{ hour: 'numeric', minute: 'numeric', second: 'numeric' },
      }),
    ]),
  );
  const seconds = fc.integer({ min: Date.UTC(1972, 0, 8) / 1000, max: Date.UTC(2100, 0, 1) / 1000 });
  fc.assert(
    fc.property(seconds, fc.constantFrom(...zones), (second, timeZone) => {
      const parts = new Map(
        formats
          .get(timeZone)!
          .formatToParts(second * 1000)
          .map((p) => [p.type, Number(p.value)]),
      );
      const part = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type)!;
      const wall = Date.UTC(
        part('year'),
        part('month') - 1,
        part('day'),
        part('hour'),
        part('minute'),
        part('second'),
      );
      expect(wallTime(second * 1000, timeZone)).toBe(wall);
    }),
    { numRuns: 1000 },
  );
});

test('UTC is left alone', () => {
  fc.assert(
    fc.property(fc.integer(), (instant) => {
      expect(wallTime(instant, 'UTC')).toBe(instant);
    }),
  );
});
