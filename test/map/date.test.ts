import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DateEvidence } from '../../src/map/date/evidence.ts';
import { dateReader, decideDateReading, formatWallTime, isDateColumn } from '../../src/map/date.ts';
import type { DateOrder } from '../../src/model.ts';

const evidenceOf = (cells: readonly string[]): DateEvidence => {
  const evidence = new DateEvidence();
  for (const cell of cells) evidence.observe(cell);
  return evidence;
};
const decide = (cells: readonly string[], forced: DateOrder | null = null) =>
  decideDateReading(evidenceOf(cells), forced);
const isColumn = (cells: readonly string[], nameSuggestsDate: boolean): boolean => {
  const evidence = evidenceOf(cells);
  return isDateColumn(evidence, evidence.filled, nameSuggestsDate);
};
const read = (cell: string, order: DateOrder = 'mdy', timeZone = 'UTC'): string | null | undefined => {
  const at = dateReader({ order }, timeZone)(cell);
  return typeof at === 'number' ? formatWallTime(at) : at;
};
const repeat = (cell: string, times: number): string[] => new Array<string>(times).fill(cell);

const FIRST = Date.UTC(1900, 0, 1);
const LAST = Date.UTC(2201, 0, 1) - 1;
const times = fc.integer({ min: FIRST, max: LAST });

