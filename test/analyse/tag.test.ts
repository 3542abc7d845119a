import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { report } from '../../src/analyse/report.ts';
import { tag } from '../../src/analyse/tag.ts';
import type { Question, Report } from '../../src/model.ts';
import type { RowFormat } from '../../src/present/rowWriter.ts';
import { csv, question, windowOf, withFiles, worldOf } from '../pipeline/ask.ts';
import { OPTIONS, recordsOf, tagged, textOf } from './tag/tagged.ts';

const ROWS = [
  ['email', 'nps', 'date', 'plan'],
  ['Ann@x.example', '9', '2025-01-31', 'Pro'],
  ['bob@x.example', 'eleven', '2025-02-01', 'Pro'],
  ['ann@x.example', '10 - very likely', '2025-03-01', 'Free'],
  ['', '', '', 'Free'],
  ['bob@x.example', '3', '2025-04-01', 'Pro'],
];
const ROLES = { roles: { score: 'nps' } };

describe('tag', () => {
  it('has a row for every answer, also for one whose score cannot be read', async () => {
    const { records, count } = await tagged({ 'a.csv': csv(ROWS) }, ROLES);
    expect(records.map((row) => [row.nps_score, row.nps_invalid, row.nps_category, row.nps_period])).toEqual([
      [9, null, 'promoter', '2025-01'],
      [null, 'scoreNotNumber', null, '2025-02'],
      [10, null, 'promoter', '2025-03'],
      [null, null, null, null],
      [3, null, 'detractor', '2025-04'],
    ]);
    expect(records.map(({ nps }) => nps)).toEqual(ROWS.slice(1).map(([, score]) => score));
    expect(count).toBe(5);
  });

  it('leaves out what conditions and the window leave out', async () => {
    const window = windowOf({ since: '2025-02' });
    const { records, count } = await tagged(
      { 'a.csv': csv(ROWS) },
      { ...ROLES, where: ['plan=Pro'], window },
    );
    expect(records.map(({ nps }) => nps)).toEqual(['eleven', '3']);
    expect(count).toBe(2);
  });

  it('has of each respondent the answer that counts, where that is asked', async () => {
    const dedupe = async (rule: Question['dedupe']) => {
      const {
        records,
        count,
        report: told,
      } = await tagged({ 'a.csv': csv(ROWS) }, { ...ROLES, dedupe: rule });
      expect(records).toHaveLength(count);
      return [records.map(({ nps_score }) => nps_score), told.counts.duplicates];
    };
    expect(await dedupe('latest')).toEqual([[null, 10, null, 3], 1]);
    expect(await dedupe('first')).toEqual([[9, null, null, 3], 1]);
  });

  it('leaves out what a vendor says is no answer', async () => {
    const tagging = await tag(question({ inputs: ['fixtures/qualtrics-status.csv'] }), OPTIONS, worldOf());
    const records = await recordsOf(tagging);
    expect([...new Set(records.map(({ Status }) => Status))]).toEqual(['0', '4', '16']);
    expect(tagging.report.leftOut.length).toBeGreaterThan(0);
  });

  it('has the comments of a long table beside the scores', async () => {
    const roles = { score: 'answer_content' };
    const inputs = ['fixtures/long-format.csv'];
    const asked = question({ inputs, roles, where: ['question_category=NPS'] });
    const records = await recordsOf(await tag(asked, OPTIONS, worldOf()));
    expect(records[0]).toMatchObject({
      answer_content: '9',
      nps_score: 9,
      nps_comment: 'Very good exercises, clear examples',
    });
  });

  it('says what it cannot tag with themes', async () => {
    const themes = { path: 'r', rules: { version: 1 as const, themes: [], examples: [] }, warnings: [] };
    const files = { 'a.csv': csv(ROWS) };
    const { report: told, names } = await tagged(files, { ...ROLES, themes });
    expect(told.warnings.map(({ code }) => code)).toContain('noComments');
    expect(names).not.toContain('nps_themes');
    await expect(tagged(files, { ...ROLES, themes }, { needsThemes: true })).rejects.toMatchObject({
      code: 'noComments',
    });
  });

  it('remembers nobody, so that nothing is said of who answered twice', async () => {
    const { report: told } = await tagged({ 'a.csv': csv(ROWS) }, ROLES);
    expect(told.warnings.map(({ code }) => code)).not.toContain('repeatedRespondents');
  });
});

