import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countsOf, nps } from '../../src/stats/nps.ts';
import { roundRatio } from '../../src/stats/round.ts';
import { anyCounts, counts, swapped, tallyFrom, tallyOf } from './counts.ts';

describe('countsOf', () => {
  test('each score belongs to the category of Reichheld 2003', () => {
    const category = (score: number) => {
      const { detractors, passives, promoters } = countsOf(tallyOf(score));
      return [detractors, passives, promoters].join('');
    };
    const found = Array.from({ length: 11 }, (_, score) => category(score));
    expect(found).toEqual([...Array(7).fill('100'), '010', '010', '001', '001']);
  });

  test('0 to 10 once each (django-nps, tests/test_models.py)', () => {
    expect(countsOf(tallyOf(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10))).toEqual(counts(7, 2, 2));
  });

  test('an empty tally has no answers', () => {
    expect(countsOf(tallyOf())).toEqual(counts(0, 0, 0));
  });

  test('counts of any size are kept whole', () => {
    fc.assert(
      fc.property(anyCounts, (given) => {
        expect(countsOf(tallyFrom(given))).toEqual(given);
      }),
    );
  });
});

describe('nps of single scores', () => {
  interface Case {
    source: string;
    scores: readonly number[];
    points: number;
  }
  const CASES: readonly Case[] = [
    { source: 'brendan-r/NPS, test_01_basics.R', scores: [0, 7, 7, 9, 9, 9], points: 100 / 3 },
    { source: 'brendan-r/NPS', scores: [0], points: -100 },
    { source: 'brendan-r/NPS', scores: [7], points: 0 },
    { source: 'brendan-r/NPS', scores: [10], points: 100 },
    { source: 'andreisavu/nps, src/summary.rs (as a share: 1.0)', scores: [10], points: 100 },
    { source: 'npspy on PyPI', scores: [0, 7], points: -50 },
    { source: 'npspy on PyPI', scores: [7, 9], points: 50 },
    { source: 'kitta65/NPS.jl, test/runtests.jl', scores: [0, 9], points: 0 },
    { source: 'samcus/net-promoter-score, test/index.js (shown as 33)', scores: [1, 9, 10], points: 100 / 3 },
    {
      source: 'flesch/net-promoter-score, README (33)',
      scores: [10, 9, 10, 8, 7, 5, 6, 9, 10],
      points: 100 / 3,
    },
    { source: 'rrrodzilla/net_promoter_score, integration_test.rs', scores: [9, 8, 6], points: 0 },
    { source: 'unytics/bigfunctions, nps.yaml', scores: [9, 10, 6, 8], points: 25 },
    { source: 'formbricks, surveySummary.test.ts', scores: [10, 7, 3, 9], points: 25 },
    {
      source: 'surveyjs/survey-analytics, nps.test.ts (33.33)',
      scores: [1, 10, 8, 7, 9, 9],
      points: 100 / 3,
    },
    { source: 'jjscheng/nps-calculator, test.js', scores: [1, 2, 3, 4, 5, 9, 10, 9, 10, 9], points: 0 },
    { source: 'jjscheng/nps-calculator', scores: [1, 2, 9, 10, 9, 10, 9, 10, 9, 10], points: 60 },
    {
      source: 'django-nps, tests/test_models.py',
      scores: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
      points: -45.45454545454545,
    },
    {
      source: 'chattermill/parrot-api, nps_calculator.rb: says −17, for it rounds the shares first',
      scores: [9, 10, 5, 1, 0, 7],
      points: -100 / 6,
    },
    {
      source: 'GreenBook/QuestionPro 2017: published as 20, for it takes the 6 for a passive',
      scores: [10, 2, 7, 8, 6],
      points: -20,
    },
    {
      source: 'Turas: ten 10s and ten 0s',
      scores: [...Array(10).fill(10), ...Array(10).fill(0)],
      points: 0,
    },
    {
      source: 'Turas: ten 9s and ten 6s, the same score from other answers',
      scores: [...Array(10).fill(9), ...Array(10).fill(6)],
      points: 0,
    },
  ];

  test.each(CASES)('$source: $points', ({ scores, points }) => {
    expect(nps(countsOf(tallyOf(...scores)))).toBeCloseTo(points, 12);
  });
});

