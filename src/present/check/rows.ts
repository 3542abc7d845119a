import type { CheckReport } from '../../model/check.ts';
import type { FlatTable } from '../rows.ts';

/** One row for each rule, its numbers unrounded; a contract. */
export const checkRows = ({ rules }: CheckReport): FlatTable => ({
  columns: [
    'rule',
    'level',
    'metric',
    'segment',
    'value',
    'low',
    'high',
    'n',
    'operator',
    'bound',
    'verdict',
    'reason',
    'outcome',
  ],
  rows: rules.map((rule) => [
    rule.rule,
    rule.level,
    rule.metric,
    rule.segment.length === 0 ? null : rule.segment.join(', '),
    rule.value,
    rule.interval?.low ?? null,
    rule.interval?.high ?? null,
    rule.n,
    rule.operator,
    rule.bound,
    rule.verdict,
    rule.reason,
    rule.outcome,
  ]),
});
