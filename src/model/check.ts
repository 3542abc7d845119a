/** The nouns of `nps check`, types only. */

import type { Report, Score } from '../model.ts';

/** What a rule is about; those that end in `%` are in percent of the answers, or of the rows. */
export type Metric =
  | 'nps'
  | 'nps.low'
  | 'nps.high'
  | 'promoters%'
  | 'passives%'
  | 'detractors%'
  | 'n'
  | 'skipped%'
  | 'missing%'
  | 'invalid%'
  | 'change';

/** What a metric is measured in: −100…100 (a change: −200…200), 0…100, or a count. */
export type Unit = 'points' | 'percent' | 'n';

export type BoundOperator = '>=' | '<=' | '>' | '<';

/** `warn`: it is printed and passes; `off`: it is not asked at all. */
export type RuleLevel = 'error' | 'warn' | 'off';

/** A rule that was understood. */
export interface Rule {
  /** As it was written, without its level. */
  text: string;
  level: RuleLevel;
  metric: Metric;
  /** Conditions as in `--where`, all of which hold for the segment; empty: everyone. */
  segment: readonly string[];
  operator: BoundOperator;
  /** In the unit of the metric. */
  bound: number;
}

/** `estimate`: the number decides; `significant`: its interval, where it lies on one side of the bound. */
export type Deciding = 'estimate' | 'significant';

export type Verdict = 'pass' | 'fail' | 'undecided';

/**
 * Why a rule is undecided: nobody answered, fewer than asked for, the interval holds the bound, nobody
 * answered whom one could compare with, fewer of those than asked for, no two whole periods.
 */
export type UndecidedReason =
  | 'noAnswers'
  | 'tooFew'
  | 'straddles'
  | 'noBaselineAnswers'
  | 'tooFewInBaseline'
  | 'noPeriods';

/** A number for a rule, in the unit of its metric, unrounded. */
export interface Measured {
  /** null: not defined, as without answers. */
  value: number | null;
  /** null: where `value` is, and for what is counted and not estimated. */
  interval: { low: number; high: number; level: number } | null;
  /** Scored answers that it rests on. */
  n: number;
  /** Of a change: what it is compared with; null where there is nothing. */
  baseline?: { nps: number | null; n: number } | null;
}

/** One rule, and what became of it. */
export interface RuleResult extends Measured {
  rule: string;
  level: Exclude<RuleLevel, 'off'>;
  metric: Metric;
  segment: readonly string[];
  operator: BoundOperator;
  bound: number;
  unit: Unit;
  verdict: Verdict;
  /** null: it is decided. */
  reason: UndecidedReason | null;
  /** What it does to the whole; `warn`: it is not met, or undecided, and passes. */
  outcome: Verdict | 'warn';
}

/** What scores are compared with. `file`: of an earlier run; `period`: of the same data. */
export type BaselineSource =
  | { kind: 'file'; path: string }
  /** `current` and `previous` are keys; null: there are no two whole periods. */
  | { kind: 'period'; period: string; current: string | null; previous: string | null };

/** What the rules rest on; `--baseline FILE` reads it, `--write-baseline FILE` writes it. */
export interface Baseline {
  schema: 'nps.baseline/1';
  metric: 'nps';
  /** Conditions of the run, so that another one can tell whether it is compared with its like. */
  where: string[];
  dedupe: string;
  /** Everyone first (no conditions), then each segment that a rule names. `tally`: answers per score 0…10. */
  segments: { segment: string[]; tally: number[] }[];
}

/** All that the rules are judged by. */
export interface Measurements
  extends Pick<Report, 'source' | 'counts' | 'dates' | 'leftOut' | 'rejections' | 'warnings'> {
  overall: Score;
  /** null: nothing is compared. */
  baseline: BaselineSource | null;
  /** One for each rule. */
  values: Measured[];
}

/** The answer to `nps check`. */
export interface CheckReport extends Omit<Measurements, 'values'> {
  schema: 'nps.check/1';
  metric: 'nps';
  verdict: Verdict;
  decide: Deciding;
  /** What an undecided rule counts as. */
  undecided: Verdict;
  /** Below so many answers nothing is decided. */
  minN: number;
  /** In the order in which they were given; those that are off are left out. */
  rules: RuleResult[];
}
