import type { Asked } from './asked.ts';
import type { Judged, Setting } from './fate.ts';

/** Wants to see every answer that counts, for what tallies cannot tell: comments, sums, who gave them. */
export interface Collector {
  /** It sees to `dedupe` itself: the engine need not keep the answers of respondents, and counts them all. */
  readonly dedupes?: true;
  /** A reading begins; whatever was shown before did not stand. */
  beginPass(asked: Asked): void;
  /** What is called for the answers of one input, those that `--dedupe` will leave out among them; `judged` is filled anew each time. */
  taker(setting: Setting): (judged: Judged, line: number) => void;
}
