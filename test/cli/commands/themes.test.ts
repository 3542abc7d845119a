import { describe, expect, it } from 'vitest';
import type { ThemesReport } from '../../../src/model/themes.ts';
import { run } from '../harness.ts';
import { play } from '../inProcess.ts';

const FILE = 'fixtures/comments.csv';

async function themes(...args: string[]): Promise<ThemesReport> {
  const { stdout } = await play(['themes', FILE, '--themes', 'saas', ...args, '--json', '-q']);
  return JSON.parse(stdout);
}

const find = (report: ThemesReport, id: string) => report.themes.find(({ theme }) => theme === id)!;

describe('nps themes', () => {
  it('gives one respondent one voice, and --dedupe none each answer', async () => {
    const [voices, answers] = [await themes(), await themes('--dedupe', 'none')];
    expect([voices.overall.n, answers.overall.n]).toEqual([45, 96]);
    expect(find(voices, 'performance')).toMatchObject({ mentions: 21, n: 10 });
    expect(find(answers, 'performance')).toMatchObject({ mentions: 21, n: 21 });
    expect(voices.comments).toEqual(answers.comments);
  });

  it('has the overall of the report that counts as it does', async () => {
    const { stdout } = await play(['report', FILE, '--dedupe', 'latest', '--json', '-q']);
    const { n, nps } = JSON.parse(stdout).overall;
    expect((await themes()).overall).toMatchObject({ n, nps });
  });

  it('says the same in every format', async () => {
    const report = await themes('--by', 'plan');
    const { stdout } = await play([
      'themes',
      FILE,
      '--themes',
      'saas',
      '--by',
      'plan',
      '--format',
      'ndjson',
      '-q',
    ]);
    const rows = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(rows).toHaveLength(1 + report.themes.length + 1 + 3 * (1 + report.themes.length));
    const row = rows.find(({ breakdown, theme }) => breakdown === '' && theme === 'performance');
    const { impact, n, mentions, share } = find(report, 'performance');
    expect(row).toMatchObject({ n, mentions, share, impact: impact!.points, impactLow: impact!.low });
    expect(rows.filter(({ plan, theme }) => plan === 'Team' && theme === 'performance')).toHaveLength(1);
  });

  it('draws what moves the score, and tells what was counted', async () => {
    const { stdout, stderr, exitCode } = await run([
      'themes',
      FILE,
      '--themes',
      'saas',
      '--quotes',
      '1',
      '--value',
      'mrr',
    ]);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^NPS \+7 +95% interval −17 to \+29 +45 answers\n/);
    expect(stdout).toMatch(/Speed +−19\.0 +−31\.6 to +−5\.1 +█+│\n/);
    expect(stdout).toMatch(/In their words\n(.*\n)*.*Speed +\d+: .*[Ss]low/);
    expect(stdout).toMatch(/everyone +29 +19,113 +100%/);
    expect(stderr).toContain('rules of saas');
    expect(stderr).toContain('51 duplicates');
  });

  it('is Markdown for a page', async () => {
    const { stdout } = await run(['themes', FILE, '--themes', 'saas', '--format', 'markdown']);
    expect(stdout).toContain('| theme | points | 95% interval |');
    expect(stdout).toContain('| Speed | −19.0 | −31.6 to −5.1 |');
  });

  it.each([
    [[FILE], 2, 'there are no rules to tag comments by'],
    [[FILE, '--themes', 'sas'], 2, "Did you mean 'saas'?"],
    [[FILE, '--themes', 'saas', '--by', 'theme'], 2, 'each of its groups shows all themes'],
    [[FILE, '--themes', 'saas', '--quotes', 'many'], 2, 'a whole number from 0 to 100'],
    [[FILE, '--themes', 'saas', '--value', 'mr'], 2, "Did you mean 'mrr'?"],
    [['fixtures/one-row.csv', '--themes', 'saas', '--where', 'score=99'], 3, 'none of 1 rows meets'],
    [['fixtures/dates-epoch.csv', '--themes', 'saas'], 2, 'no column of comments'],
  ])('%j ends with %i', async (args, code, message) => {
    const { stderr, exitCode } = await run(['themes', ...args]);
    expect(stderr).toContain(message);
    expect(exitCode).toBe(code);
  });

  it('hides what is small', async () => {
    const report = await themes('--min-n', '8', '--by', 'plan');
    expect(find(report, 'billing')).toMatchObject({
      suppressed: true,
      n: null,
      mentions: null,
      impact: null,
    });
    expect(find(report, 'performance').n).toBe(10);
    for (const { overall, themes: cells } of report.breakdowns[0]!.groups)
      for (const { n } of [overall, ...cells]) if (n !== null && n > 0) expect(n).toBeGreaterThanOrEqual(8);
  });
});
