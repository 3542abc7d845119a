import { expect, test } from 'vitest';
import { legendOf } from '../../../src/present/describe/legend.ts';
import { breakdown, EMPTY, report, tally, trend } from '../samples.ts';

const even = tally(50, 25, 25);

test.each([
  ['none', report({}, even), undefined],
  ['small', report({ breakdowns: [breakdown('plan', [['a', tally(1, 0, 0)]])] }, even), ['small']],
  ['hidden', report({ breakdowns: [breakdown('plan', [['a', null]])] }, even), ['hidden']],
  ['partial', report({ trend: trend('month', [['2024-01', even]]) }, even), ['partial']],
  ['percent', report({}, tally(11, 11, 11)), ['percent']],
  ['no trend, no marks of it', report({ trend: trend('month', [['2024-01', EMPTY]]) }, even), undefined],
])('explains what occurs and only that: %s', (_, shown, signs) => {
  expect(legendOf(shown)?.items.map(({ sign }) => sign)).toEqual(signs);
});

test('names the smallest group to show', () => {
  const shown = report({ minN: 5, breakdowns: [breakdown('plan', [['a', null]])] }, even);
  expect(legendOf(shown)?.items[0]?.text).toMatch(/^\(fewer than 5 answers,/);
});
