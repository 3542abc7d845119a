import { describe, expect, it, test } from 'vitest';
import { type Compared, measuredFor, type Part } from '../../../src/analyse/check/measure.ts';
import type { Metric, Rule } from '../../../src/model/check.ts';
import { difference } from '../../../src/stats/difference.ts';
import { score } from '../../../src/stats/score.ts';
import { shareInterval } from '../../../src/stats/shareInterval.ts';
import { EMPTY, tally } from '../../present/samples.ts';

const PRECISION = { interval: 'adjusted-wald', level: 0.95 } as const;
const rule = (metric: Metric, segment: string[] = []): Rule => ({
  text: '',
  level: 'error',
  metric,
  segment,
  operator: '>=',
  bound: 0,
});
const part = (changes: Partial<Part> = {}): Part => ({
  tally: tally(29, 16, 15),
  missing: 2,
  invalid: 3,
  periods: new Map(),
  ...changes,
});
const measured = (metric: Metric, of = part(), compared: Compared = { kind: 'nothing' }) =>
  measuredFor(rule(metric), of, compared, PRECISION);

const known = score(tally(29, 16, 15), { method: 'adjusted-wald', level: 0.95 });

test.each([
  ['nps', known.nps],
  ['nps.low', known.interval!.low],
  ['nps.high', known.interval!.high],
  ['promoters%', (100 * 29) / 60],
  ['passives%', (100 * 16) / 60],
  ['detractors%', 25],
  ['n', 60],
  ['skipped%', 100 * (5 / 65)],
  ['missing%', 100 * (2 / 65)],
  ['invalid%', 100 * (3 / 65)],
] as const)('%s', (metric, value) => {
  expect(measured(metric)).toMatchObject({ value: expect.closeTo(value!, 10), n: 60 });
});

test('scores and shares have an interval, counts have none', () => {
  expect(measured('nps').interval).toEqual({
    low: known.interval!.low,
    high: known.interval!.high,
    level: 0.95,
  });
  const share = shareInterval({ k: 15, n: 60 }, 0.95)!;
  expect(measured('detractors%').interval).toEqual({
    low: 100 * share.low,
    high: 100 * share.high,
    level: 0.95,
  });
  for (const metric of ['nps.low', 'n', 'skipped%'] as const) expect(measured(metric).interval).toBeNull();
});

test('nobody answered', () => {
  const nobody = part({ tally: EMPTY, missing: 0, invalid: 0 });
  for (const metric of ['nps', 'nps.low', 'detractors%', 'skipped%'] as const)
    expect(measured(metric, nobody)).toEqual({ value: null, interval: null, n: 0 });
  expect(measured('n', nobody)).toMatchObject({ value: 0 });
  expect(measured('skipped%', part({ tally: EMPTY }))).toMatchObject({ value: 100 });
});

describe('a change', () => {
  const before = tally(30, 20, 10);

  it('from a file, of the segment', () => {
    const compared: Compared = {
      kind: 'file',
      tallyOf: (segment) => (segment[0] === 'plan=Pro' ? before : EMPTY),
    };
    const found = measuredFor(rule('change', ['plan=Pro']), part(), compared, PRECISION);
    const { points, interval } = difference(tally(29, 16, 15), before, 0.95)!;
    expect(found).toMatchObject({ value: points, n: 60, baseline: { n: 60 } });
    expect(found.interval).toEqual({ low: interval.low, high: interval.high, level: 0.95 });
    expect(found.baseline!.nps).toBeCloseTo(100 / 3, 10);
    expect(measuredFor(rule('change'), part(), compared, PRECISION)).toEqual({
      value: null,
      interval: null,
      n: 60,
      baseline: { nps: null, n: 0 },
    });
  });

  it('between periods', () => {
    const periods = new Map([
      ['2025-01', before],
      ['2025-02', tally(5, 5, 0)],
    ]);
    const of = (keys: [string, string] | null) =>
      measured('change', part({ periods }), { kind: 'periods', keys });
    expect(of(['2025-01', '2025-02'])).toMatchObject({ value: expect.closeTo(50 - 100 / 3, 10), n: 10 });
    expect(of(['2025-01', '2025-03'])).toMatchObject({ value: null, n: 0, baseline: { n: 60 } });
    expect(of(null)).toEqual({ value: null, interval: null, n: 0, baseline: null });
  });
});
