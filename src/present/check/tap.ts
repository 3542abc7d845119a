import type { CheckReport, RuleResult } from '../../model/check.ts';
import { safeJson } from '../json.ts';
import { sanitise } from '../sanitise.ts';
import { sentence } from './lines.ts';

/** A description, in which `#` would begin a directive. */
const description = (text: string): string => sanitise(text).replaceAll('\\', '\\\\').replaceAll('#', '\\#');

/**
 * TAP 14: a test point for each rule. What is undecided is not ok, for consumers let a skipped test pass; what is only
 * a warning is a TODO, which may fail.
 */
export function renderTap(report: CheckReport): string {
  const { rules } = report;
  return [
    'TAP version 14',
    `1..${rules.length}`,
    ...rules.flatMap((rule, i) => [
      `${isOk(rule) ? 'ok' : 'not ok'} ${i + 1} - ${description(rule.rule)}${directive(rule)}`,
      '  ---',
      `  message: ${safeJson(sentence(rule, report))}`,
      `  outcome: ${rule.outcome}`,
      '  ...',
    ]),
    '',
  ].join('\n');
}

const isOk = ({ outcome }: RuleResult): boolean => outcome === 'pass';

const directive = ({ outcome }: RuleResult): string => (outcome === 'warn' ? ' # TODO warning' : '');
