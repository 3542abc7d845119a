import { expect, it } from 'vitest';
import { planOf } from '../../../src/analyse/plan.ts';
import { describePlan, planRows } from '../../../src/present/describe/plan.ts';

const question = {
  margins: [2.5],
  differences: [10],
  level: 0.999,
  power: 0.8,
  expected: { promoters: 20, detractors: 45 },
  population: 100,
  responseRate: 0.125,
};

it('has a table for each aim, and says what was reckoned with', () => {
  const { result, notes } = describePlan(planOf(question));
  expect(result.map(({ title }) => title)).toEqual([
    'Answers for a 99.9% interval of the score',
    'Answers to find a difference between two groups, with a power of 80%',
  ]);
  expect(result[0]!.blocks[0]).toMatchObject({
    kind: 'table',
    rows: [
      [
        { type: 'text', value: '2.5' },
        { type: 'count', value: expect.any(Number) },
        { type: 'count', value: expect.any(Number) },
      ],
    ],
  });
  const told = JSON.stringify(notes);
  for (const part of [
    '20% promoters, 35% passives, 45% detractors: NPS -25',
    '99.9%, two-sided; power 80%',
    '100; differences are planned as if it had no end',
    '12.5% of the invited answer',
    'only 100 can be invited',
  ])
    expect(told).toContain(part);
});

it('leaves out what nobody asked for', () => {
  const plain = planOf({
    ...question,
    differences: [],
    expected: null,
    population: null,
    responseRate: null,
  });
  const { result, notes } = describePlan(plain);
  expect(result).toHaveLength(1);
  expect(result[0]!.blocks[0]).toMatchObject({ columns: [{ type: 'text' }, { label: 'answers' }] });
  expect(notes).toHaveLength(1);
  expect(JSON.stringify(notes)).toMatch(/typically.*0\.67/);
});

it('has a row for each aim', () => {
  const { columns, rows } = planRows(planOf(question));
  expect(columns).toEqual(['aim', 'points', 'groups', 'answers', 'invitations']);
  expect(rows.map((row) => row.slice(0, 3))).toEqual([
    ['margin', 2.5, 1],
    ['difference', 10, 2],
  ]);
});
