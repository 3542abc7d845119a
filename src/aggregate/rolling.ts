/** Spans of time that overlap: an answer counts in each that holds it. */

import type { Dedupe, WallTime } from '../model.ts';
import { Candidates } from './candidates.ts';
import type { Kept } from './kept.ts';
import type { Counted } from './memory.ts';

/** A span of whole days, both ends included; `to` is the last millisecond of its last day. */
export interface Span {
  from: WallTime;
  to: WallTime;
}

const DAY = 86_400_000;

/**
 * What is `kept` of the answers in each of several spans. With `dedupe`, a respondent counts once in each, by the
 * latest or the first answer that lies in it; answers are then kept until the end: memory grows with their number.
 */
export class Rolling<L, A extends Counted> {
  readonly #dedupe: Dedupe;
  readonly #kept: Kept<L, A>;
  readonly #days = new Map<number, { n: number; part: L }>();
  readonly #candidates: Candidates<A>;

  constructor(dedupe: Dedupe, kept: Kept<L, A>) {
    this.#dedupe = dedupe;
    this.#kept = kept;
    this.#candidates = new Candidates(dedupe);
  }

  /** Takes one answer; one without a date is in no span. It may be kept, and must stay as it is. */
  take(answer: A): void {
    const { at, respondent } = answer;
    if (at === null) return;
    if (respondent !== null && this.#dedupe !== 'none') {
      this.#candidates.add(respondent, answer);
      return;
    }
    const day = Math.floor(at / DAY);
    let found = this.#days.get(day);
    if (found === undefined) {
      found = { n: 0, part: this.#kept.empty() };
      this.#days.set(day, found);
    }
    found.n += answer.times;
    this.#kept.add(found.part, answer);
  }

  /** What is kept of each span; in `spans`, both ends must ascend, or stay. */
  of(spans: readonly Span[]): L[] {
    const found = spans.map(() => this.#kept.empty());
    for (const [day, { part }] of this.#days)
      for (const i of holding(spans, day * DAY)) this.#kept.merge(found[i]!, part);
    for (const answers of this.#candidates.lists()) {
      const within = new Map<number, A[]>();
      for (const answer of answers)
        for (const i of holding(spans, answer.at!)) within.set(i, [...(within.get(i) ?? []), answer]);
      for (const [i, some] of within) this.#kept.add(found[i]!, this.#candidates.choose(some));
    }
    return found;
  }

  /** Voices in a span, n: with `dedupe`, respondents and anonymous answers; else answers. */
  voices({ from, to }: Span): number {
    const isIn = (at: WallTime): boolean => at >= from && at <= to;
    let n = 0;
    for (const [day, found] of this.#days) if (isIn(day * DAY)) n += found.n;
    for (const answers of this.#candidates.lists()) if (answers.some(({ at }) => isIn(at!))) n++;
    return n;
  }
}

/** Indexes of the spans that hold a moment; they follow one another. */
function* holding(spans: readonly Span[], at: WallTime): Generator<number> {
  for (let i = firstWhere(spans, ({ to }) => to >= at); i < spans.length && spans[i]!.from <= at; i++)
    yield i;
}

/** Index of the first for which `test` holds, given that it does for all after it; the length where there is none. */
function firstWhere(spans: readonly Span[], test: (span: Span) => boolean): number {
  let [low, high] = [0, spans.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (test(spans[middle]!)) high = middle;
    else low = middle + 1;
  }
  return low;
}
