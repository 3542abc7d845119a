/** Terms by how many untagged comments they would tag. */

import { countTerms } from '../../enrich/themes/terms/count.ts';
import { VERDICT_WORDS } from '../../enrich/themes/terms/stopWords.ts';
import { subsume } from '../../enrich/themes/terms/subsume.ts';
import type { UntaggedTerm } from '../../model/suggestions.ts';
import { Quotes } from '../../pipeline/voices/quotes.ts';
import { docOf, type ReadComment, type Spoken, termFinder, termText } from './voices.ts';

/** What fewer people say is no theme. */
const FEWEST = 3;
/** Terms that are compared with each other, for each that is listed. */
const LOOKED_AT = 100;

/** What was asked for: how many terms, and how many quotes with each. */
export interface Wanted {
  top: number;
  quotes: number;
}

/** The terms, the most voices first, no mere praise or blame among them; and how many untagged comments they would tag together. */
export function untaggedTerms(
  { voices, vocabulary }: Spoken,
  { top, quotes }: Wanted,
): { terms: UntaggedTerm[]; gain: number } {
  const untagged = ({ tagged }: ReadComment): boolean => !tagged;
  const docs = voices.map((voice) => docOf(voice, 0, untagged)).filter((doc) => doc !== null);
  const ranked = countTerms(docs, vocabulary, 1, FEWEST)
    .map(({ words, counts: [n = 0] }) => ({
      words,
      n,
      text: words.map((id) => vocabulary.entries[id]!.text).join(' '),
    }))
    .filter(({ text }) => !VERDICT_WORDS.has(text))
    .sort((a, b) => b.n - a.n || a.words.length - b.words.length || (a.text < b.text ? -1 : 1));
  // Twice as many, for the matcher may count a little otherwise: where blanks are not written, it finds more.
  const candidates = subsume(ranked.slice(0, LOOKED_AT * top)).slice(0, 2 * top);
  const counted = candidates.map(({ term, phrases }) => ({
    term: termText(term.words, vocabulary),
    comments: 0,
    voices: 0,
    detractors: 0,
    passives: 0,
    promoters: 0,
    phrases: phrases.map(({ words }) => termText(words, vocabulary)),
  }));
  const find = termFinder(counted.map(({ term }) => term));
  const kept = new Quotes(quotes);
  for (const voice of voices) {
    const said = new Set<number>();
    for (const { text, score, category, respondent } of voice.filter(untagged)) {
      const found = find(text);
      for (const i of found) {
        counted[i]!.comments++;
        counted[i]![`${category}s`]++;
        said.add(i);
      }
      if (quotes > 0) kept.offer({ score, text }, 'detractor', respondent, found, found.length);
    }
    for (const i of said) counted[i]!.voices++;
  }
  const terms = counted
    .map((term, i) => ({ ...term, ...(quotes > 0 ? { quotes: kept.of(i, 'detractor') } : {}) }))
    .filter((term) => term.voices >= FEWEST)
    .sort((a, b) => b.voices - a.voices || b.comments - a.comments || (a.term < b.term ? -1 : 1))
    .slice(0, top);
  const any = termFinder(terms.map(({ term }) => term));
  const gain = voices.flat().filter((comment) => untagged(comment) && any(comment.text).length > 0).length;
  return { terms, gain };
}
