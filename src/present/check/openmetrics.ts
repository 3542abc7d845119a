import type { CheckReport, RuleResult } from '../../model/check.ts';
import { sanitise } from '../sanitise.ts';

interface Sample {
  labels: Readonly<Record<string, string>>;
  /** null: there is no number. */
  value: number | null;
}

const label = (text: string): string =>
  sanitise(text).replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');

const VERDICTS: Record<RuleResult['verdict'], number> = { pass: 1, fail: 0, undecided: Number.NaN };

/**
 * OpenMetrics text: gauges of the score, its interval and the answers, of everyone and of the segments that a rule on
 * `nps` names, and of each rule. A score without answers has no sample.
 */
export function renderOpenMetrics({ overall, rules }: CheckReport): string {
  const everyone = { labels: {}, value: overall.nps, interval: overall.interval, n: overall.n };
  const named = rules.filter(({ metric, segment }) => metric === 'nps' && segment.length > 0);
  const segments = [...new Map(named.map((rule) => [nameOf(rule), rule])).values()];
  const parts = [everyone, ...segments.map((rule) => ({ ...rule, labels: { segment: nameOf(rule) } }))];
  return [
    ...gauge('nps_score', 'Net Promoter Score, -100 to 100.', parts),
    ...gauge(
      'nps_score_low',
      'Lower end of the interval of the score.',
      parts.map(({ labels, interval }) => ({ labels, value: interval?.low ?? null })),
    ),
    ...gauge(
      'nps_score_high',
      'Upper end of the interval of the score.',
      parts.map(({ labels, interval }) => ({ labels, value: interval?.high ?? null })),
    ),
    ...gauge(
      'nps_responses',
      'Answers with a score.',
      parts.map(({ labels, n }) => ({ labels, value: n })),
    ),
    ...gauge(
      'nps_check_rule',
      '1 where the rule is met, 0 where it is not, NaN where it is undecided.',
      rules.map(({ rule, level, verdict }) => ({ labels: { rule, level }, value: VERDICTS[verdict] })),
    ),
    '# EOF',
    '',
  ].join('\n');
}

const nameOf = ({ segment }: RuleResult): string => segment.join(', ');

function gauge(name: string, help: string, samples: readonly Sample[]): string[] {
  const lines = samples.flatMap(({ labels, value }) => {
    if (value === null) return [];
    const pairs = Object.entries(labels).map(([key, text]) => `${key}="${label(text)}"`);
    return [`${name}${pairs.length === 0 ? '' : `{${pairs.join(',')}}`} ${value}`];
  });
  return [`# TYPE ${name} gauge`, `# HELP ${name} ${help}`, ...lines];
}
