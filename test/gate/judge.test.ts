import { expect, test } from 'vitest';
import { EXIT_CODES, judge, verdictOf } from '../../src/gate/judge.ts';
import { parseRule } from '../../src/gate/parse.ts';
import type { Measurements, Rule, RuleResult } from '../../src/model/check.ts';

const all = (...outcomes: RuleResult['outcome'][]) => outcomes.map((outcome) => ({ outcome }));

test('what is not met comes before what is not decided, and that before what passes', () => {
  expect(verdictOf(all('pass', 'undecided', 'fail'), 9)).toBe('fail');
  expect(verdictOf(all('pass', 'undecided', 'warn'), 9)).toBe('undecided');
  expect(verdictOf(all('pass', 'warn'), 9)).toBe('pass');
});

test('nobody answered: it does not pass, whatever the rules', () => {
  expect(verdictOf(all('warn'), 0)).toBe('undecided');
  expect(verdictOf(all('fail'), 0)).toBe('fail');
});

test('the verdict is the exit code', () => {
  expect(EXIT_CODES).toEqual({ pass: 0, fail: 1, undecided: 3 });
});

test('each rule is judged by the value in its place', () => {
  const rules = ['nps >= 30', 'n >= 5'].map((text) => parseRule(text) as Rule);
  const measurements = {
    overall: { n: 9 },
    baseline: null,
    values: [
      { value: 20, interval: null, n: 9 },
      { value: 9, interval: null, n: 9 },
    ],
  } as unknown as Measurements;
  const report = judge(rules, measurements, { decide: 'estimate', undecided: 'undecided', minN: 0 });
  expect(report).toMatchObject({ schema: 'nps.check/1', verdict: 'fail', minN: 0, overall: { n: 9 } });
  expect(report.rules.map(({ rule, verdict }) => [rule, verdict])).toEqual([
    ['nps >= 30', 'fail'],
    ['n >= 5', 'pass'],
  ]);
  expect(report).not.toHaveProperty('values');
});
