/** How many answers a survey needs: no data, only what is wanted of them. */

import type { PlannedAnswers, SamplePlan } from '../model/plan.ts';
import type { Warning } from '../model.ts';
import { nps } from '../stats/nps.ts';
import { answersForMargin, answersPerGroup, TYPICAL_VARIANCE } from '../stats/planning.ts';
import { variance } from '../stats/variance.ts';

/** Margins that are shown where nobody asks for one, in points. */
export const USUAL_MARGINS: readonly number[] = [2, 3, 5, 7, 10];

/** What is wanted of a survey. */
export interface PlanQuestion {
  /** Points, each above 0. With no differences either: USUAL_MARGINS. */
  margins: readonly number[];
  /** Points, each above 0. */
  differences: readonly number[];
  /** Shares strictly between 0 and 1. */
  level: number;
  power: number;
  /** Percent 0…100, 100 together at most and not all of one kind; passives are the rest; null: the typical spread. */
  expected: { promoters: number; detractors: number } | null;
  /** Everyone who could answer, n from 1 on; null: without limit. */
  population: number | null;
  /** Share, above 0 and 1 at most; null: invitations are not asked for. */
  responseRate: number | null;
}

/**
 * The answers and invitations that are needed. Formulas and their sources: stats/planning.ts. Warns where more would
 * have to answer, or be invited, than there are.
 * Throws `RangeError` for shares of one kind only, whose variance is 0.
 */
export function planOf(question: PlanQuestion): SamplePlan {
  const { differences, level, power, population, responseRate } = question;
  const margins = question.margins.length + differences.length === 0 ? USUAL_MARGINS : question.margins;
  const expected = question.expected && countsPerHundred(question.expected);
  const spread = expected === null ? TYPICAL_VARIANCE : variance(expected)!;
  const invitationsFor = (answers: number) =>
    // What only a rounding error lies above a whole number is that number.
    responseRate === null ? null : Math.ceil(answers / responseRate - 1e-9);
  const planned = (aim: PlannedAnswers['aim'], points: number, answers: number): PlannedAnswers => ({
    aim,
    points,
    groups: aim === 'margin' ? 1 : 2,
    answers,
    invitations: invitationsFor(answers),
  });
  const plans = [
    ...margins.map((points) =>
      planned(
        'margin',
        points,
        answersForMargin(points, { level, variance: spread, ...(population === null ? {} : { population }) }),
      ),
    ),
    ...differences.map((points) =>
      planned('difference', points, answersPerGroup(points, { level, power, variance: spread })),
    ),
  ];
  return {
    schema: 'nps.plan/1',
    metric: 'nps',
    level,
    power: differences.length === 0 ? null : power,
    variance: spread,
    expected: expected && {
      promoters: expected.promoters / 100,
      passives: expected.passives / 100,
      detractors: expected.detractors / 100,
      nps: nps(expected)!,
    },
    population,
    responseRate,
    plans,
    warnings: population === null ? [] : plans.flatMap((plan) => outOfReach(plan, population)),
  };
}

const countsPerHundred = ({ promoters, detractors }: { promoters: number; detractors: number }) => ({
  n: 100,
  promoters,
  passives: 100 - promoters - detractors,
  detractors,
});

/** What a population cannot give. */
function outOfReach(
  { aim, points, groups, answers, invitations }: PlannedAnswers,
  population: number,
): Warning[] {
  const wanted = aim === 'margin' ? `a margin of ${points} points` : `a difference of ${points} points`;
  const all = groups * answers;
  if (all > population)
    return [
      {
        code: 'tooManyAnswers',
        message: `${wanted} takes ${all} answers, and only ${population} could answer.`,
      },
    ];
  return invitations === null || groups * invitations <= population
    ? []
    : [
        {
          code: 'tooManyInvitations',
          message: `${wanted} takes ${groups * invitations} invitations, and only ${population} can be invited.`,
        },
      ];
}
