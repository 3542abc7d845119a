import { describe, expect, test } from 'vitest';
import {
  headline,
  isSmall,
  levelOf,
  roundingShows,
  scoreCells,
  scoreColumns,
  shares,
  signed,
  wholePercent,
  wholeRange,
  wholeScore,
} from '../../../src/present/describe/score.ts';
import { EMPTY, HIDDEN, scoreOf, tally } from '../samples.ts';

test.each([
  [8, 11, 5, 13],
  [5, 11, 8, -13],
  [1, 998, 2, 0],
  [2, 998, 1, 0],
  [10, 0, 0, 100],
])('%i promoters, %i passives, %i detractors are %i points', (promoters, passives, detractors, points) => {
  expect(Object.is(wholeScore(scoreOf(tally(promoters, passives, detractors))), points)).toBe(true);
});

test('no answers and hidden ones have no numbers', () => {
  for (const score of [scoreOf(EMPTY), HIDDEN]) {
    expect([wholeScore(score), wholeRange(score), shares(score)]).toEqual([null, null, null]);
    expect([isSmall(score), roundingShows(score)]).toEqual([false, false]);
  }
  expect([wholePercent(0, 0), wholePercent(null, null), wholePercent(1, 8)]).toEqual([null, null, 13]);
});

test('ends of an interval are rounded half away from zero, and never to minus zero', () => {
  const interval = { low: -12.5, high: -0.4, level: 0.95, method: 'wald' } as const;
  const range = wholeRange({ ...scoreOf(tally(9, 9, 9)), interval });
  expect(range).toEqual({ low: -13, high: 0 });
});

test('the level is the first there is, in percent', () => {
  const sure = scoreOf(tally(9, 9, 9));
  expect(levelOf([scoreOf(EMPTY), sure])).toBe(95);
  expect(levelOf([{ ...sure, interval: { ...sure.interval!, level: 0.999 } }])).toBe(99.9);
  expect(levelOf([scoreOf(EMPTY)])).toBeNull();
});

describe('rounding shows', () => {
  test.each([
    [1, 1, 1, true],
    [50, 25, 25, false],
    [1, 6, 1, true],
  ])('of %i, %i, %i: %s', (promoters, passives, detractors, shows) => {
    expect(roundingShows(scoreOf(tally(promoters, passives, detractors)))).toBe(shows);
  });
});

test('every column has its cell, of its type', () => {
  const score = scoreOf(tally(7, 1, 1));
  expect(scoreCells(score).map(({ type }) => type)).toEqual(scoreColumns([score]).map(({ type }) => type));
  expect(scoreCells(score)[2]).toEqual({ type: 'count', value: 9, mark: 'small' });
  expect(scoreCells(HIDDEN)[0]).toEqual({ type: 'hidden' });
});

test('the label of the interval names its level, where there is one', () => {
  expect(scoreColumns([scoreOf(tally(1, 1, 1))])[1]?.label).toBe('95% interval');
  expect(scoreColumns([])[1]?.label).toBe('interval');
});

test('a headline', () => {
  expect(headline(scoreOf(tally(3, 2, 1)))).toEqual({
    kind: 'headline',
    label: 'NPS',
    score: { type: 'points', value: 33 },
    interval: { low: -27, high: 71 },
    level: 95,
    n: 6,
    mark: 'small',
  });
});

describe('weighted', () => {
  const weighted = { promoters: 0.475, passives: 0.25, detractors: 0.275 };
  const score = { ...scoreOf(tally(1, 1, 1)), nps: 20, effectiveN: 2.6, designEffect: 1.1, weighted };

  test('the score and the shares are those of the weight', () => {
    expect(wholeScore(score)).toBe(20);
    expect(shares(score)).toEqual(weighted);
    expect(roundingShows(score)).toBe(true);
    expect(headline(score)).toMatchObject({ label: 'Weighted NPS', n: 3, effectiveN: 3 });
  });

  test('tables have the effective n beside n, hidden groups none', () => {
    const hidden = { ...HIDDEN, effectiveN: null, designEffect: null, weighted: null };
    const labels = scoreColumns([hidden, score]).map(({ label }) => label);
    expect(labels).toEqual([
      'NPS',
      '95% interval',
      'n',
      'effective n',
      'promoters',
      'passives',
      'detractors',
      '',
    ]);
    const values = (cells: ReturnType<typeof scoreCells>) =>
      cells.map((cell) => ('value' in cell ? cell.value : cell.type)).slice(2, 7);
    expect(values(scoreCells(score))).toEqual([3, 3, 48, 25, 28]);
    expect(values(scoreCells(hidden))).toEqual([null, null, null, null, null]);
  });
});

test('by account, tables and the headline have the accounts', () => {
  const score = { ...scoreOf(tally(1, 1, 1)), accounts: 2, designEffect: 1.5 };
  expect(scoreColumns([score]).map(({ label }) => label)[3]).toBe('accounts');
  expect(scoreCells(score)[3]).toEqual({ type: 'count', value: 2 });
  expect(scoreCells(score)).toHaveLength(scoreColumns([score]).length);
  expect(headline(score)).toMatchObject({ label: 'NPS', accounts: 2 });
});

test('points are signed and rounded half away from zero', () => {
  expect([12.5, -12.5, 0.4, -0.4, 0].map((points) => signed(points))).toEqual(['+13', '−13', '0', '0', '0']);
  expect([1, -0.04, -0.06].map((points) => signed(points, 1))).toEqual(['+1.0', '0.0', '−0.1']);
});
