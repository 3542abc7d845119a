/** Rules × measurements → the report of a check. */

import type { CheckReport, Measurements, Rule, RuleResult, Verdict } from '../model/check.ts';
import { decideRule, type Settings } from './decide.ts';

/**
 * Judges each rule by the value in its place in `measurements.values`; rules that are off are to be left out before.
 */
export function judge(
  rules: readonly Rule[],
  { values, ...measurements }: Measurements,
  settings: Settings,
): CheckReport {
  const results = rules.map((rule, i) => decideRule(rule, values[i]!, settings));
  return {
    schema: 'nps.check/1',
    metric: 'nps',
    verdict: verdictOf(results, measurements.overall.n ?? 0),
    decide: settings.decide,
    undecided: settings.undecided,
    minN: settings.minN,
    rules: results,
    ...measurements,
  };
}

/**
 * The verdict on the whole: `fail` where a rule of level error is not met, before `undecided` where one is not decided,
 * or where nobody answered at all.
 *
 * @param n scored answers
 */
export function verdictOf(results: readonly Pick<RuleResult, 'outcome'>[], n: number): Verdict {
  const outcomes = new Set(results.map(({ outcome }) => outcome));
  if (outcomes.has('fail')) return 'fail';
  return outcomes.has('undecided') || n === 0 ? 'undecided' : 'pass';
}

/** What the verdict is to a shell. */
export const EXIT_CODES: Record<Verdict, 0 | 1 | 3> = { pass: 0, fail: 1, undecided: 3 };
