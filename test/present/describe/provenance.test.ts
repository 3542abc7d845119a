import { describe, expect, test } from 'vitest';
import type { Report } from '../../../src/model.ts';
import { provenance } from '../../../src/present/describe/provenance.ts';
import { report, stages } from '../samples.ts';

const texts = (shown: Report, title: string): string[] =>
  provenance(shown)
    .filter((section) => section.title === title)
    .flatMap(({ blocks }) => blocks)
    .flatMap((block) =>
      block.kind === 'notes' || block.kind === 'facts' ? block.items.map(({ text }) => text) : [],
    );
const read = (changes: Partial<Report>): string[] => texts(report(changes), 'What was read');
const unusable = (rejections: Report['rejections'], changes: Partial<Report> = {}): string[] =>
  texts(report({ rejections, ...changes }), 'What could not be used');
const input = (path: string): Report['source']['inputs'][number] => ({
  path,
  format: 'plain',
  container: 'csv',
  encoding: 'windows-1252',
  rows: 3,
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
    const lines = read({
      source: { engine: 'memory', engineWhy: 'an ordinary export', inputs, columns: {} },
    });
    expect(lines[0]).toBe('0.csv: 3 rows, plain table, Windows-1252');
    expect(lines.slice(7, 9)).toEqual(['and 5 more: 15 rows', '102 of 102 counted']);
  });

  test('the engine, unless it is memory', () => {
    const inputs = [input('a.parquet')];
    const by = (engine: 'memory' | 'duckdb') =>
      read({ source: { engine, engineWhy: 'it is large', inputs, columns: {} } }).at(-1);
    expect(by('duckdb')).toBe('DuckDB: it is large');
    expect(by('memory')).toBe('102 of 102 counted');
  });

  test('dates: span, zone, order and answers without one', () => {
    const lines = read({
      source: { engine: 'memory', engineWhy: 'an ordinary export', inputs: [], columns: { date: 'Date' } },
      dates: {
        first: '2024-01-02T03:04:05',
        last: '2024-12-31',
        undated: 1,
        order: 'dmy',
        why: 'as asked for',
        timeZone: 'UTC',
      },
    });
    expect(lines.slice(0, 3)).toEqual([
      "'Date'",
      '2024-01-02 to 2024-12-31, time zone UTC; 1 answer without a date',
      'day first: as asked for',
    ]);
  });
});

describe('stages', () => {
  const source = (told: Report['source']['stages']): Report['source'] => ({
    ...report().source,
    ...(told && { stages: told }),
  });

  test('how they were told follows what was read', () => {
    const shown = report({ source: source(stages()), warnings: [{ code: 'x', message: 'x' }] });
    expect(provenance(shown).map(({ title }) => title)).toEqual([
      'What was read',
      'Stages: the first that held on the day of the answer',
      'Warnings',
    ]);
  });

  test('a column that holds them is one of those that were read', () => {
    const told = stages({ definitions: [], attributes: {}, column: 'Lifecycle' });
    expect(read({ source: source(told) })).toContain("'Lifecycle'");
    expect(provenance(report({ source: source(told) }))).toHaveLength(1);
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

  test('a JSON document has items and NDJSON has lines, whatever they are called', () => {
    const inputs = [
      { ...input('a.json'), container: 'ndjson' as const },
      { ...input('stdin'), container: 'json' as const },
    ];
    const rejection = { column: null, reason: 'jsonUnreadable' as const, count: 1, lines: [3] };
    const of = (path: string) => ({ ...rejection, input: path });
    expect(
      unusable(['a.json', 'stdin', 'crm.json.zst', 'crm.csv'].map(of), {
        source: { engine: 'memory', engineWhy: 'an ordinary export', inputs, columns: {} },
      }),
    ).toEqual([
      '1 item that is not valid JSON, a.json, line 3',
      '1 item that is not valid JSON, stdin, item 3',
      '1 item that is not valid JSON, crm.json.zst, item 3',
      '1 item that is not valid JSON, crm.csv, line 3',
    ]);
  });

  test('the file is named where there are several', () => {
    const source = {
      engine: 'memory' as const,
      engineWhy: 'an ordinary export',
      inputs: [input('a.csv'), input('b.csv')],
      columns: {},
    };
    expect(
      unusable([{ input: 'b.csv', column: 'd', reason: 'dateUnreadable', count: 1, lines: [2] }], { source }),
    ).toEqual(["1 date that cannot be read, column 'd', b.csv, line 2"]);
  });

  test('nothing to say is not said', () => {
    expect(provenance(report()).map(({ title }) => title)).toEqual(['What was read']);
  });
});
