/** Tallies by crossed keys. Keys are any text, `__proto__` and the empty one too, or null for unknown. */

import type { Group, Keys, Tally } from '../model.ts';
import { emptyTally } from './tally.ts';

type Level = Map<string | null, Level | number[]>;

/** A tally for every combination of keys that occurs. */
export class Groups {
  readonly #depth: number;
  readonly #root: Level = new Map();

  /** `depth`: how many keys a group has, at least 1. */
  constructor(depth: number) {
    this.#depth = depth;
  }

  /** Counts one answer with `score` (0…10). `keys` has `depth` keys and is not kept. */
  add(keys: Keys, score: number): void {
    this.#tallyOf(keys)[score]!++;
  }

  /** Counts one answer in several groups. */
  addAll(groups: readonly Keys[], score: number): void {
    for (const keys of groups) this.#tallyOf(keys)[score]!++;
  }

  /** Counts all answers of a tally. */
  addTally(keys: Keys, tally: Tally): void {
    const sum = this.#tallyOf(keys);
    for (let score = 0; score < sum.length; score++) sum[score]! += tally[score]!;
  }

  #tallyOf(keys: Keys): number[] {
    let level = this.#root;
    for (let i = 0; i < this.#depth - 1; i++) {
      let next = level.get(keys[i]!) as Level | undefined;
      if (next === undefined) {
        next = new Map();
        level.set(keys[i]!, next);
      }
      level = next;
    }
    const last = keys[this.#depth - 1]!;
    let tally = level.get(last) as number[] | undefined;
    if (tally === undefined) {
      tally = emptyTally();
      level.set(last, tally);
    }
    return tally;
  }

  /** All groups that were added to, in no promised order. */
  list(): Group[] {
    const found: Group[] = [];
    const walk = (level: Level, keys: Keys) => {
      for (const [key, below] of level) {
        if (Array.isArray(below)) found.push({ keys: [...keys, key], tally: below });
        else walk(below, [...keys, key]);
      }
    };
    walk(this.#root, []);
    return found;
  }
}