const FOLDER = fileURLToPath(new URL('../../fixtures/', import.meta.url));
const FIXTURES = readdirSync(FOLDER).filter((name) => /\.(csv|tsv|json|ndjson|gz)$/.test(name));
const NUMBERS = { interval: 'score', level: 0.95, minN: 0, strict: false } as const;

/** What of a report does not hang on where its answers were read from. */
const essence = ({ overall, counts, trend, breakdowns, dates }: Report) => ({
  overall,
  counts: [counts.scored, counts.missing, counts.invalid],
  trend,
  breakdowns,
  dates: dates && [dates.first, dates.last, dates.undated],
});

const reportOn = (inputs: string[], changes: Partial<Question> = {}): Promise<Report> =>
  report(question({ ...changes, inputs }), NUMBERS, worldOf());

/**
 * Expects that a report on tagged answers says what the one on the answers themselves says. `once`: what is asked when
 * they are tagged, and not again; `both`: what is asked of both reports, and not when they are tagged.
 */
async function expectSame(
  inputs: string[],
  format: RowFormat,
  {
    both = {},
    once = {},
    by = [],
  }: { both?: Partial<Question>; once?: Partial<Question>; by?: string[] } = {},
): Promise<void> {
  const original = await reportOn(inputs, { ...both, ...once, by });
  const tagging = await tag(question({ ...once, inputs }), OPTIONS, worldOf());
  const text = await textOf(tagging, format);
  await withFiles({ [`tagged.${format}`]: text }, async ([path]) => {
    const again = await reportOn([path!], { ...both, by });
    expect(essence(again)).toEqual(essence(original));
    const rolesOf = ({ source: { columns, comments } }: Report) =>
      Object.keys({ stage: '', ...(comments ? { comment: '' } : {}), ...columns }).sort();
    expect(rolesOf(again)).toEqual(rolesOf(original));
    // What is tagged again is the same again.
    const twice = await tag(question({ inputs: [path!] }), OPTIONS, worldOf());
    if (format === 'csv') expect(await textOf(twice, format)).toBe(text);
  });
}

describe('a report on what was tagged is the report on the answers:', () => {
  it.each(FIXTURES)('%s', async (name) => {
    const inputs = [join(FOLDER, name)];
    const counted = await reportOn(inputs).then(
      () => true,
      () => false,
    );
    if (!counted) return;
    for (const format of ['csv', 'ndjson', 'json'] as const) await expectSame(inputs, format);
    await expectSame(inputs, 'csv', { both: { dedupe: 'latest' } });
  });

  it.each<[string, string[], Parameters<typeof expectSame>[2]]>([
    ['by columns and periods', ['plain.csv'], { by: ['plan', 'region,quarter', 'week', 'category'] }],
    ['of a window, in a zone', ['plain.csv'], { once: { window: windowOf({ since: '2025-02' }) } }],
    [
      'of a question of a long table',
      ['long-format.csv'],
      { once: { roles: { score: 'answer_content' }, where: ['question_category=NPS'] } },
    ],
    ['of several files', ['two-waves-a.csv', 'two-waves-b.csv'], { by: ['month'] }],
    ['of several vendors', ['surveymonkey.csv', 'delighted.json', 'qualtrics.csv'], { by: ['month'] }],
    ['with words for scores', ['surveymonkey-anchor-word.csv'], { once: { anchors: { Absolutely: 10 } } }],
    [
      'in another zone',
      ['dates-zoned.csv'],
      { once: { calendar: { timeZone: 'America/New_York', fiscalYearStart: 1 } }, by: ['day'] },
    ],
    [
      'by what is known of customers, and by stage',
      ['customer-responses.csv'],
      {
        once: { customers: [join(FOLDER, 'customers.csv')] },
        by: ['customers.Plan', 'stage', 'stage,quarter'],
      },
    ],
  ])('%s', async (_, names, options) => {
    const inputs = names.map((name) => join(FOLDER, name));
    for (const format of ['csv', 'ndjson'] as const) await expectSame(inputs, format, options);
  });
});
