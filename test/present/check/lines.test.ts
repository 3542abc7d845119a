import { expect, test } from 'vitest';
import { measuredLine, sentence } from '../../../src/present/check/lines.ts';
import { checked, mixed } from './samples.ts';

test('a rule in a sentence', () => {
  const report = mixed();
  expect(report.rules.map((rule) => sentence(rule, report))).toEqual([
    'nps >= 20 is met: +23 (95% +2 to +42, n 60)',
    'nps >= 60 is not met: +23 (95% +2 to +42, n 60)',
    'detractors% < 25 is not met: 25% (95% 16% to 37%, n 60)',
    'nps{plan=Pro} > 5 is undecided: – (n 0); no answers with a score',
  ]);
});

test('is one line, and nothing in it acts', () => {
  const report = checked(['nps{a=x\n::error::b\x1b[2J} >= 1']);
  expect(sentence(report.rules[0]!, report)).not.toMatch(/\p{Cc}|(^|\s)::/u);
  expect(measuredLine(report.rules[0]!, report)).toBe('+23 (95% +2 to +42, n 60)');
});
