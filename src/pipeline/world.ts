import type { OnProgress } from '../model.ts';

/** What a question needs from the outside world. */
export interface World {
  stdin: AsyncIterable<Buffer>;
  onProgress: OnProgress;
  /** Has `work` done before the process is ended by a signal; returns what takes that back. */
  beforeEnd?: (work: () => Promise<void>) => () => void;
}
