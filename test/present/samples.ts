/** Reports to render, made from tallies so that their numbers are true, and pages to draw on. */

import { DEFAULT_STAGES } from '../../src/enrich/stages.ts';
import type { Breakdown, Period, Report, Score, ScoredGroup, StageSource, Tally } from '../../src/model.ts';
import { UNICODE } from '../../src/present/format.ts';
import { inksOf, type Page } from '../../src/present/terminal/page.ts';
import { score } from '../../src/stats/score.ts';

export const EMPTY: Tally = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
export const HIDDEN: Score = {
  n: null,
  promoters: null,
  passives: null,
  detractors: null,
  nps: null,
  interval: null,
  suppressed: true,
};

/** A tally with so many 10s, 8s and 3s. */
export const tally = (promoters: number, passives: number, detractors: number): Tally => [
  0,
  0,
  0,
  detractors,
  0,
  0,
  0,
  0,
  passives,
  0,
  promoters,
];

export const scoreOf = (counts: Tally): Score => score(counts, { method: 'adjusted-wald', level: 0.95 });

export const group = (keys: Record<string, string | null>, counts: Tally | null): ScoredGroup => ({
  keys,
  ...(counts === null ? HIDDEN : scoreOf(counts)),
});

/** A breakdown by one column from pairs of key and tally; null: hidden. */
export const breakdown = (
  by: string,
  groups: readonly (readonly [string | null, Tally | null])[],
): Breakdown => ({
  by: [by],
  groups: groups.map(([key, counts]) => group(Object.fromEntries([[by, key]]), counts)),
});

/** A trend whose first and last period are partial. */
export const trend = (
  period: Period,
  groups: readonly (readonly [string, Tally | null])[],
): Report['trend'] => ({
  period,
  groups: groups.map(([key, counts], index) => ({
    ...group({ [period]: key }, counts),
    ...(index === 0 || index === groups.length - 1 ? { partial: true as const } : {}),
  })),
});

/** The figures of a real survey, with whatever is to be different. */
export function report(
  changes: Partial<Report> = {},
  overall: Tally = [0, 1, 0, 1, 1, 2, 3, 9, 13, 20, 52],
): Report {
  const scored = overall.reduce((sum, count) => sum + count, 0);
  return {
    schema: 'nps.report/1',
    metric: 'nps',
    source: {
      engine: 'memory',
      engineWhy: 'an ordinary export',
      inputs: [
        { path: 'responses.csv', format: 'surveymonkey', container: 'csv', encoding: 'utf-8', rows: scored },
      ],
      columns: { score: 'How likely is it that you would recommend us?' },
    },
    counts: { rows: scored, scored, missing: 0, invalid: 0, duplicates: 0, filtered: 0 },
    dates: null,
    responseRate: null,
    overall: { ...scoreOf(overall), distribution: [...overall] },
    trend: null,
    breakdowns: [],
    leftOut: [],
    rejections: [],
    warnings: [],
    ...changes,
  };
}

/** Stages told in the default way, with a column for each attribute. */
export const stages = (changes: Partial<StageSource> = {}): StageSource => ({
  order: [...DEFAULT_STAGES.order],
  definitions: [...DEFAULT_STAGES.definitions],
  attributes: {
    firstPurchase: 'first_order_at',
    signup: 'created_at',
    renewal: 'renewal_date',
    churned: 'churned_at',
    purchases: 'orders',
  },
  purchasesAsOf: 'export',
  ...changes,
});

/** Everything that a report can hold. */
export const full = (): Report =>
  report({
    source: {
      engine: 'memory',
      engineWhy: 'an ordinary export',
      inputs: [
        { path: 'responses.csv', format: 'surveymonkey', container: 'csv', encoding: 'utf-8', rows: 112 },
      ],
      columns: {
        score: 'How likely is it that you would recommend us to a friend or a colleague?',
        comment: 'Why?',
        date: 'Start Date',
        respondent: 'Email Address',
      },
    },
    counts: { rows: 112, scored: 102, missing: 6, invalid: 3, duplicates: 1, filtered: 0 },
    dates: {
      first: '2021-11-01T20:43:36',
      last: '2022-06-14T09:12:00',
      undated: 2,
      order: 'mdy',
      why: 'the second part is above 12 in 61 dates',
      timeZone: 'Europe/Berlin',
    },
    trend: trend('month', [
      ['2021-11', tally(7, 3, 2)],
      ['2021-12', tally(12, 4, 1)],
      ['2022-01', tally(9, 2, 0)],
      ['2022-02', tally(8, 5, 3)],
      ['2022-03', EMPTY],
      ['2022-04', tally(14, 4, 1)],
      ['2022-05', tally(18, 3, 1)],
      ['2022-06', tally(4, 1, 0)],
    ]),
    breakdowns: [
      breakdown('plan', [
        ['Enterprise', tally(18, 3, 0)],
        ['Pro', tally(35, 11, 4)],
        ['Free', tally(12, 6, 4)],
        ['Trial', tally(3, 1, 0)],
        [null, tally(4, 1, 0)],
      ]),
      {
        by: ['country', 'device'],
        groups: [
          group({ country: 'Germany', device: 'phone' }, tally(20, 5, 3)),
          group({ country: 'Germany', device: 'desktop' }, tally(30, 6, 2)),
          group(
            { country: 'United Kingdom of Great Britain and Northern Ireland', device: 'phone' },
            tally(2, 5, 9),
          ),
          group({ country: '日本', device: 'phone' }, tally(5, 4, 1)),
        ],
      },
    ],
    rejections: [
      { input: 'responses.csv', column: 'score', reason: 'scoreOutOfRange', count: 2, lines: [17, 40] },
      { input: 'responses.csv', column: 'score', reason: 'scoreNotNumber', count: 1, lines: [66] },
      { input: 'responses.csv', column: 'Start Date', reason: 'dateUnreadable', count: 2, lines: [18, 19] },
    ],
    warnings: [
      {
        code: 'repeats',
        message:
          '4 respondents answered more than once, and every answer counts; --dedupe latest keeps one each.',
      },
    ],
  });

/** 80 columns of Unicode without colour, that cut long names. */
export const page = (changes: Partial<Page> = {}): Page => ({
  width: 80,
  truncate: true,
  glyphs: UNICODE,
  inks: inksOf(0),
  ...changes,
});