describe('one cell', () => {
  test.each([
    // The forms of the vendors' exports.
    ['11/01/2021 08:43:36 PM', '2021-11-01T20:43:36', 'SurveyMonkey CSV'],
    ['2019-11-04 02:43:24', '2019-11-04T02:43:24', 'SurveyMonkey through Sheets'],
    ['2021-06-01T17:39:51+00:00', '2021-06-01T17:39:51', 'SurveyMonkey API'],
    ['2017-07-18 08:28:09', '2017-07-18T08:28:09', 'Qualtrics'],
    ['2016-03-29 21:23:43', '2016-03-29T21:23:43', 'Typeform CSV'],
    ['2022-11-08T22:00:24Z', '2022-11-08T22:00:24', 'Typeform API'],
    ['12/6/2018 11:57:58', '2018-12-06T11:57:58', 'Google Forms'],
    ['2024/03/01 9:41:00 AM GMT+1', '2024-03-01T08:41:00', 'Google Forms download'],
    ['1713418460', '2024-04-18T05:34:20', 'Delighted API'],
    ['2025-05-06 14:30:00 UTC', '2025-05-06T14:30:00', 'Formbricks'],
    ['2026-01-02 04:00:00 GMT+8', '2026-01-01T20:00:00', 'Formbricks, zone of the organisation'],
    ['8/20/25 12:51:45', '2025-08-20T12:51:45', 'Microsoft Forms'],
    ['10/9/2024 11:02', '2024-10-09T11:02:00', 'Microsoft Forms'],
    ['2024-08-11 23:25:40', '2024-08-11T23:25:40', 'Tally'],
    ['2022-10-18T05:05:45.000000Z', '2022-10-18T05:05:45', 'Refiner'],
    ['2018-03-28 15:11:55 -0700', '2018-03-28T22:11:55', 'Wootric'],
    ['1614192119', '2021-02-24T18:41:59', 'AskNicely'],
    ['2013-08-29T00:00:00-07:00', '2013-08-29T07:00:00', 'Zendesk'],
    ['2019-11-01 08:51:12.402000', '2019-11-01T08:51:12.402', 'microseconds'],
    ['6/9/16 10:36', '2016-06-09T10:36:00', 'carpentries'],
    // One column of davi-almeida-77/Excel-cleaning-pipeline.
    ['21-Feb-2026', '2026-02-21T00:00:00', 'named month'],
    ['04/17/2026', '2026-04-17T00:00:00', 'slashes'],
    ['February 22, 2026', '2026-02-22T00:00:00', 'month in full'],
    ['46242', '2026-08-08T00:00:00', 'Excel serial'],
    // Their relatives.
    ['2024-03-31', '2024-03-31T00:00:00', 'date alone'],
    ['2024/3/1', '2024-03-01T00:00:00', 'year first, one digit'],
    ['2024-3-1 9:05', '2024-03-01T09:05:00', 'ISO without zeros'],
    ['2024.03.01', '2024-03-01T00:00:00', 'year first with dots'],
    ['2024-03-31T09:41', '2024-03-31T09:41:00', 'no seconds'],
    ['2024-03-31t09:41:02z', '2024-03-31T09:41:02', 'lower case'],
    ['2024-03-31T09:41Z', '2024-03-31T09:41:00', 'no seconds, with zone'],
    ['2024-03-31T09:41:02.5', '2024-03-31T09:41:02.500', 'tenths'],
    ['2024-03-31T09:41:02.999999999Z', '2024-03-31T09:41:02.999', 'cut off, not rounded'],
    ['2024-03-31 09:41:02,25', '2024-03-31T09:41:02.250', 'decimal comma'],
    ['2024-03-31T09:41:02+0530', '2024-03-31T04:11:02', 'offset without colon'],
    ['2024-03-31T09:41:02+02', '2024-03-31T07:41:02', 'offset in hours'],
    ['2024-03-31 09:41:02 +05:45', '2024-03-31T03:56:02', 'offset after a space'],
    ['2024-03-31 09:41:02 UTC+2', '2024-03-31T07:41:02', 'UTC+2'],
    ['2024-03-31 09:41:02 GMT-09:30', '2024-03-31T19:11:02', 'GMT-09:30'],
    ['2024-03-31 9:41 am gmt', '2024-03-31T09:41:00', 'AM and zone in lower case'],
    ['3/4/2021, 9:41:00 PM', '2021-03-04T21:41:00', 'toLocaleString'],
    ['3/4/2021, 9:41:00\u202fPM', '2021-03-04T21:41:00', 'narrow no-break space'],
    ['3/4/2021 9:41PM', '2021-03-04T21:41:00', 'PM at once'],
    ['3/4/2021 12:00 AM', '2021-03-04T00:00:00', 'midnight'],
    ['3/4/2021 12:00 PM', '2021-03-04T12:00:00', 'noon'],
    ['22 Feb 2026', '2026-02-22T00:00:00', 'day first'],
    ['Feb 22, 2026 3:15 PM', '2026-02-22T15:15:00', 'named, 12 hours'],
    ['February 22, 2026 at 3:15 PM', '2026-02-22T15:15:00', 'at'],
    ['21-feb-26', '2026-02-21T00:00:00', "Excel's d-mmm-yy"],
    ['Sept. 1, 2026', '2026-09-01T00:00:00', 'abbreviated with a dot'],
    ['1st May 2026', '2026-05-01T00:00:00', 'ordinal'],
    ['Tue, 22 Feb 2022 10:00:00 GMT', '2022-02-22T10:00:00', 'RFC 9110'],
    [
      'Tue Feb 22 2022 15:15:00 GMT+0100 (Central European Standard Time)',
      '2022-02-22T14:15:00',
      'JavaScript',
    ],
    ['1713418460123', '2024-04-18T05:34:20.123', 'milliseconds'],
    ['1713418460.0', '2024-04-18T05:34:20', 'seconds as a float'],
    ['46242.5', '2026-08-08T12:00:00', 'serial with a time'],
    ['46242.4167', '2026-08-08T10:00:03', 'serial to the second'],
    ['46242,75', '2026-08-08T18:00:00', 'serial, decimal comma'],
    ['  2024-03-31 ', '2024-03-31T00:00:00', 'padded'],
    ['\u00a02024-03-31\t', '2024-03-31T00:00:00', 'padded with other blanks'],
    // Edges of the calendar and the clock.
    ['2024-02-29', '2024-02-29T00:00:00', 'leap day'],
    ['2000-02-29', '2000-02-29T00:00:00', 'leap day of a leap century'],
    ['1900-01-01', '1900-01-01T00:00:00', 'first day'],
    ['2200-12-31T23:59:59.999', '2200-12-31T23:59:59.999', 'last millisecond'],
    ['2024-03-31T24:00:00', '2024-04-01T00:00:00', 'end of the day'],
    ['2024-03-31 24:00', '2024-04-01T00:00:00', 'end of the day'],
    ['2016-12-31T23:59:60Z', '2016-12-31T23:59:59', 'leap second'],
    ['1/2/68', '2068-01-02T00:00:00', 'two-digit years to 68'],
    ['1/2/69', '1969-01-02T00:00:00', 'two-digit years from 69'],
    ['1/2/00', '2000-01-02T00:00:00', 'year 00'],
  ])('%s is %s (%s)', (cell, at) => {
    const evidence = evidenceOf([cell]);
    expect(evidence.parsed).toBe(1);
    expect(read(cell)).toBe(at);
  });

  test.each([
    ['1/2/2021', '2021-02-01T00:00:00'],
    ['27/02/2026', '2026-02-27T00:00:00'],
    ['31-12-2021 23:59', '2021-12-31T23:59:00'],
    ['21.02.2026 15:30:10', '2026-02-21T15:30:10'],
    ['1.2.21', '2021-02-01T00:00:00'],
    ['2021-02-01', '2021-02-01T00:00:00'],
    ['Feb 1, 2021', '2021-02-01T00:00:00'],
  ])('%s is %s where days come first', (cell, at) => {
    expect(read(cell, 'dmy')).toBe(at);
  });

  test.each([
    '',
    ' ',
    '\t',
    'NA',
    'n/a',
    'N/A',
    'null',
    'NULL',
    'None',
    'nan',
    'NaN',
    '-',
    '--',
    ' - ',
    '\u00a0',
  ])('nothing in %j', (cell) => {
    expect(read(cell)).toBeUndefined();
    expect(evidenceOf([cell]).counts.missing).toBe(1);
  });

  test.each([
    '2024-02-30',
    '2023-02-29',
    '1900-02-29',
    '2100-02-29',
    '31/31/2021',
    '2/31/2021',
    '2021-04-31',
    '2021-00-10',
    '2021-13-10',
    '2021-01-00',
    '0/1/2021',
    '31-Feb-2026',
    '1899-12-31',
    '2201-01-01',
    '1/1/1899',
    '1/1/202',
    '1/1/20211',
    '1/2-2021',
    '1/2',
    '2024-03',
    '2024',
    '2024-W13',
    '2024-03-31T',
    '2024-03-31T9',
    '2024-03-31 25:00',
    '2024-03-31 24:00:01',
    '2024-03-31 24:01',
    '2024-03-31 10:60',
    '2024-03-31 23:60:00',
    '2024-03-31 10:00:61',
    '2024-03-31 10:00:00.',
    '2024-03-31 10:0',
    '2024-03-31 13:00 PM',
    '2024-03-31 0:30 AM',
    '2024-03-31 10:00 EST',
    '2024-03-31 10:00:00 IST',
    '2024-03-31 10:00:00 CET',
    '2024-03-31 10:00:00 +2',
    '2024-03-31 10:00:00 +15:00',
    '2024-03-31 10:00:00 +02:60',
    '2024-03-31 10:00:00 +020',
    '2024-03-31 10:00:00 Zulu',
    '2024-03-31 10:00 - 11:00',
    '2024-03-31Z',
    '2024-03-3110:00',
    '"2024-03-31"',
    "'2024-03-31",
    '20240331',
    '19999',
    '60001',
    '46242.',
    '46242.5.1',
    '01234',
    '0171341846',
    '9999999999',
    '171341846',
    '17134184601',
    '1713418460123456',
    'UTC+2',
    'UTC-1',
    'Feb 2026',
    'May 10 15',
    '10 dec 2020 was a bad day',
    'Marc 22, 2026',
    '12 May 10:30:00',
    'yesterday',
    '10',
    '9.5',
    '10/10',
    '7.333',
    'great!',
    '2024-03-31 10:00:00 and then some',
    `2024-03-31 ${'1'.repeat(200)}`,
  ])('%j is no date', (cell) => {
    expect(read(cell, 'mdy')).toBeNull();
    expect(read(cell, 'dmy')).toBeNull();
    expect(evidenceOf([cell]).counts.failed).toBe(1);
  });

  test('naive times stay, moments move into the zone', () => {
    const zone = 'Europe/Berlin';
    expect(read('2024-07-01 12:00:00', 'mdy', zone)).toBe('2024-07-01T12:00:00');
    expect(read('7/1/2024', 'mdy', zone)).toBe('2024-07-01T00:00:00');
    expect(read('46242', 'mdy', zone)).toBe('2026-08-08T00:00:00');
    expect(read('2024-07-01T12:00:00Z', 'mdy', zone)).toBe('2024-07-01T14:00:00');
    expect(read('2024-01-01 12:00:00 -0700', 'mdy', zone)).toBe('2024-01-01T20:00:00');
    expect(read('1713418460', 'mdy', zone)).toBe('2024-04-18T07:34:20');
  });

  test('a zone that does not exist is an error at once', () => {
    expect(() => dateReader({ order: 'dmy' }, 'Mars/Olympus')).toThrow(RangeError);
  });

  test('whatever is formatted is read back, in either order', () => {
    fc.assert(
      fc.property(times, fc.constantFrom<DateOrder>('dmy', 'mdy'), (at, order) => {
        expect(dateReader({ order }, 'Asia/Kolkata')(formatWallTime(at))).toBe(at);
      }),
    );
  });

  test('every way to write a moment gives that moment', () => {
    const pad = (n: number) => String(n).padStart(2, '0');
    const month =
      'January February March April May June July August September October November December'.split(' ');
    const styles: ((d: Date) => string)[] = [
      (d) => d.toISOString(),
      (d) => d.toISOString().replace('T', ' ').replace('Z', '000'),
      (d) => d.toUTCString(),
      (d) => String(d.getTime()),
      (d) => String(d.getTime() / 1000),
      (d) => `${d.getUTCDate()}/${d.getUTCMonth() + 1}/${d.getUTCFullYear()} ${clock24(d)}`,
      (d) => `${pad(d.getUTCDate())}.${pad(d.getUTCMonth() + 1)}.${d.getUTCFullYear()} ${clock12(d)}`,
      (d) => `${d.getUTCDate()}-${month[d.getUTCMonth()]!.slice(0, 3)}-${d.getUTCFullYear()} ${clock24(d)}`,
      (d) => `${month[d.getUTCMonth()]} ${d.getUTCDate()}, ${d.getUTCFullYear()}, ${clock12(d)} GMT`,
    ];
    const clock24 = (d: Date) => `${d.getUTCHours()}:${pad(d.getUTCMinutes())}:${pad(d.getUTCSeconds())}`;
    const clock12 = (d: Date) =>
      `${d.getUTCHours() % 12 || 12}:${pad(d.getUTCMinutes())}:${pad(d.getUTCSeconds())} ${d.getUTCHours() < 12 ? 'AM' : 'PM'}`;
    const since2001 = fc.integer({ min: 1_000_000_000, max: Math.floor(LAST / 1000) });
    fc.assert(
      fc.property(since2001, fc.constantFrom(...styles), (seconds, style) => {
        expect(dateReader({ order: 'dmy' }, 'UTC')(style(new Date(seconds * 1000)))).toBe(seconds * 1000);
      }),
    );
  });

  test('fractions of epoch seconds are cut, not blurred by binary fractions', () => {
    for (let ms = 0; ms < 1000; ms++) {
      const cell = `1713418460.${String(ms).padStart(3, '0')}9`;
      expect(dateReader({ order: 'dmy' }, 'UTC')(cell)).toBe(1713418460_000 + ms);
    }
  });

  test('the calendar is that of Date', () => {
    const day = fc.record({
      y: fc.integer({ min: 1890, max: 2210 }),
      m: fc.integer({ min: 0, max: 13 }),
      d: fc.integer({ min: 0, max: 32 }),
    });
    fc.assert(
      fc.property(day, ({ y, m, d }) => {
        const date = new Date(Date.UTC(y, m - 1, d));
        const exists = date.getUTCMonth() === m - 1 && date.getUTCDate() === d && y >= 1900 && y <= 2200;
        const cell = `${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`;
        expect(dateReader({ order: 'dmy' }, 'UTC')(cell)).toBe(exists ? date.getTime() : null);
      }),
      { numRuns: 1000 },
    );
  });

  test('no text makes it throw, and evidence and reader agree', () => {
    const noise = fc.string({
      unit: fc.constantFrom(...'0123456789/-.: ,TZ+APMGUTCfebmay()'),
      maxLength: 30,
    });
    fc.assert(
      fc.property(fc.oneof(fc.string(), noise), (cell) => {
        const { counts, parsed } = evidenceOf([cell]);
        const [dmy, mdy] = [read(cell, 'dmy'), read(cell, 'mdy')];
        expect(counts.missing === 1).toBe(dmy === undefined);
        expect(parsed === 1).toBe(typeof dmy === 'string' || typeof mdy === 'string');
      }),
      { numRuns: 2000 },
    );
  });

  test('milliseconds are shown only where there are any', () => {
    expect(formatWallTime(Date.UTC(2021, 10, 1, 20, 43, 36))).toBe('2021-11-01T20:43:36');
    expect(formatWallTime(Date.UTC(2021, 10, 1, 20, 43, 36, 40))).toBe('2021-11-01T20:43:36.040');
  });
});

