/** Tallies by account: what error remains where the people of an account agree is told from them. */

import type { Tally } from '../model.ts';
import { type Kept, TALLY } from './kept.ts';
import { emptyTally } from './tally.ts';

/** The tally of each account; null: of answers without one. */
export type AccountTallies = Map<string | null, number[]>;

/** Keeps a tally for each account in each group: memory grows with their number. */
export const ACCOUNTS: Kept<AccountTallies, { score: number; times: number; account: string | null }> = {
  empty: () => new Map(),
  add(accounts, answer) {
    TALLY.add(tallyOf(accounts, answer.account), answer);
  },
  merge(sum, part) {
    for (const [account, tally] of part) TALLY.merge(tallyOf(sum, account), tally);
  },
};

function tallyOf(accounts: AccountTallies, account: string | null): number[] {
  let tally = accounts.get(account);
  if (tally === undefined) {
    tally = emptyTally();
    accounts.set(account, tally);
  }
  return tally;
}

/** A tally for each account; every answer without one is an account of its own. */
export function* eachAccount(accounts: AccountTallies): Generator<Tally> {
  for (const [account, tally] of accounts) {
    if (account !== null) yield tally;
    else
      for (const [score, count] of tally.entries())
        for (let i = 0; i < count; i++) yield emptyTally().with(score, 1);
  }
}
