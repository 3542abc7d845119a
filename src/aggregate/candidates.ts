/** Answers of respondents who may have given several, and which of them counts. */

import type { Dedupe, WallTime } from '../model.ts';

/** All answers of every respondent, in the order in which they came. */
export class Candidates<T extends { at: WallTime | null }> {
  readonly #latest: boolean;
  /** Nearly all answer once, and for them a list would be room for nothing. */
  readonly #byRespondent = new Map<string, T | T[]>();

  constructor(dedupe: Dedupe) {
    this.#latest = dedupe === 'latest';
  }

  add(respondent: string, candidate: T): void {
    const known = this.#byRespondent.get(respondent);
    if (known === undefined) this.#byRespondent.set(respondent, candidate);
    else if (Array.isArray(known)) known.push(candidate);
    else this.#byRespondent.set(respondent, [known, candidate]);
  }

  /** One list, never empty, for each respondent. */
  *lists(): Iterable<readonly T[]> {
    for (const known of this.#byRespondent.values()) yield Array.isArray(known) ? known : [known];
  }

  /**
   * The one that counts of at least one: the latest or the first by date; undated ones only where no other is; of
   * equal dates the later of the list (`latest`) or the earlier (`first`).
   */
  choose(candidates: readonly T[]): T {
    return candidates.reduce((best, next) => {
      if (best.at === next.at) return this.#latest ? next : best;
      if (best.at === null || next.at === null) return best.at === null ? next : best;
      return this.#latest === next.at > best.at ? next : best;
    });
  }

  /** The one that counts of each group that `keyOf` names. */
  chooseEach(candidates: readonly T[], keyOf: (candidate: T) => string | null): readonly T[] {
    return candidates.length <= 1 ? candidates : groupsOf(candidates, keyOf).map((same) => this.choose(same));
  }
}

/** The items put together by a key, groups and items in the order in which they come. */
export function groupsOf<T>(
  items: readonly T[],
  keyOf: (item: T) => string | null,
): readonly (readonly T[])[] {
  const groups = new Map<string | null, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return [...groups.values()];
}
