/** One rule and what was measured for it → a verdict. */

import type {
  BoundOperator,
  Deciding,
  Measured,
  Rule,
  RuleResult,
  UndecidedReason,
  Verdict,
} from '../model/check.ts';
import { METRICS } from './metrics.ts';

/** How rules are decided. */
export interface Settings {
  decide: Deciding;
  /** What an undecided rule counts as. */
  undecided: Verdict;
  /** Below so many answers nothing is decided. */
  minN: number;
}

/** Whether a value stands to a bound as an operator says. */
export function holds(value: number, operator: BoundOperator, bound: number): boolean {
  switch (operator) {
    case '>=':
      return value >= bound;
    case '<=':
      return value <= bound;
    case '>':
      return value > bound;
    case '<':
      return value < bound;
  }
}

/**
 * The verdict on a rule. Undecided below `minN` answers, and with `significant` where the interval of what is estimated
 * lies on both sides of the bound. What is only counted (n, rows) can fail on few answers, for that they are few is no
 * excuse; nothing passes on none.
 */
export function decideRule(rule: Rule, measured: Measured, settings: Settings): RuleResult {
  const { text, level, metric, segment, operator, bound } = rule;
  const { unit } = METRICS[metric];
  const { verdict, reason } = judged(rule, measured, settings);
  return {
    rule: text,
    level: level === 'warn' ? 'warn' : 'error',
    metric,
    segment,
    operator,
    bound,
    unit,
    ...measured,
    verdict,
    reason,
    outcome: outcomeOf(verdict, reason, level === 'warn', settings.undecided),
  };
}

function judged(
  { metric, operator, bound }: Rule,
  measured: Measured,
  { decide, minN }: Settings,
): { verdict: Verdict; reason: UndecidedReason | null } {
  const { value, interval } = measured;
  const lacking = lackOf(measured, minN);
  if (value === null) return { verdict: 'undecided', reason: lacking ?? 'noAnswers' };
  const { estimated, unit } = METRICS[metric];
  const counted = unit === 'n' || metric === 'skipped%' || metric === 'missing%' || metric === 'invalid%';
  const met = holds(value, operator, bound);
  // Too few answers are no excuse for failing a rule about how many there are.
  if (lacking !== null && (met || !counted)) return { verdict: 'undecided', reason: lacking };
  if (decide === 'significant' && estimated && interval !== null) {
    const ends = [interval.low, interval.high].map((end) => holds(end, operator, bound));
    if (ends[0] !== ends[1]) return { verdict: 'undecided', reason: 'straddles' };
    return { verdict: ends[0] ? 'pass' : 'fail', reason: null };
  }
  return { verdict: met ? 'pass' : 'fail', reason: null };
}

/** What there is too little of; null: nothing. */
function lackOf({ n, baseline }: Measured, minN: number): UndecidedReason | null {
  if (baseline === null) return 'noPeriods';
  if (n === 0) return 'noAnswers';
  if (baseline?.n === 0) return 'noBaselineAnswers';
  if (n < minN) return 'tooFew';
  return baseline !== undefined && baseline.n < minN ? 'tooFewInBaseline' : null;
}

/** Nothing is never made to pass. */
function outcomeOf(
  verdict: Verdict,
  reason: UndecidedReason | null,
  warns: boolean,
  undecided: Verdict,
): RuleResult['outcome'] {
  const isNothing = reason === 'noAnswers' || reason === 'noBaselineAnswers' || reason === 'noPeriods';
  const counts =
    verdict !== 'undecided' ? verdict : undecided === 'pass' && isNothing ? 'undecided' : undecided;
  return counts !== 'pass' && warns ? 'warn' : counts;
}
