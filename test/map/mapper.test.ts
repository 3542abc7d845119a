import { describe, expect, test } from 'vitest';
import { compileMapping } from '../../src/map/mapper.ts';
import type { Mapping } from '../../src/model.ts';
import { columnsOf } from './table.ts';

const columns = columnsOf(['who', 'when', 'score']);
const UTC = { timeZone: 'UTC', fiscalYearStart: 1 };
const mapping = (roles: Partial<Mapping['roles']> = {}, more: Partial<Mapping> = {}): Mapping => ({
  format: 'plain',
  roles: { score: 2, comment: null, date: 1, respondent: 0, account: null, stage: null, ...roles },
  anchors: {},
  date: { order: 'dmy', why: '', matters: true },
  ...more,
});
const at = (text: string) => Date.parse(`${text}Z`);

describe('read', () => {
  const { read } = compileMapping(mapping(), columns, UTC);

  test('score, date and respondent of one row', () => {
    expect(read([' Ann@Mail.example ', '3/4/2025 10:30', '9'])).toEqual({
      score: { kind: 'score', score: 9, labelled: false },
      at: at('2025-04-03T10:30:00'),
      dateUnreadable: false,
      respondent: 'ann@mail.example',
    });
  });

  test.each([
    ['', null],
    ['NA', null],
    [' - ', null],
    ['anonymous', null],
    ['Anonymous ', null],
    ['0', '0'],
    ['1234567890123456789', '1234567890123456789'],
  ])('respondent %j is %j', (cell, respondent) => {
    expect(read([cell, '', '9']).respondent).toBe(respondent);
  });

  test.each([
    ['', null, false],
    ['N/A', null, false],
    ['25/12/2021', at('2021-12-25T00:00:00'), false],
    ['2021-12-25T10:00:00+02:00', at('2021-12-25T08:00:00'), false],
    ['12/25/2021', null, true],
    ['soon', null, true],
  ])('date %j', (cell, moment, unreadable) => {
    expect(read(['a', cell, '9'])).toMatchObject({ at: moment, dateUnreadable: unreadable });
  });

  test('missing and invalid scores', () => {
    expect(read(['a', '', '']).score).toEqual({ kind: 'missing' });
    expect(read(['a', '', '11']).score).toEqual({ kind: 'invalid', reason: 'scoreOutOfRange' });
  });

  test('a row that is too short', () => {
    expect(read([])).toEqual({
      score: { kind: 'missing' },
      at: null,
      dateUnreadable: false,
      respondent: null,
    });
  });
});

test('words that stand for scores', () => {
  const { read } = compileMapping(mapping({}, { anchors: { Absolutely: 10 } }), columns, UTC);
  expect(read(['a', '', 'absolutely']).score).toMatchObject({ kind: 'score', score: 10 });
});

test('no date and no respondent', () => {
  const { read } = compileMapping(mapping({ date: null, respondent: null }, { date: null }), columns, UTC);
  expect(read(['a', 'soon', '9'])).toMatchObject({ at: null, dateUnreadable: false, respondent: null });
});

test('moments are told on the clock of the zone, naive times stay', () => {
  const { read, readDate } = compileMapping(mapping(), columns, { ...UTC, timeZone: 'Europe/Berlin' });
  expect(read(['a', '2025-07-01T23:30:00Z', '9']).at).toBe(at('2025-07-02T01:30:00'));
  expect(read(['a', '1/7/2025 23:30', '9']).at).toBe(at('2025-07-01T23:30:00'));
  expect(readDate('2/7/2025')).toBe(at('2025-07-02T00:00:00'));
  expect(readDate('')).toBeUndefined();
  expect(readDate('soon')).toBeNull();
});

test('the column that a rejection is about', () => {
  const { columnOf } = compileMapping(mapping(), columns, UTC);
  expect(columnOf('scoreOutOfRange')).toBe('score');
  expect(columnOf('scoreNotNumber')).toBe('score');
  expect(columnOf('dateUnreadable')).toBe('when');
});
