import { expect, test } from 'vitest';
import { describeReport } from '../../../src/present/describe/report.ts';
import { breakdown, EMPTY, full, HIDDEN, report, stages, tally } from '../samples.ts';

test('the answer first, then where it comes from', () => {
  const { result, notes } = describeReport(full());
  expect(result.map(({ title }) => title)).toEqual([
    null,
    'Answers by score',
    'By plan',
    'By country and device',
    'Trend by month',
    null,
  ]);
  expect(result[0]?.blocks.map(({ kind }) => kind)).toEqual(['headline', 'shareBar']);
  expect(notes.map(({ title }) => title)).toEqual(['What was read', 'What could not be used', 'Warnings']);
});

test.each([
  ['nobody answered', report({}, EMPTY)],
  ['everything is hidden', { ...report(), overall: { ...HIDDEN, distribution: null } }],
])('no bar and no distribution where %s', (_, shown) => {
  const [first, second] = describeReport(shown).result;
  expect(first?.blocks.map(({ kind }) => kind)).toEqual(['headline']);
  expect(second?.title ?? null).toBeNull();
});

test('a breakdown by stage begins with the journey', () => {
  const shown = report({
    source: { ...report().source, stages: stages() },
    breakdowns: [
      breakdown('stage', [
        ['new', tally(30, 2, 1)],
        ['lost', tally(10, 0, 20)],
      ]),
    ],
  });
  const section = describeReport(shown).result.find(({ title }) => title === 'By stage');
  expect(section?.blocks.map(({ kind }) => kind)).toEqual(['journey', 'table']);
});

test('describing changes nothing of the report', () => {
  const shown = full();
  describeReport(shown);
  expect(shown).toEqual(full());
});
