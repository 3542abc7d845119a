import { expect, test } from 'vitest';
import type { LeftOut } from '../../../src/model.ts';
import { leftOutTexts } from '../../../src/present/describe/leftOut.ts';

const left = (reason: LeftOut['reason'], count: number, input = 'a.json'): LeftOut => ({
  input,
  reason,
  count,
  lines: [],
});

test('each reason is counted over all inputs, in the order in which they come', () => {
  const all = [left('test', 1), left('otherMetric', 2), left('test', 1, 'b.json')];
  expect(leftOutTexts(all)).toEqual(['2 tests', '2 answers to other questions']);
});

test.each([
  [left('declined', 1), '1 declined'],
  [left('declined', 3), '3 declined'],
  [left('test', 1), '1 test'],
  [left('otherMetric', 1), '1 answer to another question'],
  [left('staffReply', 2), '2 replies of the staff'],
  [left('otherEvent', 2), '2 other events'],
  [left('excluded', 1), '1 excluded by the tool'],
])('%j is %j', (one, words) => {
  expect(leftOutTexts([one])).toEqual([words]);
});

test('nothing is nothing', () => {
  expect(leftOutTexts([])).toEqual([]);
});
