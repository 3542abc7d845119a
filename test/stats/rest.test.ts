import { expect, test } from 'vitest';
import { restOf } from '../../src/stats/rest.ts';
import { tallyOf } from './counts.ts';

test('the rest are the answers that are not in the group', () => {
  expect(restOf(tallyOf(0, 10), tallyOf(0, 0, 7, 10))).toEqual(tallyOf(0, 7));
});

test('the rest of an empty group is everyone, and of everyone nobody', () => {
  const all = tallyOf(0, 5, 10);
  expect(restOf(tallyOf(), all)).toEqual(all);
  expect(restOf(all, all)).toEqual(tallyOf());
});

test('a group with answers that nobody gave is no part of the whole', () => {
  expect(() => restOf(tallyOf(3), tallyOf(0, 10))).toThrow(RangeError);
});
