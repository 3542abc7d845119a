/**
 * Many texts found in one pass (Aho and Corasick, 1975), however many they are: a table says for each state and
 * symbol which state is next, and each state which patterns end there.
 */

/** Patterns of symbols, ready to be found. */
export interface Automaton {
  /** Symbols in use are below it, and rows of `next` are as long. */
  width: number;
  /**
   * `next[row + symbol]`: where the row of the next state begins; as its complement (`~row`) where patterns end in
   * that state. Row 0 is the beginning, where nothing is found.
   */
  next: Int32Array;
  /** The patterns that end in state `row / width`: `ends[from[state]]` up to `from[state + 1]`. */
  from: Int32Array;
  ends: Int32Array;
}

/**
 * `patterns`: each a sequence of symbols from 0 to `width - 1`, not empty, and no two the same. Of the symbol
 * `merged` several in a row are taken for one; in a pattern there are none.
 */
export function buildAutomaton(
  patterns: readonly (readonly number[])[],
  width: number,
  merged: number,
): Automaton {
  const most = patterns.reduce((sum, pattern) => sum + pattern.length, 1);
  const trie = new Int32Array(most * width);
  const own = new Int32Array(most).fill(-1);
  let states = 1;
  patterns.forEach((pattern, id) => {
    let state = 0;
    for (const symbol of pattern) {
      const at = state * width + symbol;
      if (trie[at] === 0) trie[at] = states++;
      state = trie[at]!;
    }
    own[state] = id;
  });
  return complete(trie.subarray(0, states * width), own.subarray(0, states), width, merged);
}

/** Fills in where to go on when a symbol does not continue the trie, nearest states first. */
function complete(trie: Int32Array, own: Int32Array, width: number, merged: number): Automaton {
  const states = own.length;
  const fail = new Int32Array(states);
  const queue = new Int32Array(states);
  let length = 1;
  for (let head = 0; head < length; head++) {
    const state = queue[head]!;
    const back = fail[state]! * width;
    for (let symbol = 0; symbol < width; symbol++) {
      const at = state * width + symbol;
      const child = trie[at]!;
      const instead = state === 0 ? 0 : trie[back + symbol]!;
      if (child === 0) trie[at] = instead;
      else {
        fail[child] = instead;
        queue[length++] = child;
      }
    }
  }
  const { from, ends } = endsOf(own, fail, queue);
  const next = trie.map((state) => (from[state] === from[state + 1] ? state * width : ~(state * width)));
  // What ends there was found when the symbol came first.
  for (let row = merged; row < trie.length; row += width) {
    const state = trie[row]!;
    if (state !== 0) next[state * width + merged] = state * width;
  }
  return { width, next, from, ends };
}

/** A state ends its own pattern, and whatever the state that it falls back to ends. */
function endsOf(own: Int32Array, fail: Int32Array, byDepth: Int32Array): Pick<Automaton, 'from' | 'ends'> {
  const counts = new Int32Array(own.length);
  for (const state of byDepth) counts[state] = (own[state]! < 0 ? 0 : 1) + (state && counts[fail[state]!]!);
  const from = new Int32Array(own.length + 1);
  for (let state = 0; state < own.length; state++) from[state + 1] = from[state]! + counts[state]!;
  const ends = new Int32Array(from[own.length]!);
  for (const state of byDepth) {
    let at = from[state]!;
    if (own[state]! >= 0) ends[at++] = own[state]!;
    const back = fail[state]!;
    for (let other = from[back]!; state !== 0 && other < from[back + 1]!; other++) ends[at++] = ends[other]!;
  }
  return { from, ends };
}