describe('the evidence of a column', () => {
  test('counts forms, zones and what is missing', () => {
    const cells = [
      '2024-01-02',
      '2024-01-02T03:04:05Z',
      '1/2/24',
      '13-2-24',
      '2.13.24',
      '5/5/2024',
      '1 May 2024',
    ];
    const rest = ['1713418460', '1713418460123', '46242', 'soon', '30/2/2024', '', 'n/a'];
    expect(evidenceOf([...cells, ...rest]).counts).toEqual({
      missing: 2,
      failed: 2,
      zoned: 3,
      naive: 7,
      iso: 2,
      named: 1,
      slashed: 2,
      dashed: 1,
      dotted: 1,
      dayFirst: 1,
      monthFirst: 1,
      openSlashed: 1,
      openDashed: 0,
      openDotted: 0,
      seconds: 1,
      milliseconds: 1,
      serials: 1,
    });
    expect(evidenceOf([...cells, ...rest])).toMatchObject({ parsed: 10, filled: 12 });
  });

  const cell = fc.constantFrom(
    ...['1/9/21', '25/12/2021', '12/25/2021', '1.9.21', '9-1-2021', '5/5/21', '2021-09-01', '21-Feb-2026'],
    ...['46242', '1713418460', '', 'NA', 'x', '2024-01-01T00:00Z'],
  );
  const column = fc.array(cell, { maxLength: 30 });

  test('merges: neutral, commutes, associates, and is what the joined cells say', () => {
    fc.assert(
      fc.property(column, column, column, (x, y, z) => {
        const [a, b, c] = [evidenceOf(x), evidenceOf(y), evidenceOf(z)];
        const { merge } = DateEvidence;
        expect(merge(new DateEvidence(), a)).toEqual(a);
        expect(merge(a, b)).toEqual(merge(b, a));
        expect(merge(merge(a, b), c)).toEqual(merge(a, merge(b, c)));
        expect(merge(a, b)).toEqual(evidenceOf([...x, ...y]));
      }),
    );
  });

  test('merging leaves its parts alone', () => {
    const a = evidenceOf(['1/9/21']);
    const b = evidenceOf(['2021-01-01']);
    DateEvidence.merge(a, b).observe('1/9/21');
    expect(a).toEqual(evidenceOf(['1/9/21']));
    expect(b).toEqual(evidenceOf(['2021-01-01']));
  });

  test('the decision does not depend on the order of the rows', () => {
    const shuffled = column.chain((cells) =>
      fc.tuple(fc.constant(cells), fc.shuffledSubarray(cells, { minLength: cells.length })),
    );
    fc.assert(
      fc.property(shuffled, ([cells, other]) => {
        expect(decide(other)).toEqual(decide(cells));
        expect(isColumn(other, true)).toBe(isColumn(cells, true));
      }),
    );
  });
});

