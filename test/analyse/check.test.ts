import { describe, expect, it } from 'vitest';
import { type BaselineFile, type CheckOptions, check } from '../../src/analyse/check.ts';
import type { Rule } from '../../src/model/check.ts';
import type { Question } from '../../src/model.ts';
import { csv, question, withFiles, worldOf } from '../pipeline/ask.ts';
import { tally } from '../present/samples.ts';

const HEADER = ['plan', 'date', 'score'];
const row = (plan: string, date: string, score: string) => [plan, date, score];
const ROWS = [
  row('Pro', '2025-01-01', '9'),
  row('Pro', '2025-01-20', '3'),
  row('Pro', '2025-02-10', '9'),
  row('SMB', '2025-02-11', '10'),
  row('SMB', '2025-02-12', 'x'),
  row('SMB', '2025-03-02', '1'),
];
const rule = (metric: Rule['metric'], ...segment: string[]): Rule => ({
  text: `${metric} >= 0`,
  level: 'error',
  metric,
  segment,
  operator: '>=',
  bound: 0,
});
const OPTIONS: CheckOptions = {
  interval: 'adjusted-wald',
  level: 0.95,
  strict: false,
  period: null,
  baseline: null,
};
const checked = (
  rules: Rule[],
  options: Partial<CheckOptions> = {},
  changes: Partial<Question> = {},
  rows = ROWS,
) =>
  withFiles({ 'a.csv': csv([HEADER, ...rows]) }, (inputs) =>
    check(
      question({ roles: { score: 'score' }, ...changes, inputs }),
      rules,
      { ...OPTIONS, ...options },
      worldOf(),
    ),
  );

it('measures everyone and segments', async () => {
  const { measurements, baseline } = await checked([
    rule('n'),
    rule('n', 'plan=Pro'),
    rule('invalid%', 'plan = SMB'),
    rule('nps', 'plan=SMB'),
  ]);
  expect(measurements.values.map(({ value, n }) => [value, n])).toEqual([
    [5, 5],
    [3, 3],
    [expect.closeTo(100 / 3, 10), 2],
    [0, 2],
  ]);
  expect(baseline.segments.map(({ segment }) => segment)).toEqual([[], ['plan=Pro'], ['plan = SMB']]);
  expect(baseline.segments[1]!.tally).toEqual([0, 0, 0, 1, 0, 0, 0, 0, 0, 2, 0]);
});

it('a segment that nobody is in, and columns that there are not', async () => {
  await expect(checked([rule('n', 'plan=XL')])).rejects.toMatchObject({ code: 'emptySegment' });
  await expect(checked([rule('n', 'tier=XL')])).rejects.toMatchObject({
    code: 'unknownColumn',
    message: expect.stringContaining("--rule: no column is called 'tier'"),
  });
});

describe('compared with a file', () => {
  const file = (changes: Partial<BaselineFile> = {}): BaselineFile => ({
    path: 'base.json',
    where: [],
    dedupe: 'none',
    segments: [{ segment: [], tally: tally(1, 0, 3) as number[] }],
    ...changes,
  });

  it('takes the tally of the segment', async () => {
    const { measurements } = await checked([rule('change')], { baseline: file() });
    expect(measurements.values[0]).toMatchObject({ value: 20 + 50, baseline: { nps: -50, n: 4 } });
    expect(measurements.baseline).toEqual({ kind: 'file', path: 'base.json' });
    expect(measurements.warnings.map(({ code }) => code)).not.toContain('otherBaseline');
  });

  it('refuses one that lacks it, before anything is read', async () => {
    const gone = { inputs: ['none.csv'] };
    await expect(
      check(question(gone), [rule('change', 'plan=Pro')], { ...OPTIONS, baseline: file() }, worldOf()),
    ).rejects.toMatchObject({ code: 'badBaseline' });
    await expect(check(question(gone), [rule('change')], OPTIONS, worldOf())).rejects.toMatchObject({
      code: 'noBaseline',
    });
  });

  it('warns where it was made of other answers', async () => {
    for (const other of [{ where: ['plan=Pro'] }, { dedupe: 'latest' }]) {
      const { measurements } = await checked([rule('change')], { baseline: file(other) });
      expect(measurements.warnings.map(({ code }) => code)).toContain('otherBaseline');
    }
  });
});

describe('compared with the period before', () => {
  it('takes the last two that the answers cover in whole', async () => {
    const { measurements } = await checked([rule('change'), rule('change', 'plan=SMB')], {
      baseline: 'last-period',
      period: 'month',
    });
    expect(measurements.baseline).toEqual({
      kind: 'period',
      period: 'month',
      previous: '2025-01',
      current: '2025-02',
    });
    expect(measurements.values).toMatchObject([
      { value: 100, n: 2, baseline: { nps: 0, n: 2 } },
      { value: null, n: 1, baseline: { nps: null, n: 0 } },
    ]);
  });

  it('there may be none', async () => {
    const { measurements } = await checked([rule('change')], { baseline: 'last-period', period: 'year' });
    expect(measurements.baseline).toMatchObject({ previous: null, current: null });
    expect(measurements.values[0]).toMatchObject({ value: null, baseline: null });
  });

  it('needs dates', async () => {
    const rows = ROWS.map(([plan, , score]) => row(plan!, '', score!));
    await expect(checked([rule('change')], { baseline: 'last-period' }, {}, rows)).rejects.toMatchObject({
      code: 'noDates',
    });
  });
});

it('strict refuses what is invalid', async () => {
  await expect(checked([rule('n')], { strict: true })).rejects.toMatchObject({ code: 'invalidRows' });
});
