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
 * gives way to the phrase; any other phrase goes with the better-ranked word that it holds, and is told beside it.
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
  const givesWayTo = (term: T): T | null => {
    const [phrase] = term.words.length === 1 ? holding(term.words[0]) : [];
    return phrase !== undefined && phrase.n >= NEARLY_ALWAYS * term.n ? phrase : null;
  };
  const standIns = new Set(ranked.map(givesWayTo).filter((phrase) => phrase !== null));
  const shown = new Set<number>();
  const kept = ranked.filter((term) => {
    const [word, second] = term.words;
    if (second !== undefined) return standIns.has(term) || !(shown.has(word) || shown.has(second));
    if (givesWayTo(term) !== null) return false;
    shown.add(word);
    return true;
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
