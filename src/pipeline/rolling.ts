/** The answers to a question in windows that overlap, gathered while they are counted. */

import type { Counted } from '../aggregate/memory.ts';
import { Rolling } from '../aggregate/rolling.ts';
import type { Dedupe } from '../model.ts';
import type { Asked } from './asked.ts';
import type { Collector } from './collector.ts';
import type { Judged, Setting } from './fate.ts';
import type { Keeping } from './keeping.ts';

/** Gathers the answers; `rolling` is to be asked once they are counted. */
export class RollingCollector<L, A extends Counted> implements Collector {
  rolling: Rolling<L, A>;
  readonly #keeping: Keeping<L, A>;
  readonly #dedupe: Dedupe;
  #asked: Asked | null = null;

  constructor(keeping: Keeping<L, A>, dedupe: Dedupe) {
    this.#keeping = keeping;
    this.#dedupe = dedupe;
    this.rolling = new Rolling(dedupe, keeping.kept);
  }

  beginPass(asked: Asked): void {
    this.#asked = asked;
    this.rolling = new Rolling(this.#dedupe, this.#keeping.kept);
  }

  taker(setting: Setting): (judged: Judged) => void {
    const answerOf = this.#keeping.answersOf(setting, this.#asked!);
    const { rolling } = this;
    return (judged) => rolling.take(answerOf(judged));
  }
}

/** Both are shown every answer. */
export const both = (one: Collector, other: Collector): Collector => ({
  beginPass(asked) {
    one.beginPass(asked);
    other.beginPass(asked);
  },
  taker(setting) {
    const [first, second] = [one.taker(setting), other.taker(setting)];
    return (judged, line) => {
      first(judged, line);
      second(judged, line);
    };
  },
});