describe('whether a column holds dates', () => {
  test.each<[string, string[], boolean, boolean]>([
    ['ISO', repeat('2024-01-02', 10), true, true],
    ['four of five', [...repeat('2024-01-02', 4), 'soon'], true, true],
    ['fewer', [...repeat('2024-01-02', 79), ...repeat('soon', 21)], false, false],
    ['gaps do not count', ['2024-01-02', ...repeat('', 90), ...repeat('NA', 9)], true, true],
    ['epochs', repeat('1713418460', 10), false, true],
    ['epochs in milliseconds', repeat('1713418460123', 10), false, true],
    ['serials', repeat('46242', 10), false, true],
    ['serials among dates', [...repeat('21-Feb-2026', 6), ...repeat('46242', 4)], true, true],
    ['dates among serials', [...repeat('21-Feb-2026', 5), ...repeat('46242', 5)], false, true],
    ['scores', ['0', '7', '10', '8.0'], false, false],
    ['comments', ['slow', 'In May 2024 it was better', 'ok'], false, false],
    ['time zones', ['UTC+2', 'UTC-1', 'UTC+0'], false, false],
    ['nothing filled', ['', 'NA'], false, false],
    ['no cells', [], false, false],
  ])('%s', (_, cells, without, withName) => {
    expect(isColumn(cells, false)).toBe(without);
    expect(isColumn(cells, true)).toBe(withName);
  });

  test('cells that were never shown to the evidence count as filled', () => {
    const evidence = evidenceOf(repeat('2024-01-02', 3));
    expect(isDateColumn(evidence, 3, false)).toBe(true);
    expect(isDateColumn(evidence, 10, true)).toBe(false);
  });
});

