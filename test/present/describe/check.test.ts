import { describe, expect, it, test } from 'vitest';
import { describeCheck, itemOf, verdictText } from '../../../src/present/describe/check.ts';
import { checked, MEASURED, mixed } from '../check/samples.ts';
import { EMPTY, scoreOf } from '../samples.ts';

const item = (...args: Parameters<typeof checked>) => {
  const report = checked(...args);
  return itemOf(report.rules[0]!, report);
};

describe('the verdict in a line', () => {
  it('counts what is against it', () => {
    expect(verdictText(mixed())).toBe(
      'Check failed: 1 of 4 rules is not met, 1 of 4 rules is undecided, 1 warning',
    );
    expect(verdictText(checked(['nps >= 20']))).toBe('Check passed: 1 rule met');
    expect(verdictText(checked(['nps >= 20', 'n >= 1']))).toBe('Check passed: 2 rules met');
    expect(verdictText(checked(['warn: nps >= 60']))).toBe('Check passed: 1 warning');
  });

  it('says where nobody answered', () => {
    const nothing = { value: null, interval: null, n: 0 };
    expect(verdictText(checked(['warn: nps >= 60'], [nothing], {}, { overall: scoreOf(EMPTY) }))).toBe(
      'Check undecided: no answers with a score, 1 warning',
    );
  });
});

describe('a rule', () => {
  it('has its numbers in whole points', () => {
    expect(item(['nps >= 10'])).toMatchObject({
      value: 23,
      interval: { low: 2, high: 42, level: 95 },
      n: 60,
      outcome: 'pass',
      remark: null,
    });
  });

  test.each([
    [29.6, 'nps >= 30', 29.6],
    [29.96, 'nps >= 30', 29.96],
    [30, 'nps > 30', 30],
    [30.4, 'nps > 30', 30.4],
    [-0.4, 'nps >= 0', -0.4],
    [28.6, 'nps >= 30', 29],
    [29.99999999, 'nps >= 30', 29.99999999],
  ])('never seems to be on the other side of its bound: %d, %s', (value, rule, shown) => {
    expect(item([rule], [{ ...MEASURED, value }]).value).toBe(shown);
  });

  it('its interval neither, where that decides', () => {
    const value = { value: 40, interval: { low: 29.7, high: 50.2, level: 0.95 }, n: 60 };
    expect(item(['nps >= 30'], [value], { decide: 'significant' })).toMatchObject({
      interval: { low: 29.7, high: 50 },
      remark: 'undecided: the interval lies on both sides of the bound',
    });
    expect(item(['nps >= 30'], [value])).toMatchObject({ interval: { low: 30, high: 50 } });
  });

  it('says why it is undecided, and what that counts as', () => {
    const settings = { minN: 100 };
    expect(item(['nps >= 10'], [MEASURED], settings).remark).toBe('undecided: fewer than 100 answers');
    expect(item(['nps >= 10'], [MEASURED], { ...settings, undecided: 'pass' }).remark).toBe(
      'undecided: fewer than 100 answers, which counts as met',
    );
    expect(item(['nps >= 10'], [MEASURED], { ...settings, undecided: 'fail' }).remark).toBe(
      'undecided: fewer than 100 answers, which counts as not met',
    );
  });

  it('of a change tells what was before', () => {
    const value = { ...MEASURED, baseline: { nps: 38.4, n: 180 } };
    expect(item(['change >= -5'], [value]).before).toEqual({ value: 38, n: 180 });
  });
});

describe('the document', () => {
  it('has the rules, then what was compared and read', () => {
    const { result, notes } = describeCheck(mixed());
    expect(result).toHaveLength(1);
    expect(result[0]!.blocks[0]).toMatchObject({ kind: 'checklist', items: { length: 4 } });
    expect(notes[0]!.title).toBe('What was read');
  });

  test.each([
    [{ kind: 'file', path: 'base.json' } as const, 'base.json'],
    [
      { kind: 'period', period: 'month', current: '2025-02', previous: '2025-01' } as const,
      '2025-02 with 2025-01',
    ],
    [
      { kind: 'period', period: 'month', current: null, previous: null } as const,
      'the month before: there are no two whole ones',
    ],
  ])('compared: %j', (baseline, text) => {
    const [first] = describeCheck(checked(['nps >= 1'], [MEASURED], {}, { baseline })).notes;
    expect(first!.blocks).toEqual([{ kind: 'facts', items: [{ term: 'baseline', text }] }]);
  });
});
