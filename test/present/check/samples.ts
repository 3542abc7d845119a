/** Checks to render, judged by the gate so that their verdicts are true. */

import { judge } from '../../../src/gate/judge.ts';
import { parseRule } from '../../../src/gate/parse.ts';
import type { CheckReport, Measured, Measurements, Rule } from '../../../src/model/check.ts';
import { report, scoreOf, tally } from '../samples.ts';

const ANSWERS = tally(29, 16, 15);
const { source, counts, dates, leftOut, rejections, warnings } = report({}, ANSWERS);
const NPS: Measured = {
  value: scoreOf(ANSWERS).nps,
  interval: { low: 2.3, high: 41.6, level: 0.95 },
  n: 60,
};

/** What stands for a rule unless said otherwise. */
export const MEASURED = NPS;

/** A check of `rules`, each with the value in its place; the last is repeated. */
export function checked(
  rules: readonly string[],
  values: readonly Measured[] = [NPS],
  settings: Partial<Parameters<typeof judge>[2]> = {},
  changes: Partial<Measurements> = {},
): CheckReport {
  const measurements: Measurements = {
    source,
    counts,
    dates,
    leftOut,
    rejections,
    warnings,
    overall: scoreOf(ANSWERS),
    baseline: null,
    ...changes,
    values: rules.map((_, i) => values[i] ?? values.at(-1)!),
  };
  const parsed = rules.map((text) => parseRule(text) as Rule);
  return judge(parsed, measurements, { decide: 'estimate', undecided: 'undecided', minN: 0, ...settings });
}

/** One rule that is met, one that is not, a warning, and one that is undecided. */
export const mixed = (): CheckReport =>
  checked(
    ['nps >= 20', 'nps >= 60', 'warn: detractors% < 25', 'nps{plan=Pro} > 5'],
    [
      NPS,
      NPS,
      { value: 25, interval: { low: 15.8, high: 37.2, level: 0.95 }, n: 60 },
      { value: null, interval: null, n: 0 },
    ],
  );
