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
  return packed(trie, own, fail, queue, merged);
}

/**
 * The table with the states nearest the beginning first: a text is mostly in these, and side by side they stay in
 * the fast part of memory.
 */
function packed(
  trie: Int32Array,
  own: Int32Array,
  fail: Int32Array,
  byDepth: Int32Array,
  merged: number,
): Automaton {
  const width = trie.length / own.length;
  const rank = new Int32Array(own.length);
  byDepth.forEach((state, i) => {
    rank[state] = i;
  });
  const { from, ends } = endsOf(
    byDepth.map((state) => own[state]!),
    byDepth.map((state) => rank[fail[state]!]!),
  );
  const next = new Int32Array(trie.length);
  byDepth.forEach((state, i) => {
    for (let symbol = 0; symbol < width; symbol++) {
      const to = rank[trie[state * width + symbol]!]!;
      next[i * width + symbol] = from[to] === from[to + 1] ? to * width : ~(to * width);
    }
  });
  // What ends there was found when the symbol came first.
  for (const state of byDepth) {
    const to = rank[trie[state * width + merged]!]! * width;
    if (to !== 0) next[to + merged] = to;
  }
  return { width, next, from, ends };
}

/** A state ends its own pattern, and whatever the state that it falls back to ends, which comes before it. */
function endsOf(own: Int32Array, fail: Int32Array): Pick<Automaton, 'from' | 'ends'> {
  const from = new Int32Array(own.length + 1);
  own.forEach((pattern, state) => {
    const back = fail[state]!;
    const inherited = state === 0 ? 0 : from[back + 1]! - from[back]!;
    from[state + 1] = from[state]! + (pattern < 0 ? 0 : 1) + inherited;
  });
  const ends = new Int32Array(from[own.length]!);
  own.forEach((pattern, state) => {
    let at = from[state]!;
    if (pattern >= 0) ends[at++] = pattern;
    const back = fail[state]!;
    for (let other = from[back]!; state !== 0 && other < from[back + 1]!; other++) ends[at++] = ends[other]!;
  });
  return { from, ends };
}
