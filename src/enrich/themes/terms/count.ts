/** How many documents hold which words and which pairs of words. */

import { GAP, type Vocabulary } from './vocabulary.ts';

/** One word, or two in a row, by their numbers. */
export type TermWords = readonly [number] | readonly [number, number];

/** A term and in how many documents of each group it is. */
export interface CountedTerm {
  words: TermWords;
  counts: readonly number[];
}

/** What one person wrote: the numbers of its words, and the group that it belongs to. */
export interface Doc {
  words: readonly number[];
  group: number;
}

/** More pairs than these at a time cost too much memory; what was seen once so far is then forgotten. */
const MOST_PAIRS = 1_000_000;
/** Beyond all numbers of words. */
const SHIFT = 2 ** 26;

/**
 * Words, and pairs of neighbours of which neither says nothing, that are in at least `minimum` documents of all
 * groups together, in no promised order. `groups`: how many there are. The same whatever the order of `docs` is, up to
 * a million different pairs; beyond, rare ones may come out short.
 */
export function countTerms(
  docs: readonly Doc[],
  { entries }: Vocabulary,
  groups: number,
  minimum: number,
): CountedTerm[] {
  const words = new Map<number, number[]>();
  for (const { words: list, group } of docs)
    for (const id of new Set(list)) if (id !== GAP && !entries[id]!.isStop) add(words, id, group, groups);
  const frequent = (id: number) => sum(words.get(id)) >= minimum;
  const mayPair = (id: number | undefined): boolean =>
    id !== undefined && id !== GAP && !entries[id]!.isStop && !entries[id]!.spaceless && frequent(id);
  const pairs = new Map<number, number[]>();
  for (const { words: list, group } of docs) {
    // A pair is in no more documents than either of its words.
    const found = new Set<number>();
    for (let i = 1; i < list.length; i++)
      if (mayPair(list[i - 1]) && mayPair(list[i])) found.add(list[i - 1]! * SHIFT + list[i]!);
    for (const pair of found) add(pairs, pair, group, groups);
    if (pairs.size > MOST_PAIRS)
      for (const [pair, counts] of pairs) if (sum(counts) === 1) pairs.delete(pair);
  }
  const listed = <K>(found: Map<K, number[]>, wordsOf: (key: K) => TermWords): CountedTerm[] =>
    [...found]
      .filter(([, counts]) => sum(counts) >= minimum)
      .map(([key, counts]) => ({ words: wordsOf(key), counts }));
  return [
    ...listed(words, (id) => [id]),
    ...listed(pairs, (pair) => [Math.floor(pair / SHIFT), pair % SHIFT]),
  ];
}

function add(found: Map<number, number[]>, key: number, group: number, groups: number): void {
  let counts = found.get(key);
  if (counts === undefined) {
    counts = Array(groups).fill(0);
    found.set(key, counts);
  }
  counts[group]!++;
}

const sum = (counts: readonly number[] = []): number => counts.reduce((a, b) => a + b, 0);
