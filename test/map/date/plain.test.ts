import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isPlainZoned, plainMoment } from '../../../src/map/date/plain.ts';
import { clockTime, readDateText } from '../../../src/map/date/text.ts';

const instants = fc.date({
  min: new Date('1900-01-01T00:00:00Z'),
  max: new Date('2199-12-31T23:59:59Z'),
  noInvalidDate: true,
});

describe('plain moments', () => {
  test.each([
    ['2024-03-21', Date.UTC(2024, 2, 21)],
    ['2024-03-21 09:41:07', Date.UTC(2024, 2, 21, 9, 41, 7)],
    ['2024-03-21T09:41:07Z', Date.UTC(2024, 2, 21, 9, 41, 7)],
    ['2024-03-21T09:41:07.402Z', Date.UTC(2024, 2, 21, 9, 41, 7, 402)],
  ])('%s', (text, moment) => expect(plainMoment(text)).toBe(moment));

  test.each([
    '',
    '2024-02-30',
    '2024-13-01',
    '2024-00-10',
    '2024-03-00',
    '1824-03-21',
    '2024/03/21',
    '2024-03-21T24:00:00',
    '2024-03-21T09:61:00',
    '2024-03-21T09:41:60',
    '2024-03-21T09:41:07X',
    '2024-03-21T09:41:07,402Z',
    '2024-03-21T09:41:07.4x2Z',
    '2024-03-21_09:41:07',
    'abcd-ef-gh',
  ])('leaves %j to the others', (text) => expect(plainMoment(text)).toBeNaN());

  test('only instants name a zone', () => {
    expect(
      ['2024-03-21', '2024-03-21 09:41:07', '2024-03-21T09:41:07Z', '2024-03-21T09:41:07.402Z'].map(
        isPlainZoned,
      ),
    ).toEqual([false, false, true, true]);
  });

  test('what it reads is what the long way reads', () => {
    fc.assert(
      fc.property(instants, fc.constantFrom(10, 19, 20, 24), (instant, length) => {
        const iso = instant.toISOString();
        const text = length === 20 ? `${iso.slice(0, 19)}Z` : iso.slice(0, length);
        const long = readDateText(text)!;
        const plain = plainMoment(text);
        expect(plain).toBe(clockTime(long, 'dmy') - (long.offset ?? 0) * 60_000);
      }),
    );
  });
});
