import { expect, test } from 'vitest';
import { comparedRows } from '../../src/present/compareRows.ts';
import { difference, groups, scored, sides } from './compared.ts';

const records = (table: ReturnType<typeof comparedRows>) =>
  table.rows.map((row) => {
    expect(row).toHaveLength(table.columns.length);
    return Object.fromEntries(table.columns.map((name, i) => [name, row[i]]));
  });

test('both sides, then groups, then themes', () => {
  const impact = { points: 2, low: 1, high: 3, level: 0.95 };
  const report = sides({
    breakdowns: [
      {
        by: ['plan', 'theme'],
        rate: 1,
        mix: 2,
        reversal: false,
        groups: [
          {
            keys: { plan: 'Pro', theme: null },
            baseline: { ...scored(1, 2, 3), share: 0.5 },
            compared: { ...scored(3, 2, 1), share: 0.25 },
            rate: 1,
            mix: 2,
          },
        ],
      },
    ],
    themes: [
      {
        theme: 'price',
        label: 'Price',
        parent: null,
        baseline: { ...scored(1, 1, 1), share: 0.1, impact },
        compared: { ...scored(1, 1, 1), share: 0.2, impact: null },
        impactChange: null,
      },
    ],
  });
  const [all, group, theme] = records(comparedRows(report));
  expect(all).toMatchObject({
    breakdown: '',
    plan: null,
    baselineN: 100,
    comparedDetractors: 20,
    difference: -12,
    low: -20,
    p: 0.004,
  });
  expect(group).toMatchObject({
    breakdown: 'plan,theme',
    plan: 'Pro',
    'column:theme': null,
    theme: null,
    baselineShare: 0.5,
    rate: 1,
    mix: 2,
    difference: null,
  });
  expect(theme).toMatchObject({
    breakdown: '',
    theme: 'price',
    comparedShare: 0.2,
    baselineImpact: 2,
    comparedImpact: null,
    rate: null,
  });
});

test('many groups: one row for each comparison', () => {
  const [first, , hidden] = records(comparedRows(groups()));
  expect(first).toMatchObject({
    breakdown: 'plan',
    plan: 'Pro',
    'baseline.plan': null,
    comparedN: 45,
    baselineN: 55,
    difference: 83,
    adjustedP: 0.0002,
  });
  expect(hidden).toMatchObject({ plan: 'Free', comparedN: null, difference: null, adjustedP: null });
});

test('what is paired stands beside the difference', () => {
  const none = { promoter: 0, passive: 0, detractor: 0 };
  const transitions = { promoter: { ...none, passive: 4 }, passive: none, detractor: none };
  const paired = {
    ...{ ...difference(-100), n: 4, baseline: 100, compared: 0, transitions },
    ...{ rose: 0, stayed: 0, fell: 4, most: false },
  };
  const [all] = records(comparedRows(sides({ paired })));
  expect(all).toMatchObject({
    difference: -12,
    pairedN: 4,
    pairedDifference: -100,
    pairedLow: -108,
    pairedP: 0.004,
  });
});
