/** What is counted of topics in one group of answers. */

import type { Keys, Tally } from '../model.ts';
import type { BreakdownShape } from './memory.ts';
import { emptyTally, merge, size } from './tally.ts';

/** What was said about one topic in one group. */
export interface Topic {
  /** Answers with the topic, n; a respondent's are all counted. */
  mentions: number;
  /** Voices with the topic: of each respondent the answer that has it; the chosen one of several. */
  with: Tally;
  /** Voices that never have it, each by its chosen answer. `with` and `without` share nobody. */
  without: Tally;
}

/** One group of a breakdown. */
export interface Voiced {
  keys: Keys;
  /** Voices, each by its chosen answer: the latest or the first, as `dedupe` has it. */
  all: Tally;
  /** By the number of the topic; topics that nobody mentions in the group are left out. */
  topics: ReadonlyMap<number, Topic>;
}

/** Most rules have fewer topics: for so many there is room in every group. */
const DENSE = 64;
const SCORES = emptyTally().length;

interface Counts {
  /** Of those who gave one answer, which is all three of the others. */
  alone: number[];
  mentions: number;
  with: number[];
  /** The chosen answers of those who are in `with`. */
  displaced: number[];
}

/** One group while it is counted. */
export class Cell {
  readonly keys: Keys;
  /** Something was counted in it. */
  isHeard = false;
  readonly #all = emptyTally();
  readonly #topics: (Counts | undefined)[] = [];
  /** What is `alone` of the first topics: one place to look at for each, where most of all is counted. */
  #alone = new Int32Array(0);

  constructor(keys: Keys) {
    this.keys = keys;
  }

  /** Counts somebody who gave one answer, whose topics are those of `topics` from `from` up to `to`. */
  countAlone(score: number, topics: ArrayLike<number>, from: number, to: number): void {
    this.isHeard = true;
    this.#all[score]!++;
    for (let i = from; i < to; i++) {
      const topic = topics[i]!;
      if (topic >= DENSE) this.#countsOf(topic).alone[score]!++;
      else {
        const at = topic * SCORES + score;
        if (at >= this.#alone.length) this.#grow(topic);
        this.#alone[at]!++;
      }
    }
  }

  /** Counts a voice by the score of its chosen answer. */
  countVoice(score: number): void {
    this.isHeard = true;
    this.#all[score]!++;
  }

  /** Counts an answer that has the topic. */
  countMention(topic: number): void {
    this.isHeard = true;
    this.#countsOf(topic).mentions++;
  }

  /** Counts a voice with the topic, by the score of the answer that has it. */
  countSpeaker(topic: number, score: number): void {
    this.isHeard = true;
    this.#countsOf(topic).with[score]!++;
  }

  /** Counts a voice that has the topic, by the score of its chosen answer. */
  displace(topic: number, score: number): void {
    this.#countsOf(topic).displaced[score]!++;
  }

  /** Counts here what was counted in `part`. */
  add(part: Cell): void {
    this.isHeard ||= part.isHeard;
    addTo(this.#all, part.#all);
    part.#spread();
    part.#topics.forEach((counts, topic) => {
      if (counts === undefined) return;
      const total = this.#countsOf(topic);
      addTo(total.alone, counts.alone);
      total.mentions += counts.mentions;
      addTo(total.with, counts.with);
      addTo(total.displaced, counts.displaced);
    });
  }

  /** What was counted. */
  get voiced(): Voiced {
    this.#spread();
    const topics = new Map<number, Topic>();
    this.#topics.forEach((counts, topic) => {
      if (counts === undefined) return;
      const { alone, displaced } = counts;
      topics.set(topic, {
        mentions: counts.mentions + size(alone),
        with: merge(counts.with, alone),
        without: this.#all.map((count, score) => count - displaced[score]! - alone[score]!),
      });
    });
    return { keys: this.keys, all: this.#all, topics };
  }

  #grow(topic: number): void {
    const larger = new Int32Array(Math.min(DENSE, 2 * topic + 1) * SCORES);
    larger.set(this.#alone);
    this.#alone = larger;
  }

  /** Moves what was counted in `#alone` to where all is. */
  #spread(): void {
    this.#alone.forEach((count, at) => {
      if (count > 0) this.#countsOf(Math.floor(at / SCORES)).alone[at % SCORES]! += count;
    });
    this.#alone.fill(0);
  }

  #countsOf(topic: number): Counts {
    const known = this.#topics[topic];
    if (known !== undefined) return known;
    while (this.#topics.length < topic) this.#topics.push(undefined);
    const counts = { alone: emptyTally(), mentions: 0, with: emptyTally(), displaced: emptyTally() };
    this.#topics[topic] = counts;
    return counts;
  }
}

function addTo(sum: number[], tally: Tally): void {
  for (let score = 0; score < sum.length; score++) sum[score]! += tally[score]!;
}

/** The groups of one breakdown, by number. */
export class SpokenGroups {
  readonly cells: Cell[] = [];
  /** By group, a number that only those of the same period have; null: they have no period. */
  readonly scopes: number[] | null;
  readonly #period: number | null;
  readonly #ids = new Map<string | null, number>();
  readonly #scopeIds = new Map<string | null, number>();

  constructor({ depth, period }: BreakdownShape) {
    this.#period = period;
    this.scopes = period === null ? null : [];
    // The overall is there though nobody has answered.
    if (depth === 0) this.cells[this.idOf([])]!.isHeard = true;
  }

  /** The number of the group with these keys, of which nothing is kept. */
  readonly idOf = (keys: Keys): number => {
    if (keys.length === 0 && this.cells.length > 0) return 0;
    const name = keys.length === 1 ? keys[0]! : keys.map(nameOf).join('\u0000');
    const known = this.#ids.get(name);
    if (known !== undefined) return known;
    const id = this.cells.length;
    this.#ids.set(name, id);
    this.cells.push(new Cell([...keys]));
    if (this.#period !== null) {
      const period = keys[this.#period]!;
      const scope = this.#scopeIds.get(period) ?? this.#scopeIds.size;
      this.#scopeIds.set(period, scope);
      this.scopes!.push(scope);
    }
    return id;
  };

  /** What was counted, of the groups in which anything was. */
  get voiced(): Voiced[] {
    return this.cells.filter(({ isHeard }) => isHeard).map(({ voiced }) => voiced);
  }
}

/** A key as part of a name; no text begins like the unknown one. */
const nameOf = (key: string | null): string => (key === null ? '\u0001' : `=${key}`);
