/** Numbers that a seed decides. */

/** Draws from one sequence; each call moves on in it. */
export interface Random {
  /** A whole number from 0 to `below` − 1. */
  int(below: number): number;
  /** True in a `share` (0…1) of all cases. */
  chance(share: number): boolean;
  pick<T>(list: readonly T[]): T;
}

/** The sequence of `seed` and `index`: the same on every machine. */
export function randomOf(seed: number, index: number): Random {
  let state = (Math.imul(seed, 0x9e3779b1) ^ Math.imul(index + 1, 0x85ebca6b)) >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const int = (below: number): number => Math.floor(next() * below);
  return { int, chance: (share) => next() < share, pick: (list) => list[int(list.length)]! };
}
