/** Answers sorted into two sides: the voices on either, and what became of those who are heard on both. */

import type { SideIndex } from '../model/compare.ts';
import type { Dedupe, Keys, Tally, WallTime } from '../model.ts';
import { Candidates } from './candidates.ts';
import { emptyTally } from './tally.ts';
import { type Spoken, type Voiced, Voices } from './voices.ts';

/** What one side says. */
export interface SideVoices {
  /** Answers taken, n; a respondent's are all counted. */
  answers: number;
  overall: Voiced;
  /** One list for each breakdown, in no promised order. */
  breakdowns: Voiced[][];
}

/** What was sorted. */
export interface Sorted {
  sides: readonly [SideVoices, SideVoices];
  /** Scores of people who are on both sides: `pairs[s][t]` scored s on the first side and t on the second; n. */
  pairs: readonly Tally[];
}

interface Chosen {
  score: number;
  at: WallTime | null;
}

const DAY = 86_400_000;

/**
 * Counts on each side what `Voices` counts, one respondent being one voice on each (`dedupe` none: every answer
 * is). Answers whose side is told only at the end are kept until then: memory grows with their number.
 */
export class Sides {
  readonly #voices: readonly [Voices, Voices];
  readonly #answers: [number, number] = [0, 0];
  readonly #candidates: Candidates<Chosen>;
  readonly #people = new Map<string, [Chosen | null, Chosen | null]>();
  readonly #kept: { spoken: Spoken; groups: readonly Keys[] }[] = [];
  readonly #days = new Set<number>();
  #outside = 0;

  /** `depths`: how many keys the groups of each breakdown have. */
  constructor(depths: readonly number[], dedupe: Dedupe) {
    const shapes = [0, ...depths].map((depth) => ({ depth, period: null }));
    this.#voices = [new Voices(shapes, dedupe), new Voices(shapes, dedupe)];
    this.#candidates = new Candidates(dedupe === 'none' ? 'latest' : dedupe);
  }

  /** Answers on neither side, n. */
  get outside(): number {
    return this.#outside;
  }

  /** Midnights of the days on which answers that are kept were given. */
  get days(): WallTime[] {
    return [...this.#days].map((day) => day * DAY);
  }

  /** Takes an answer of one side (null: of neither); `groups` has its keys for each breakdown, and nothing of it is kept. */
  take(spoken: Spoken, groups: readonly Keys[], side: SideIndex | null): void {
    if (side === null) {
      this.#outside++;
      return;
    }
    this.#answers[side]++;
    this.#voices[side].take(spoken, [[], ...groups]);
    if (spoken.respondent !== null) this.#remember(spoken.respondent, spoken, side);
  }

  /** Takes an answer whose side `finish` will tell. One without a date is on neither. */
  keep({ score, at, respondent, topics }: Spoken, groups: readonly Keys[]): void {
    if (at === null) {
      this.#outside++;
      return;
    }
    this.#days.add(Math.floor(at / DAY));
    this.#kept.push({ spoken: { score, at, respondent, topics }, groups: groups.map((keys) => [...keys]) });
  }

  /** What was sorted; `sideOf` tells the sides of the answers that were kept. To be called once, at the end. */
  finish(sideOf: (at: WallTime) => SideIndex | null): Sorted {
    for (const { spoken, groups } of this.#kept) this.take(spoken, groups, sideOf(spoken.at!));
    this.#kept.length = 0;
    const pairs = emptyTally().map(emptyTally);
    for (const [first, second] of this.#people.values())
      if (first !== null && second !== null) pairs[first.score]![second.score]!++;
    return { sides: [this.#side(0), this.#side(1)], pairs };
  }

  #side(side: SideIndex): SideVoices {
    const { breakdowns } = this.#voices[side].finish(() => '');
    const [overall, ...others] = breakdowns as [[Voiced], ...Voiced[][]];
    return {
      answers: this.#answers[side],
      overall: overall[0],
      breakdowns: others,
    };
  }

  #remember(respondent: string, { score, at }: Spoken, side: SideIndex): void {
    let person = this.#people.get(respondent);
    if (person === undefined) {
      person = [null, null];
      this.#people.set(respondent, person);
    }
    const before = person[side];
    const answer = { score, at };
    person[side] = before === null ? answer : this.#candidates.choose([before, answer]);
  }
}