describe('nps of distributions', () => {
  interface Case {
    source: string;
    /** Detractors, passives, promoters; percentages where only these are published. */
    given: readonly [number, number, number];
    points: number;
    /** Digits after the point in the source. */
    decimals?: number;
  }
  const CASES: readonly Case[] = [
    { source: 'DELA annual report 2018, glossary', given: [20, 50, 30], points: 10 },
    { source: 'practicalcsm academy', given: [12, 15, 73], points: 61 },
    { source: 'Zenefits, eNPS methodology', given: [20, 55, 25], points: 5 },
    { source: 'Turas, cohort Alpha', given: [8, 8, 24], points: 40 },
    { source: 'Turas, cohort Delta', given: [15, 15, 20], points: 10 },
    { source: 'Turas, identity t = .5, b = .25', given: [2, 2, 4], points: 25 },
    { source: 'Turas, net score', given: [2, 1, 3], points: 100 / 6 },
    { source: 'jjscheng/nps-calculator, test.js', given: [0, 246, 0], points: 0 },
    { source: 'jjscheng/nps-calculator', given: [10, 6, 4], points: -30 },
    { source: 'jjscheng/nps-calculator', given: [2, 0, 8], points: 60 },
    { source: 'jjscheng/nps-calculator', given: [2, 8, 10], points: 40 },
    { source: 'jjscheng/nps-calculator', given: [650, 0, 650], points: 0 },
    { source: 'jdmaturen gist, doctest', given: [75, 675, 250], points: 17.5 },
    { source: 'roshanm20/decision-lab, test_nps.py, segment A', given: [20, 30, 50], points: 30 },
    { source: 'roshanm20/decision-lab, segment B', given: [30, 30, 40], points: 10 },
    { source: 'Market Strategies, 40/40/20 of 500', given: [100, 200, 200], points: 20 },
    { source: 'rxzx115/Bank-Net-Promoter-Scores, Mexico', given: [509, 349, 791], points: 17.1, decimals: 1 },
    { source: 'rxzx115/Bank-Net-Promoter-Scores, UK', given: [609, 356, 755], points: 8.5, decimals: 1 },
    { source: 'rxzx115/Bank-Net-Promoter-Scores, US', given: [601, 267, 763], points: 9.9, decimals: 1 },
    { source: 'rxzx115/Bank-Net-Promoter-Scores, all', given: [1719, 972, 2309], points: 11.8, decimals: 1 },
    { source: 'Neo-47, mobile', given: [642, 782, 377], points: -14.714048, decimals: 6 },
    { source: 'Neo-47, web', given: [494, 796, 1000], points: 22.09607, decimals: 6 },
    { source: 'Neo-47, email', given: [456, 677, 819], points: 18.596311, decimals: 6 },
    { source: 'Neo-47, combined', given: [1592, 2255, 2196], points: 9.995036, decimals: 6 },
  ];

  test.each(CASES)('$source: $points', ({ given: [detractors, passives, promoters], points, decimals }) => {
    const exact = nps(counts(detractors, passives, promoters)) ?? Number.NaN;
    if (decimals === undefined) expect(exact).toBeCloseTo(points, 12);
    else expect(Math.abs(exact - points)).toBeLessThanOrEqual(0.5 / 10 ** decimals);
  });

  test('groups are pooled by counts: 60, where the mean of their scores is 56 (jjscheng/nps-calculator)', () => {
    const groups = [counts(2, 0, 1), counts(0, 0, 1), counts(0, 0, 6)].map(tallyFrom);
    const pooled = tallyOf().map((_, score) => groups.reduce((sum, tally) => sum + (tally[score] ?? 0), 0));
    expect(nps(countsOf(pooled))).toBe(60);
  });

  test('more than 127 answers in a category do not overflow (the fault of andreisavu/nps)', () => {
    expect(nps(counts(0, 0, 200))).toBe(100);
    expect(nps(counts(300, 0, 100))).toBe(-50);
  });

  test('shares of the published breakdowns', () => {
    const shares = ({ n, detractors, passives, promoters }: ReturnType<typeof counts>) =>
      [detractors, passives, promoters].map((part) => roundRatio(100 * part, n, 2));
    // surveyjs/survey-analytics, nps.test.ts
    expect(shares(countsOf(tallyOf(1, 10, 8, 7, 9, 9)))).toEqual([16.67, 33.33, 50]);
    // formbricks, surveySummary.test.ts
    expect(shares(countsOf(tallyOf(10, 7, 3, 9)))).toEqual([25, 25, 50]);
    // GreenBook/QuestionPro 2017, put right
    expect(shares(countsOf(tallyOf(10, 2, 7, 8, 6)))).toEqual([40, 40, 20]);
  });
});

describe('nps', () => {
  test('no answers give no score, where PostHog, samcus and Formbricks say 0', () => {
    expect(nps(counts(0, 0, 0))).toBeNull();
  });

  test('it is a multiple of 100/n between −100 and 100, and turns its sign when the categories swap', () => {
    fc.assert(
      fc.property(anyCounts, (given) => {
        const points = nps(given) ?? Number.NaN;
        expect(Math.abs(points)).toBeLessThanOrEqual(100);
        expect(Math.round((points * given.n) / 100)).toBe(given.promoters - given.detractors || 0);
        expect(nps(swapped(given))).toBeCloseTo(-points, 12);
      }),
    );
  });
});