describe('the order of a column', () => {
  test('one first part above 12 decides for all: 1/9/21 among 25/12/2021 is the first of September', () => {
    // The shape of rxzx115/Bank-Net-Promoter-Scores, where guessing row by row corrupts 1,841 dates.
    const cells = [...repeat('1/9/21', 2014), ...repeat('25/12/2021', 2986)];
    const decision = decide(cells);
    expect(decision).toEqual({
      order: 'dmy',
      why: 'the first part is above 12 in 2986 dates',
      ambiguous: false,
      mixed: false,
    });
    expect(read('1/9/21', decision.order)).toBe('2021-09-01T00:00:00');
    expect(read('25/12/2021', decision.order)).toBe('2021-12-25T00:00:00');
  });

  test('no row is read by a guess of its own', () => {
    const day = fc.record({ m: fc.integer({ min: 1, max: 12 }), d: fc.integer({ min: 1, max: 28 }) });
    fc.assert(
      fc.property(fc.array(day), fc.constantFrom<DateOrder>('dmy', 'mdy'), (days, order) => {
        const write = (m: number, d: number) => (order === 'dmy' ? `${d}/${m}/2021` : `${m}/${d}/2021`);
        const telling = write(11, 25);
        const decision = decide([...days.map(({ m, d }) => write(m, d)), telling]);
        expect(decision).toMatchObject({ order, ambiguous: false, mixed: false });
        const reader = dateReader(decision, 'UTC');
        for (const { m, d } of days) expect(reader(write(m, d))).toBe(Date.UTC(2021, m - 1, d));
      }),
    );
  });

  test.each<[string, string[], DateOrder, boolean, boolean, RegExp]>([
    [
      'a second part above 12',
      ['1/2/2023', '5/27/2023'],
      'mdy',
      false,
      false,
      /second part is above 12 in 1 date$/,
    ],
    ['the forms of Personio', ['1/02/2023', '27/05/2023'], 'dmy', false, false, /first part is above 12/],
    [
      'slashes alone',
      ['1/2/2023', '3/4/2023'],
      'mdy',
      true,
      false,
      /^no part is above 12, and dates with slashes are mostly written so$/,
    ],
    [
      'dashes',
      ['01-02-2023', '03-04-2023'],
      'dmy',
      true,
      false,
      /^no part is above 12, and dates with dots or dashes are mostly written so$/,
    ],
    ['dots', ['1.2.2023'], 'dmy', true, false, /dots or dashes/],
    ['more slashes than dots', ['1/2/2023', '1/3/2023', '1.2.2023'], 'mdy', true, false, /slashes/],
    ['equal parts', ['5/5/2023', '6/6/2023'], 'dmy', false, false, /no date here depends/],
    ['ISO', ['2023-01-02'], 'dmy', false, false, /no date here depends/],
    ['nothing', [], 'dmy', false, false, /no date here depends/],
    ['a day that does not exist has no vote', ['30/2/2023', '1/2/2023'], 'mdy', true, false, /no part/],
    [
      'both, days first in most',
      ['27/02/2026', '28/02/2026', '04/17/2026'],
      'dmy',
      false,
      true,
      /2 dates.*1 date;/,
    ],
    [
      'both, months first in most',
      ['27/02/2026', '04/18/2026', '04/17/2026'],
      'mdy',
      false,
      true,
      /majority/,
    ],
    ['both alike, slashes', ['27/02/2026', '04/17/2026'], 'mdy', false, true, /a tie, and .*slashes/],
    ['both alike, dots', ['27.02.2026', '04.17.2026'], 'dmy', false, true, /a tie, and .*dots/],
  ])('%s', (_, cells, order, ambiguous, mixed, why) => {
    const decision = decide(cells);
    expect(decision).toMatchObject({ order, ambiguous, mixed });
    expect(decision.why).toMatch(why);
  });

  test('in a mixed column the minority fails', () => {
    const cells = ['27/02/2026', '28/02/2026', '04/17/2026', '21-Feb-2026', '46242'];
    const reader = dateReader(decide(cells), 'UTC');
    expect(cells.map((cell) => reader(cell) !== null)).toEqual([true, true, false, true, true]);
  });

  test('what is asked for overrules the cells', () => {
    const decision = { order: 'dmy', why: 'as asked for', ambiguous: false, mixed: false };
    expect(decide(['4/17/2026'], 'dmy')).toEqual(decision);
    expect(decide(['1/2/2026'], 'dmy')).toEqual(decision);
    expect(decide(['4/17/2026', '17/4/2026'], 'dmy').mixed).toBe(true);
  });
});
