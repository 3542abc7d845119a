/** Comments as they are kept, for tests. */
import type { KeptComment } from '../../../src/pipeline/comments.ts';

/** One comment; `untagged` and anonymous unless it is said otherwise. */
export const comment = (score: number, text: string, changes: Partial<KeptComment> = {}): KeptComment => ({
  text,
  score,
  respondent: null,
  tagged: false,
  ...changes,
});

/** The same comment several times, of different people. */
export const times = (
  n: number,
  score: number,
  text: string,
  changes: Partial<KeptComment> = {},
): KeptComment[] => Array.from({ length: n }, () => comment(score, text, changes));
