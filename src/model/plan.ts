/** The nouns of `nps plan`, types only. */

import type { Warning } from '../model.ts';

/** What a plan is for: an interval of a certain margin, or a difference between two groups that is to be found. */
export type Aim = 'margin' | 'difference';

/** The answers that one aim takes. */
export interface PlannedAnswers {
  aim: Aim;
  /** Points, above 0: half the width of the interval, or the true difference. */
  points: number;
  /** How many groups have to answer: 1 for a margin, 2 for a difference. */
  groups: 1 | 2;
  /** n that each group has to give. */
  answers: number;
  /** Invitations to each group, n; null: no response rate is given. */
  invitations: number | null;
}

/** The answer to `nps plan`. */
export interface SamplePlan {
  schema: 'nps.plan/1';
  metric: 'nps';
  /** Share, e.g. 0.95. */
  level: number;
  /** Share: how probable it is that a true difference is found; null: no difference is planned for. */
  power: number | null;
  /** Of one answer, where a promoter is +1, a passive 0, a detractor −1: above 0, at most 1. */
  variance: number;
  /** Shares of the answers that are expected, and their score in points; null: the typical variance is taken. */
  expected: { promoters: number; passives: number; detractors: number; nps: number } | null;
  /** Everyone who could answer, n; null: without limit. It counts for margins only. */
  population: number | null;
  /** Share of the invited who answer, above 0; null: not given. */
  responseRate: number | null;
  /** Margins first, then differences, each in the order in which they were asked for. */
  plans: PlannedAnswers[];
  warnings: Warning[];
}
