import { describe, expect, it } from 'vitest';
import type { Report, ScoredGroup } from '../../../src/model.ts';
import { play } from '../inProcess.ts';

async function report(...args: string[]): Promise<Report> {
  const { stdout } = await play(['report', ...args, '--json', '-q']);
  return JSON.parse(stdout);
}

/** n, promoters, passives and detractors of each group. */
const counts = (groups: readonly ScoredGroup[]) =>
  Object.fromEntries(
    groups.map(({ keys, n, promoters, passives, detractors }) => [
      Object.values(keys)
        .map((key) => key ?? '(none)')
        .join('|'),
      [n, promoters, passives, detractors],
    ]),
  );

describe('nps report', () => {
  it('breaks down by what is asked, in the order in which it is asked', async () => {
    const { breakdowns } = await report('fixtures/plain.csv', '--by', 'plan', '--by', 'region,quarter');
    expect(breakdowns.map(({ by }) => by)).toEqual([['plan'], ['region', 'quarter']]);
    expect(counts(breakdowns[0]!.groups)).toEqual({
      Pro: [22, 15, 4, 3],
      Starter: [22, 4, 7, 11],
      Enterprise: [16, 10, 5, 1],
    });
  });

  it('filters', async () => {
    const found = await report(
      'fixtures/plain.csv',
      '--where',
      'plan!=Pro',
      '--since',
      '2025-02',
      '--until',
      '2025-03',
    );
    expect(found.counts.filtered).toBe(62 - found.counts.scored - found.counts.missing);
    expect(found.trend?.groups.map(({ keys }) => keys.month)).toEqual(['2025-02', '2025-03']);
  });

  it('counts periods in the zone and the fiscal year that are asked for', async () => {
    const months = async (...args: string[]) =>
      counts((await report('fixtures/dates-zoned.csv', '--by', 'month', ...args)).breakdowns[0]!.groups);
    expect(Object.keys(await months())).toEqual(['2025-01', '2025-02', '2025-03', '2025-04']);
    expect(await months('--tz', 'Pacific/Auckland')).not.toEqual(await months());
    const { breakdowns } = await report('fixtures/plain.csv', '--by', 'quarter', '--fiscal-year-start', '4');
    expect(breakdowns[0]!.groups.map(({ keys }) => keys.quarter)).toEqual(['FY2025-Q4', 'FY2026-Q1']);
  });

  it('counts by the engine that is asked for, and says so', async () => {
    const by = async (engine: string) =>
      report('fixtures/plain.csv', '--by', 'plan,month', '--engine', engine);
    const [memory, duckdb] = [await by('memory'), await by('duckdb')];
    expect(memory.source).toMatchObject({ engine: 'memory', engineWhy: 'as asked for' });
    expect(duckdb.source).toMatchObject({ engine: 'duckdb', engineWhy: 'as asked for' });
    expect({ ...duckdb, source: null }).toEqual({ ...memory, source: null });
  });

  it('says so where the engine that is asked for cannot do it', async () => {
    const { engine, warned } = await report(
      'fixtures/plain.csv',
      '--engine',
      'duckdb',
      '--dedupe',
      'latest',
    ).then(({ source, warnings }) => ({
      engine: source.engine,
      warned: warnings.map(({ message }) => message),
    }));
    expect(engine).toBe('memory');
    expect(warned).toContain(
      'counted in memory and not by DuckDB: of the answers of each respondent one is chosen.',
    );
  });

  it('keeps one answer of each respondent', async () => {
    const latest = await report('fixtures/repeat-respondents.csv', '--dedupe', 'latest', '--by', 'month');
    expect(latest.counts).toMatchObject({ scored: 8, duplicates: 4 });
    expect(latest.breakdowns[0]!.sums).toBe(false);
  });

  it('hides small groups', async () => {
    const { minN, breakdowns } = await report('fixtures/plain.csv', '--by', 'plan', '--min-n', '17');
    expect(minN).toBe(17);
    expect(breakdowns[0]!.groups.find(({ keys }) => keys.plan === 'Enterprise')).toMatchObject({
      suppressed: true,
      n: null,
    });
  });

  it('takes words for what they are said to stand for', async () => {
    const { overall } = await report('fixtures/surveymonkey-anchor-word.csv', '--anchor', 'Absolutely=0');
    expect(overall.distribution?.[0]).toBe(5);
    expect((await report('fixtures/surveymonkey-anchor-word.csv', '--anchor', 'none')).counts.invalid).toBe(
      5,
    );
  });

  it('reads dates in the order that is said', async () => {
    const months = async (...args: string[]) =>
      (await report('fixtures/dates-ambiguous.csv', '--by', 'month', ...args)).breakdowns[0]!.groups.map(
        ({ keys }) => keys.month,
      );
    expect(await months('--date-order', 'dmy')).toContain('2025-06');
    expect(await months('--date-order', 'mdy')).not.toContain('2025-06');
  });

  it('computes the interval that is asked for', async () => {
    expect(
      (await report('fixtures/plain.csv', '--interval', 'wald', '--level', '90')).overall.interval,
    ).toMatchObject({
      level: 0.9,
      method: 'wald',
    });
  });

  it('prints a table for people unless it is told otherwise', async () => {
    const { stdout, exitCode } = await play(['report', 'fixtures/plain.csv', '--by', 'plan']);
    expect([exitCode, stdout.split('\n')[0]]).toEqual([0, expect.stringMatching(/^NPS \+23 .*60 answers$/)]);
    expect(stdout).toContain('Enterprise');
  });
});
