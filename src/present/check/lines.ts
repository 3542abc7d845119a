/** What formats for build servers have in common: each rule in a sentence. */

import type { CheckReport, RuleResult } from '../../model/check.ts';
import { itemOf } from '../describe/check.ts';
import { UNICODE } from '../format.ts';
import { sanitise } from '../sanitise.ts';
import { measuredText } from './measuredText.ts';

const STATES: Record<RuleResult['verdict'], string> = {
  pass: 'is met',
  fail: 'is not met',
  undecided: 'is undecided',
};

/** What was measured, and why that does not decide: `+23 (95% +2 to +42, n 60)`. One line, safe to print. */
export function measuredLine(rule: RuleResult, report: CheckReport): string {
  const item = itemOf(rule, report);
  const remark = item.remark === null ? '' : `; ${item.remark}`;
  return sanitise(`${measuredText(item, UNICODE)}${remark}`);
}

/** `nps >= 30 is not met: +23 (95% +2 to +42, n 60)`. One line, safe to print. */
export const sentence = (rule: RuleResult, report: CheckReport): string =>
  `${sanitise(rule.rule)} ${STATES[rule.verdict]}: ${measuredLine(rule, report).replace('; undecided: ', '; ')}`;
