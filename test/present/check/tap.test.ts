import { expect, test } from 'vitest';
import { renderTap } from '../../../src/present/check/tap.ts';
import { checked, mixed } from './samples.ts';

test('a test point for each rule', () => {
  const lines = renderTap(mixed()).split('\n');
  expect(lines.slice(0, 2)).toEqual(['TAP version 14', '1..4']);
  expect(lines.filter((line) => /^(not )?ok/.test(line))).toEqual([
    'ok 1 - nps >= 20',
    'not ok 2 - nps >= 60',
    'not ok 3 - detractors% < 25 # TODO warning',
    'not ok 4 - nps{plan=Pro} > 5',
  ]);
  expect(lines).toContain('  message: "nps >= 60 is not met: +23 (95% +2 to +42, n 60)"');
});

test('an undecided one that is let pass is ok', () => {
  expect(renderTap(checked(['nps >= 1'], undefined, { minN: 99, undecided: 'pass' }))).toContain(
    '\nok 1 - nps >= 1\n',
  );
});

test('a directive, or a line, is not to be forged', () => {
  const text = renderTap(checked(['nps{a=b # TODO} >= 60', 'nps{a=b\nok 9} >= 60', 'nps{a=\\# SKIP} >= 60']));
  const points = text.split('\n').filter((line) => /^(not )?ok/.test(line));
  expect(points).toHaveLength(3);
  for (const point of points) expect(point).not.toMatch(/(?<!\\)(\\\\)*#/);
});
