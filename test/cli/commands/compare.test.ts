import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { GroupsReport, SidesReport } from '../../../src/model/compare.ts';
import { run } from '../harness.ts';
import { play } from '../inProcess.ts';

async function compare(...args: string[]): Promise<SidesReport> {
  const { stdout } = await play(['compare', ...args, '--json', '-q']);
  return JSON.parse(stdout);
}

describe('nps compare', () => {
  it('compares two files, and finds who is in both', async () => {
    const found = await compare('fixtures/two-waves-a.csv', 'fixtures/two-waves-b.csv');
    expect(found).toMatchObject({
      schema: 'nps.compare/1',
      kind: 'files',
      baseline: { n: 6 },
      compared: { n: 6 },
    });
    expect(found.paired).toMatchObject({ n: 2, most: false });
  });

  it('takes the change apart, and finds the reversal', async () => {
    const { breakdowns } = await compare('fixtures/simpson.csv', '--periods', 'quarter', '--by', 'plan');
    expect(breakdowns[0]).toMatchObject({ rate: 12.5, mix: expect.closeTo(-31.25, 10), reversal: true });
  });

  it('obeys the filters of a report', async () => {
    const args = [
      'fixtures/plain.csv',
      '--where',
      'plan=Pro',
      '--since',
      '2025-02',
      '--periods',
      '2025-02,2025-03',
    ];
    const { baseline, compared, counts } = await compare(...args);
    expect(baseline.n! + compared.n!).toBe(counts.scored);
    expect(counts.filtered).toBeGreaterThan(0);
    const fiscal = await compare('fixtures/plain.csv', '--fiscal-year-start', '4', '--periods', 'quarter');
    expect([fiscal.baseline.label, fiscal.compared.label]).toEqual(['FY2025-Q4', 'FY2026-Q1']);
    const zoned = ['fixtures/dates-zoned.csv', '--periods', '2025-01,2025-02'];
    expect((await compare(...zoned)).baseline.n).toBe(2);
    expect((await compare(...zoned, '--tz', 'Pacific/Auckland')).baseline.n).not.toBe(2);
  });

  it('joins customers, also for the sides', async () => {
    const joined = ['fixtures/customer-responses.csv', '--customers', 'fixtures/customers.csv'];
    const found = await compare(...joined, '--a', 'stage=established', '--by', 'Region');
    expect(found.compared).toMatchObject({ n: 5, promoters: 1, detractors: 2 });
    const typo = await play(['compare', ...joined, '--a', 'stage=etablished']);
    expect([typo.exitCode, typo.stderr]).toEqual([2, expect.stringContaining('etablished')]);
  });

  it('counts many groups at once', async () => {
    const { stdout } = await play([
      'compare',
      'fixtures/comments.csv',
      '--by',
      'plan',
      '--all',
      'pairs',
      '--json',
    ]);
    const { against, adjust, breakdowns } = JSON.parse(stdout) as GroupsReport;
    expect({ against, adjust, comparisons: breakdowns[0]!.comparisons }).toEqual({
      against: 'pairs',
      adjust: 'holm',
      comparisons: 3,
    });
  });

  it('tells the parts of themes where rules are named', async () => {
    const args = ['fixtures/comments.csv', '--periods', '2025-03,2025-04'];
    expect(await compare(...args)).not.toHaveProperty('themes');
    const { themes, source } = await compare(...args, '--themes', 'saas');
    expect(source.themes).toBe('saas');
    expect(themes!.some(({ impactChange }) => impactChange !== null)).toBe(true);
  });

  it.each([
    [0, ['fixtures/two-waves-a.csv', 'fixtures/two-waves-b.csv']],
    [0, ['fixtures/simpson.csv', '--by', 'plan', '--all', 'rest']],
    [3, ['fixtures/plain.csv', '--periods', '2024-01,2025-01']],
    [3, ['fixtures/plain.csv', '--a', 'plan=Nobody']],
    [3, ['fixtures/plain.csv', '--a', 'plan=Pro', '--min-n', '30']],
    [3, ['fixtures/plain.csv', '--since', '2025-02-03', '--until', '2025-03-03', '--periods', 'month']],
    [3, ['fixtures/header-only.csv', 'fixtures/plain.csv', '--where', 'plan=Nobody']],
    [2, ['fixtures/plain.csv', 'fixtures/plain.csv']],
    [2, ['fixtures/plain.csv', '--a', 'plan=Pro', '--b', 'region=EMEA']],
    [2, ['fixtures/plain.csv', '--a', 'plan']],
    [2, ['fixtures/plain.csv', '--a', 'pln=Pro']],
    [2, ['fixtures/plain.csv', '--periods', '2025-01']],
    [2, ['fixtures/mixed-encodings.csv']],
  ])('exit code %i: nps compare %j', async (code, args) => {
    const { stdout, stderr, exitCode } = await run(['compare', ...args]);
    expect(exitCode, stderr).toBe(code);
    if (code === 2) expect(stdout).toBe('');
    if (stdout !== '') expect(stdout).toMatch(/^NPS /);
  });

  it('reads one side from a pipe', async () => {
    const stdin = 'score,who\n9,a\n3,b\n';
    const { stdout } = await play(['compare', 'fixtures/two-waves-a.csv', '-', '--json', '-q'], { stdin });
    expect((JSON.parse(stdout) as SidesReport).compared).toMatchObject({ label: 'standard input', n: 2 });
  });

  it('takes rules from the configuration only where themes are asked for', async () => {
    const cwd = mkdtempSync(join(tmpdir(), 'nps-compare-'));
    writeFileSync(join(cwd, 'nps.config.yaml'), 'themes: saas\n');
    const file = resolve('fixtures/comments.csv');
    const of = async (...args: string[]) =>
      JSON.parse((await play(['compare', file, ...args, '--json', '-q'], { cwd })).stdout) as SidesReport;
    expect(await of()).not.toHaveProperty('themes');
    expect((await of('--a', 'theme!=')).source.themes).toBe('saas');
    rmSync(cwd, { recursive: true });
  });
});
