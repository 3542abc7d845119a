import { expect, it } from 'vitest';
import { ACCOUNTS, eachAccount } from '../../src/aggregate/accounts.ts';
import { size } from '../../src/aggregate/tally.ts';

it('takes every answer without an account for one of its own', () => {
  const accounts = ACCOUNTS.empty();
  for (const [score, account] of [
    [9, 'a'],
    [3, 'a'],
    [9, null],
    [9, null],
    [8, null],
    [10, ''],
  ] as const)
    ACCOUNTS.add(accounts, { score, times: 1, account });
  const tallies = [...eachAccount(accounts)];
  expect(tallies.map(size)).toEqual([2, 1, 1, 1, 1]);
  expect(tallies[0]).toEqual([0, 0, 0, 1, 0, 0, 0, 0, 0, 1, 0]);
  expect(tallies.slice(1, 4).map((tally) => tally.indexOf(1))).toEqual([8, 9, 9]);
});
