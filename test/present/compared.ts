/** Comparisons to present. */
import type { GroupsReport, ScoreDifference, Side, SidesReport } from '../../src/model/compare.ts';
import type { Score } from '../../src/model.ts';
import { score } from '../../src/stats/score.ts';
import { HIDDEN, report, tally } from './samples.ts';

const CONFIDENCE = { method: 'adjusted-wald', level: 0.95 } as const;

export const scored = (detractors: number, passives: number, promoters: number): Score =>
  score(tally(promoters, passives, detractors), CONFIDENCE);

export const side = (label: string, detractors: number, passives: number, promoters: number): Side => {
  const n = detractors + passives + promoters;
  const share = (part: number) => (n === 0 ? null : part / n);
  return {
    label,
    ...scored(detractors, passives, promoters),
    answers: n,
    promoterShare: share(promoters),
    passiveShare: share(passives),
    detractorShare: share(detractors),
  };
};

export const difference = (points: number, changes: Partial<ScoreDifference> = {}): ScoreDifference => ({
  points,
  low: points - 8,
  high: points + 8,
  level: 0.95,
  z: -2.9,
  p: 0.004,
  beyondChance: true,
  ...changes,
});

const told = () => {
  const { metric, source, counts, dates, leftOut, rejections, warnings } = report();
  return { metric, source, counts, dates, leftOut, rejections, warnings };
};

/** NPS falls from +41 to +29; `changes` on top. */
export const sides = (changes: Partial<SidesReport> = {}): SidesReport => ({
  schema: 'nps.compare/1',
  kind: 'periods',
  ...told(),
  method: 'adjusted-wald',
  why: null,
  baseline: side('2025-Q1', 12, 35, 53),
  compared: side('2025-Q2', 20, 31, 49),
  outside: 0,
  difference: difference(-12),
  parts: { promoters: -4, detractors: -8 },
  breakdowns: [],
  paired: null,
  ...changes,
});

/** Three plans, each with the rest; `changes` on top. */
export const groups = (changes: Partial<GroupsReport> = {}): GroupsReport => ({
  schema: 'nps.compare/1',
  kind: 'groups',
  ...told(),
  method: 'adjusted-wald',
  against: 'rest',
  adjust: 'holm',
  overall: scored(30, 30, 40),
  breakdowns: [
    {
      by: ['plan'],
      comparisons: 2,
      differences: [
        {
          compared: { plan: 'Pro' },
          baseline: null,
          comparedScore: scored(5, 10, 30),
          baselineScore: scored(25, 20, 10),
          difference: difference(83),
          adjustedP: 0.0002,
          beyondChance: true,
        },
        {
          compared: { plan: null },
          baseline: null,
          comparedScore: scored(1, 1, 2),
          baselineScore: scored(29, 29, 38),
          difference: difference(15, { p: 0.6, beyondChance: false }),
          adjustedP: 0.6,
          beyondChance: false,
        },
        {
          compared: { plan: 'Free' },
          baseline: null,
          comparedScore: HIDDEN,
          baselineScore: HIDDEN,
          difference: null,
          adjustedP: null,
          beyondChance: false,
        },
      ],
    },
  ],
  minN: 5,
  ...changes,
});
