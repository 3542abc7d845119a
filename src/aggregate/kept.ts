/** What an engine keeps of the answers in a group. */

import { emptyTally } from './tally.ts';

/** `L` is kept, `A` is an answer. Whatever is kept merges: it commutes and associates, and `empty()` is neutral. */
export interface Kept<L, A> {
  /** Of no answers; a new one each time. */
  empty(): L;
  /** Counts one answer in `kept`, or so many equal ones as it says; nothing of the answer's is shared. */
  add(kept: L, answer: A): void;
  /** Counts all of `part` in `sum`; `part` stays as it is. */
  merge(sum: L, part: L): void;
}

/** Nothing but how often each score was given. */
export const TALLY: Kept<number[], { score: number; times: number }> = {
  empty: emptyTally,
  add(tally, { score, times }) {
    tally[score]! += times;
  },
  merge(sum, part) {
    for (let score = 0; score < sum.length; score++) sum[score]! += part[score]!;
  },
};
