import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { decideRule, holds, type Settings } from '../../src/gate/decide.ts';
import { parseRule } from '../../src/gate/parse.ts';
import type { Measured, Rule, Verdict } from '../../src/model/check.ts';

const rule = (text: string): Rule => parseRule(text) as Rule;
const measured = (value: number | null, low?: number, high?: number, n = 50): Measured => ({
  value,
  interval: low === undefined || high === undefined ? null : { low, high, level: 0.95 },
  n,
});
const SETTINGS: Settings = { decide: 'estimate', undecided: 'undecided', minN: 0 };
const decided = (text: string, value: Measured, settings: Partial<Settings> = {}) =>
  decideRule(rule(text), value, { ...SETTINGS, ...settings });

test.each([
  [30, '>=', true],
  [30, '>', false],
  [30, '<=', true],
  [30, '<', false],
  [31, '>', true],
  [29, '<', true],
] as const)('%d %s 30', (value, operator, expected) => {
  expect(holds(value, operator, 30)).toBe(expected);
});

describe('by the estimate', () => {
  test.each([
    ['nps >= 30', 30, 'pass'],
    ['nps >= 30', 29.9999, 'fail'],
    ['nps > 30', 30, 'fail'],
    ['detractors% < 25', 24.9, 'pass'],
  ] as const)('%s at %d: %s', (text, value, verdict) => {
    expect(decided(text, measured(value, -100, 100))).toMatchObject({
      verdict,
      outcome: verdict,
      reason: null,
    });
  });
});

describe('significant', () => {
  test.each([
    ['nps >= 30', 30, 80, 'pass'],
    ['nps >= 30', 29, 80, 'undecided'],
    ['nps >= 30', 5, 29, 'fail'],
    ['nps >= 30', 5, 30, 'undecided'],
    ['nps > 30', 5, 30, 'fail'],
    ['nps > 30', 30, 80, 'undecided'],
    ['detractors% < 25', 10, 24, 'pass'],
    ['detractors% < 25', 10, 25, 'undecided'],
    ['change >= -5', -4, 9, 'pass'],
    ['change >= -5', -20, -6, 'fail'],
  ] as const)('%s, interval %d to %d: %s', (text, low, high, verdict) => {
    const result = decided(text, measured((low + high) / 2, low, high), { decide: 'significant' });
    expect(result.verdict).toBe(verdict);
    expect(result.reason).toBe(verdict === 'undecided' ? 'straddles' : null);
  });

  it('what is counted, and the ends of an interval, go by the number', () => {
    for (const text of ['n >= 30', 'skipped% > 30', 'nps.low >= 30'])
      expect(decided(text, measured(40, 0, 100), { decide: 'significant' }).verdict).toBe('pass');
  });

  it('never says the opposite of the estimate where the interval holds the value', () => {
    const three = fc.array(fc.integer({ min: -100, max: 100 }), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(three, fc.integer({ min: -100, max: 100 }), (points, bound) => {
        const [low, value, high] = points.toSorted((a, b) => a - b) as [number, number, number];
        const given = measured(value, low, high);
        const verdict = decided(`nps >= ${bound}`, given, { decide: 'significant' }).verdict;
        if (verdict !== 'undecided') expect(decided(`nps >= ${bound}`, given).verdict).toBe(verdict);
      }),
    );
  });
});

describe('nothing passes on nothing', () => {
  test.each([
    ['nps >= 0', measured(null, undefined, undefined, 0), 'noAnswers'],
    ['n >= 0', measured(0, undefined, undefined, 0), 'noAnswers'],
    ['skipped% < 100', measured(50, undefined, undefined, 0), 'noAnswers'],
    ['nps >= 0', measured(50, 0, 90, 9), 'tooFew'],
    ['nps >= 60', measured(50, 0, 90, 9), 'tooFew'],
    ['nps.low >= 60', measured(50, undefined, undefined, 9), 'tooFew'],
    ['n >= 5', measured(9, undefined, undefined, 9), 'tooFew'],
    ['change >= 0', { ...measured(null), baseline: null }, 'noPeriods'],
    ['change >= 0', { ...measured(null), baseline: { n: 0, nps: null } }, 'noBaselineAnswers'],
    ['change >= 0', { ...measured(5), baseline: { n: 3, nps: 1 } }, 'tooFewInBaseline'],
  ] as const)('%s', (text, value, reason) => {
    expect(decided(text, value, { minN: 10 })).toMatchObject({ verdict: 'undecided', reason });
  });

  it('but fails on few what asks for many', () => {
    expect(decided('n >= 50', measured(9, undefined, undefined, 9), { minN: 10 }).verdict).toBe('fail');
    expect(decided('skipped% < 2', measured(100, undefined, undefined, 0)).verdict).toBe('fail');
  });
});

describe('what it does to the whole', () => {
  const straddling = measured(30, 10, 50);
  const nothing = measured(null, undefined, undefined, 0);
  test.each([
    ['nps >= 20', straddling, 'undecided', 'undecided'],
    ['nps >= 20', straddling, 'pass', 'pass'],
    ['nps >= 20', straddling, 'fail', 'fail'],
    ['warn: nps >= 20', straddling, 'undecided', 'warn'],
    ['warn: nps >= 20', straddling, 'pass', 'pass'],
    ['warn: nps >= 20', straddling, 'fail', 'warn'],
    ['nps >= 60', straddling, 'pass', 'fail'],
    ['warn: nps >= 60', straddling, 'pass', 'warn'],
    ['nps >= 5', straddling, 'fail', 'pass'],
    ['nps >= 5', nothing, 'pass', 'undecided'],
    ['nps >= 5', nothing, 'fail', 'fail'],
  ] as const)('%s, %j, undecided is %s: %s', (text, value, undecided, outcome) => {
    const settings = { decide: 'significant', undecided: undecided as Verdict } as const;
    expect(decided(text, value, settings).outcome).toBe(outcome);
  });
});
