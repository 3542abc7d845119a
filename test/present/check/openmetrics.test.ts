import { expect, test } from 'vitest';
import { renderOpenMetrics } from '../../../src/present/check/openmetrics.ts';
import { EMPTY, scoreOf } from '../samples.ts';
import { checked, mixed } from './samples.ts';

const SAMPLE =
  /^[a-z_]+(\{[a-z]+="(?:[^"\\]|\\["\\n])*"(,[a-z]+="(?:[^"\\]|\\["\\n])*")*\})? (-?\d+(\.\d+)?(e[-+]\d+)?|NaN)$/;

/** Lines that are no samples, families that come twice. */
function faults(text: string): string[] {
  const lines = text.split('\n');
  const families = lines.filter((line) => line.startsWith('# TYPE')).map((line) => line.split(' ')[2]!);
  return [
    ...lines.slice(0, -2).filter((line) => !/^# (TYPE|HELP) /.test(line) && !SAMPLE.test(line)),
    ...families.filter((name, i) => families.indexOf(name) < i),
    ...(text.endsWith('\n# EOF\n') ? [] : ['no end']),
  ];
}

test('gauges of the score and of each rule', () => {
  const text = renderOpenMetrics(mixed());
  expect(faults(text)).toEqual([]);
  expect(text).toContain(
    '# TYPE nps_score gauge\n# HELP nps_score Net Promoter Score, -100 to 100.\nnps_score 23.3',
  );
  expect(text).toContain('\nnps_score_low ');
  expect(text).toContain('\nnps_responses 60\nnps_responses{segment="plan=Pro"} 0\n');
  expect(text).not.toContain('nps_score{segment');
  expect(text).toContain(`nps_check_rule{rule="nps >= 20",level="error"} 1
nps_check_rule{rule="nps >= 60",level="error"} 0
nps_check_rule{rule="detractors% < 25",level="warn"} 0
nps_check_rule{rule="nps{plan=Pro} > 5",level="error"} NaN
# EOF`);
});

test('a segment once, though several rules name it', () => {
  const text = renderOpenMetrics(checked(['nps{plan=Pro} > 5', 'nps{plan=Pro} < 90']));
  expect(text.match(/^nps_score\{.*$/gm)).toHaveLength(1);
});

test('nobody answered', () => {
  const text = renderOpenMetrics(
    checked(['n >= 1'], [{ value: 0, interval: null, n: 0 }], {}, { overall: scoreOf(EMPTY) }),
  );
  expect(faults(text)).toEqual([]);
  expect(text).not.toMatch(/^nps_score/m);
});

test('labels hold any text', () => {
  const rules = ['a"b', 'a\\', 'a\nnps_score 100', 'a\\"} 1'].map((text) => `nps{x=${text}} >= 1`);
  const text = renderOpenMetrics(checked(rules));
  expect(faults(text)).toEqual([]);
  expect(text.match(/^nps_score .*$/gm)).toHaveLength(1);
});
