import { describe, expect, test } from 'vitest';
import type { Report } from '../../src/model.ts';
import { describeReport } from '../../src/present/describe/report.ts';
import type { Cell, Section } from '../../src/present/document.ts';
import { breakdown, report, scoreOf, tally, trend } from './samples.ts';

const notes = (sections: readonly Section[], title: string): string[] =>
  sections
    .filter((section) => section.title === title)
    .flatMap(({ blocks }) =>
      blocks.flatMap((block) =>
        block.kind === 'notes' || block.kind === 'facts' ? block.items.map(({ text }) => text) : [],
      ),
    );
const read = (changes: Partial<Report>): string[] =>
  notes(describeReport(report(changes)).notes, 'What was read');
const unusable = (rejections: Report['rejections'], changes: Partial<Report> = {}): string[] =>
  notes(describeReport(report({ rejections, ...changes })).notes, 'What could not be used');
const legend = (shown: Report): string[] =>
  describeReport(shown).result.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.kind === 'legend' ? block.items.map(({ sign }) => sign) : [])),
  );
const input = (path: string): Report['source']['inputs'][number] => ({
  path,
  format: 'plain',
  encoding: 'utf-8',
  rows: 3,
});

test('a score is rounded from its counts, half away from zero', () => {
  const shown = report({
    breakdowns: [
      breakdown('plan', [
        ['a', tally(8, 11, 5)],
        ['b', tally(5, 11, 8)],
        ['c', tally(1, 998, 2)],
      ]),
    ],
  });
  const table = describeReport(shown).result.find(({ title }) => title === 'By plan')?.blocks[0];
  const scores = table?.kind === 'table' ? table.rows.map((row) => row[1]) : [];
  expect(scores).toEqual<Cell[]>([
    { type: 'points', value: 13 },
    { type: 'points', value: -13 },
    { type: 'points', value: 0 },
  ]);
  expect(Object.is(scores[2]?.type === 'points' && scores[2].value, 0)).toBe(true);
});

test('the level of the interval is the one in use', () => {
  const shown = report();
  shown.overall = { ...shown.overall, interval: { ...scoreOf(tally(9, 9, 9)).interval!, level: 0.999 } };
  expect(describeReport(shown).result[0]?.blocks[0]).toMatchObject({ level: 99.9 });
});

describe('marks are explained where they occur, and only there', () => {
  const even = tally(50, 25, 25);
  test.each([
    ['none', report({}, even), []],
    ['small', report({ breakdowns: [breakdown('plan', [['a', tally(1, 0, 0)]])] }, even), ['small']],
    ['hidden', report({ breakdowns: [breakdown('plan', [['a', null]])] }, even), ['hidden']],
    ['partial', report({ trend: trend('month', [['2024-01', even]]) }, even), ['partial']],
    [
      'percent',
      report(
        {},
        tally(1, 1, 1).map((n) => n * 10),
      ),
      ['percent'],
    ],
  ])('%s', (_, shown, signs) => {
    expect(legend(shown)).toEqual(signs);
  });
});

describe('what was read', () => {
  test('rows: only what was left out is named', () => {
    const counts = { rows: 10, scored: 4, missing: 3, invalid: 0, duplicates: 1, filtered: 2 };
    expect(read({ counts }).at(-1)).toBe(
      '4 of 10 counted; not counted: 3 without a score, 1 duplicate, 2 filtered out',
    );
  });

  test('many files: the first ones, and how many more', () => {
    const inputs = Array.from({ length: 12 }, (_, i) => input(`${i}.csv`));
    const lines = read({ source: { engine: 'memory', inputs, columns: {} } });
    expect(lines[0]).toBe('0.csv: 3 rows, plain table, UTF-8');
    expect(lines.slice(7, 9)).toEqual(['and 5 more: 15 rows', '102 of 102 counted']);
  });

  test('dates: span, zone, order and answers without one', () => {
    const lines = read({
      source: { engine: 'memory', inputs: [], columns: { date: 'Date' } },
      dates: {
        first: '2024-01-02T03:04:05',
        last: '2024-12-31',
        undated: 1,
        order: 'as asked for',
        timeZone: 'UTC',
      },
    });
    expect(lines.slice(0, 3)).toEqual([
      "'Date'",
      '2024-01-02 to 2024-12-31, time zone UTC; 1 answer without a date',
      'order of day and month: as asked for',
    ]);
  });
});

describe('what could not be used', () => {
  test('number, reason, column and lines', () => {
    const lines = Array.from({ length: 20 }, (_, i) => i + 2);
    expect(
      unusable([
        { input: 'a.csv', column: 'score', reason: 'scoreNotWhole', count: 1, lines: [7] },
        { input: 'a.csv', column: 'score', reason: 'scoreOutOfRange', count: 25, lines },
        { input: 'a.json', column: null, reason: 'jsonUnreadable', count: 2, lines: [3, 4] },
      ]),
    ).toEqual([
      "1 score that is not a whole number, column 'score', line 7",
      `25 scores outside 0-10, column 'score', lines ${lines.join(', ')} and 5 more`,
      '2 items that are not valid JSON, items 3, 4',
    ]);
  });

  test('the file is named where there are several', () => {
    const source = { engine: 'memory' as const, inputs: [input('a.csv'), input('b.csv')], columns: {} };
    const [note] = unusable(
      [{ input: 'b.csv', column: 'd', reason: 'dateUnreadable', count: 1, lines: [2] }],
      { source },
    );
    expect(note).toBe("1 date that cannot be read, column 'd', b.csv, line 2");
  });
});
