import { expect, test } from 'vitest';
import { Evidence } from '../../src/map/evidence.ts';

const ROWS = 2000;
const observed = (row: (i: number) => string[], thorough = false): Evidence => {
  const evidence = new Evidence(thorough);
  for (let i = 0; i < ROWS; i++) evidence.observe(row(i));
  evidence.settle();
  return evidence;
};
const row = (i: number): string[] => [
  String(i % 11),
  `2024-01-${String((i % 28) + 1).padStart(2, '0')}`,
  `r${i}`,
  'Pro',
];

test('columns of scores and dates are counted to the last cell', () => {
  const { profiles, rows } = observed(row);
  expect(rows).toBe(ROWS);
  expect(profiles[0]).toMatchObject({ filled: ROWS, scores: ROWS });
  expect(profiles[1]!.dates.parsed).toBe(ROWS);
});

test('of other columns a part is enough, and all where it is asked for', () => {
  expect(observed(row).profiles[2]!.filled).toBeLessThan(ROWS / 4);
  expect(observed(row, true).profiles.map(({ filled }) => filled)).toEqual([ROWS, ROWS, ROWS, ROWS]);
  expect(observed(row).missedSomething()).toBe(false);
});

test('a column that is empty at first is watched', () => {
  const { profiles } = observed((i) => ['x', i < 1500 ? '' : '9']);
  expect(profiles[1]).toMatchObject({ filled: 500, scores: 500, missing: 1500 });
});

test('a column that becomes scores only later is noticed', () => {
  const late = (i: number) => [i < 60 ? 'Agree' : '9'];
  expect(observed(late).missedSomething()).toBe(true);
  expect(observed(late, true).missedSomething()).toBe(false);
});

test('a column that turns up only later is counted', () => {
  const { profiles } = observed((i) => (i < 100 ? ['x'] : ['x', '7']));
  expect(profiles[1]!.scores).toBe(ROWS - 100);
});
