/** What is kept of groups by crossed keys. Keys are any text, `__proto__` and the empty one too, or null for unknown. */

import type { Keys } from '../model.ts';
import type { Kept } from './kept.ts';

type Level<L> = Map<string | null, Level<L> | L>;

/** One group and what is kept of it, in most engines a tally. */
export interface GroupOf<L> {
  keys: Keys;
  tally: L;
}

/** What is kept for every combination of keys that occurs. */
export class Groups<L, A> {
  readonly #depth: number;
  readonly #kept: Kept<L, A>;
  readonly #root: Level<L> = new Map();

  /** `depth`: how many keys a group has, at least 1. */
  constructor(depth: number, kept: Kept<L, A>) {
    this.#depth = depth;
    this.#kept = kept;
  }

  /** Counts one answer. `keys` has `depth` keys and is not kept. */
  add(keys: Keys, answer: A): void {
    this.#kept.add(this.#leafOf(keys), answer);
  }

  /** Counts one answer in several groups. */
  addAll(groups: readonly Keys[], answer: A): void {
    for (const keys of groups) this.#kept.add(this.#leafOf(keys), answer);
  }

  /** Counts all answers of a part. */
  merge(keys: Keys, part: L): void {
    this.#kept.merge(this.#leafOf(keys), part);
  }

  #leafOf(keys: Keys): L {
    let level = this.#root;
    for (let i = 0; i < this.#depth - 1; i++) {
      let next = level.get(keys[i]!) as Level<L> | undefined;
      if (next === undefined) {
        next = new Map();
        level.set(keys[i]!, next);
      }
      level = next;
    }
    const last = keys[this.#depth - 1]!;
    let leaf = level.get(last) as L | undefined;
    if (leaf === undefined) {
      leaf = this.#kept.empty();
      level.set(last, leaf);
    }
    return leaf;
  }

  /** All groups that were added to, in no promised order. */
  list(): GroupOf<L>[] {
    const found: GroupOf<L>[] = [];
    const walk = (level: Level<L>, keys: Keys) => {
      for (const [key, below] of level) {
        if (keys.length === this.#depth - 1) found.push({ keys: [...keys, key], tally: below as L });
        else walk(below as Level<L>, [...keys, key]);
      }
    };
    walk(this.#root, []);
    return found;
  }
}
