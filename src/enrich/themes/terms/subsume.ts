/** Of words and the phrases that they stand in, those worth being listed side by side. */

import type { TermWords } from './count.ts';

/** A word of whose documents so many have it in one phrase is hardly met outside it. */
const NEARLY_ALWAYS = 0.8;
/** A phrase in which a word stands so often is told beside it. */
const OFTEN = 0.1;
const MOST_PHRASES = 2;

/** Something that is listed, with how many documents it is in. */
export interface Ranked {
  words: TermWords;
  n: number;
}

/**
 * The terms that remain of a list with the best first, in its order. A word that nearly always stands in one phrase
 * gives way to the phrase; a phrase goes with the better-ranked
 * word that it holds, and is told beside it, or with the phrase that stands for one of its words.
 */
export function subsume<T extends Ranked>(ranked: readonly T[]): { term: T; phrases: T[] }[] {
  const rank = new Map(ranked.map((term, i) => [term, i]));
  const phrasesOf = new Map<number, T[]>();
  for (const term of ranked)
    if (term.words.length === 2)
      for (const word of new Set(term.words)) {
        const list = phrasesOf.get(word);
        if (list === undefined) phrasesOf.set(word, [term]);
        else list.push(term);
      }
  const holding = (word: number): T[] =>
    [...(phrasesOf.get(word) ?? [])].sort((a, b) => b.n - a.n || rank.get(a)! - rank.get(b)!);
  const standIn = (word: number, n: number): T | null => {
    const [phrase] = holding(word);
    return phrase !== undefined && phrase.n >= NEARLY_ALWAYS * n ? phrase : null;
  };
  const standIns = new Map<number, T | null>();
  for (const { words, n } of ranked) if (words.length === 1) standIns.set(words[0], standIn(words[0], n));
  const shown = new Set<number>();
  const phrases = new Set<T>();
  const kept = ranked.filter((term) => {
    const [word, second] = term.words;
    if (second === undefined) {
      if (standIns.get(word) !== null) return false;
      shown.add(word);
      return true;
    }
    const isTold = term.words.some((one) => shown.has(one) || phrases.has(standIns.get(one) as T));
    if (!isTold) phrases.add(term);
    return !isTold;
  });
  return kept.map((term) => ({
    term,
    phrases:
      term.words.length === 2
        ? []
        : holding(term.words[0])
            .filter(({ n }) => n >= OFTEN * term.n)
            .slice(0, MOST_PHRASES),
  }));
}
