import { describe, expect, it } from 'vitest';
import type { Question, Scan, Table } from '../../src/model.ts';
import { resolveQuestion } from '../../src/pipeline/asked.ts';
import { NOTHING_BESIDE } from '../../src/pipeline/beside.ts';
import { conclude } from '../../src/pipeline/conclude.ts';
import { NOTHING_KNOWN } from '../../src/pipeline/known.ts';
import { Pass } from '../../src/pipeline/pass.ts';
import { emptyScan } from '../../src/read/notes.ts';
import { question, sizes, tableOf, windowOf } from './ask.ts';

async function answer(tables: Table[], changes: Partial<Question> = {}, scan: Partial<Scan> = {}) {
  const asked = question(changes);
  const resolved = resolveQuestion(asked, tables);
  const pass = new Pass(tables, resolved, asked, NOTHING_KNOWN);
  for (const table of tables) await pass.read(table);
  expect(pass.next()).toBeNull();
  const scans = tables.map(() => ({ ...emptyScan(), rows: 2, ...scan }));
  return conclude(asked, { asked: resolved, tables, scans, pass, beside: NOTHING_BESIDE });
}

const HEADER = ['nps', 'date', 'email', 'plan'];
const DATED = tableOf('a.csv', [
  HEADER,
  ['9', '2025-01-31', 'ann', 'Pro'],
  ['3', '2025-03-01', 'ANN', 'Free'],
]);

describe('conclude', () => {
  it('puts together what a pass has found', async () => {
    expect(await answer([DATED], { by: ['plan', 'month'] })).toEqual({
      engine: { engine: 'memory', why: 'an ordinary export' },
      inputs: [{ path: 'a.csv', format: 'plain', container: 'csv', encoding: 'utf-8', rows: 2 }],
      columns: { score: 'nps', date: 'date', respondent: 'email' },
      comments: null,
      customers: [],
      stages: null,
      themes: null,
      counts: { rows: 2, scored: 2, missing: 0, invalid: 0, duplicates: 0, filtered: 0 },
      dates: {
        first: Date.UTC(2025, 0, 31),
        last: Date.UTC(2025, 2, 1),
        undated: 0,
        reading: { order: 'dmy', matters: false, why: expect.any(String) },
      },
      overall: [0, 0, 0, 1, 0, 0, 0, 0, 0, 1, 0],
      trend: {
        period: 'month',
        groups: [
          { keys: ['2025-01'], tally: [0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0], partial: true },
          { keys: ['2025-02'], tally: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], partial: false },
          { keys: ['2025-03'], tally: [0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0], partial: true },
        ],
      },
      breakdowns: [
        { by: ['plan'], dimensions: [{ kind: 'column', name: 'plan' }], groups: expect.any(Array) },
        { by: ['month'], dimensions: [{ kind: 'period', name: 'month' }], groups: expect.any(Array) },
      ],
      invitations: null,
      leftOut: [],
      rejections: [],
      warnings: [{ code: 'repeatedRespondents', message: expect.stringMatching(/^1 answer is/) }],
    });
  });

  it('doubts dates from before there was a score', async () => {
    const dated = (date: string) =>
      tableOf('a.csv', [
        ['nps', 'date'],
        ['9', date],
      ]);
    const codes = async (date: string) => (await answer([dated(date)])).warnings.map(({ code }) => code);
    expect(await codes('1980-01-01')).toEqual(['implausibleDates']);
    expect(await codes('2000-01-01')).toEqual([]);
  });

  it('takes duplicates out of the scored answers', async () => {
    const { counts, dates, trend } = await answer([DATED], { dedupe: 'latest' });
    expect(counts).toMatchObject({ rows: 2, scored: 1, duplicates: 1 });
    expect(dates?.first).toBe(Date.UTC(2025, 0, 31));
    expect(sizes(trend!.groups)).toEqual({ '2025-01': 1, '2025-02': 0, '2025-03': 1 });
  });

  it('has no dates and no trend where no answer is dated', async () => {
    const undated = tableOf('a.csv', [
      ['nps', 'date'],
      ['9', ''],
      ['', '2025-01-01'],
    ]);
    expect(await answer([undated])).toMatchObject({ columns: { date: 'date' }, dates: null, trend: null });
  });

  it('takes for each role the column of the first input that has it', async () => {
    const plain = tableOf('a.csv', [
      ['nps', 'email'],
      ['9', 'ann'],
    ]);
    const other = tableOf('b.csv', [
      ['score', 'date', 'user_id'],
      ['9', '2025-01-31', 'x'],
    ]);
    expect((await answer([plain, other])).columns).toEqual({
      score: 'nps',
      respondent: 'email',
      date: 'date',
    });
  });

  it('adds what is no record to the rejections', async () => {
    const { rejections, warnings } = await answer([DATED], {}, { unreadable: { count: 2, lines: [4, 5] } });
    expect(rejections).toEqual([
      { input: 'a.csv', column: null, reason: 'jsonUnreadable', count: 2, lines: [4, 5] },
    ]);
    expect(warnings.map(({ code }) => code)).toEqual(['unreadable', 'repeatedRespondents']);
  });

  it('tells of an input that is given more than once', async () => {
    const plain = (path: string) => tableOf(path, [['nps'], ['9']]);
    const { warnings, counts } = await answer([plain('a'), plain('b'), plain('a'), plain('a')]);
    expect(counts.scored).toBe(4);
    expect(warnings).toEqual([
      { code: 'repeatedInput', message: expect.stringMatching(/^a: given more than once/) },
    ]);
  });

  it('tells of every input that is not dated, where another is', async () => {
    const undated = (path: string) => tableOf(path, [['nps'], ['9']]);
    const { warnings } = await answer([undated('x.csv'), DATED, undated('y.csv')]);
    expect(
      warnings.filter(({ code }) => code === 'undatedInput').map(({ message }) => message.slice(0, 7)),
    ).toEqual(['x.csv: ', 'y.csv: ']);
    expect((await answer([undated('x.csv')])).warnings).toEqual([]);
  });

  it.each([
    ['--since', { since: '2025' }],
    ['--until', { until: '2025' }],
    ['--last', { last: { count: 1, unit: 'day' as const } }],
  ])('refuses %s where nothing is dated', async (option, window) => {
    await expect(
      answer([tableOf('a.csv', [['nps'], ['9']])], { window: windowOf(window) }),
    ).rejects.toMatchObject({
      code: 'noDates',
      message: expect.stringContaining(option),
    });
  });
});
