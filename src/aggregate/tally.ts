/** Counts of scores, and the one way in which they are put together. */

import type { Tally } from '../model.ts';

/** No answers: the neutral element of `merge`. A new one each time, to be counted in. */
export const emptyTally = (): number[] => [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];

/** The tally of two disjoint sets of answers. Commutes and associates; `merge(emptyTally(), x)` equals x. */
export const merge = (a: Tally, b: Tally): number[] => a.map((count, score) => count + b[score]!);

/** Answers in a tally: n. */
export const size = (tally: Tally): number => tally.reduce((sum, count) => sum + count, 0);
