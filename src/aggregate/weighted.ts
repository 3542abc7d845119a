/** Sums of weights per score, for answers that do not all count the same. */

import { type Kept, TALLY } from './kept.ts';
import { emptyTally } from './tally.ts';

/** Per score 0…10. */
export interface WeightSums {
  /** Answers, n. */
  counts: number[];
  /** Σw. */
  weights: number[];
  /** Σw². */
  squares: number[];
}

/** Weights are above 0; what has none never gets here. */
export const WEIGHTED: Kept<WeightSums, { score: number; times: number; weight: number }> = {
  empty: () => ({ counts: emptyTally(), weights: emptyTally(), squares: emptyTally() }),
  add({ counts, weights, squares }, { score, weight, times }) {
    counts[score]! += times;
    weights[score]! += times * weight;
    squares[score]! += times * weight ** 2;
  },
  merge(sum, part) {
    TALLY.merge(sum.counts, part.counts);
    TALLY.merge(sum.weights, part.weights);
    TALLY.merge(sum.squares, part.squares);
  },
};
