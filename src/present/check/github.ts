import type { CheckReport } from '../../model/check.ts';
import { verdictText } from '../describe/check.ts';
import { UNICODE } from '../format.ts';
import { sanitise } from '../sanitise.ts';
import { measuredLine, sentence } from './lines.ts';

/** GitHub shows so many annotations of each kind for a step, and drops the rest. */
const MOST = 10;

/** Text after the second `::`. */
const data = (text: string): string =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

/** The value of a property, which ends at a comma or a colon. */
const property = (text: string): string => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');

const annotation = (kind: 'error' | 'warning', title: string, message: string): string =>
  `::${kind} title=${property(title)}::${data(message)}`;

/**
 * Annotations for GitHub Actions, errors for what ends the step and warnings for what does not, then every rule in a
 * line for the log. Beyond ten of a kind the last one says how many more there are.
 */
export function renderGithub(report: CheckReport): string {
  const { rules, verdict } = report;
  const errors = rules.filter(({ outcome }) => outcome === 'fail' || outcome === 'undecided');
  const ordered = [...errors].sort((a, b) => Number(b.outcome === 'fail') - Number(a.outcome === 'fail'));
  const texts = ordered.map((rule) => sentence(rule, report));
  const warnings = rules.filter(({ outcome }) => outcome === 'warn').map((rule) => sentence(rule, report));
  const missing = verdict !== 'pass' && texts.length === 0 ? [verdictText(report)] : [];
  return [
    ...annotated('error', [...texts, ...missing]),
    ...annotated('warning', warnings),
    verdictText(report),
    ...rules.map(
      (rule) => `${UNICODE.outcome[rule.outcome]} ${sanitise(rule.rule)}   ${measuredLine(rule, report)}`,
    ),
  ]
    .map((line) => `${line}\n`)
    .join('');
}

function annotated(kind: 'error' | 'warning', texts: readonly string[]): string[] {
  const shown = texts.length > MOST ? texts.slice(0, MOST - 1) : texts;
  const rest = texts.length - shown.length;
  const all = rest === 0 ? shown : [...shown, `and ${rest} more rules: see the log of this step`];
  return all.map((text) => annotation(kind, 'nps check', text));
}
