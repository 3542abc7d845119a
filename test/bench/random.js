/** The same numbers for the same seed, so that every run measures the same. */

/**
 * Mulberry32 (Tommy Ettinger, public domain): tiny, and good enough to vary rows. Each call gives the next
 * number, 0 ≤ x < 1.
 * @param {number} seed
 * @returns {() => number}
 */
export function randomSource(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}
