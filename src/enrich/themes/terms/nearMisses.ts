/** Words that are almost a keyword: slips of the hand, other spellings, other endings. */

import type { ThemeRules } from '../../../model.ts';
import { parseTerm } from '../term.ts';

/** A keyword of a theme. */
export interface Keyword {
  /** Folded, without `*`. */
  word: string;
  theme: string;
  /** Words that begin so are found too: what is shorter by the last letter is no slip, but another word. */
  isStem: boolean;
}

/** Shorter words are one letter from too many others. */
const FEWEST_LETTERS = 5;

/** The terms of rules that are one word of at least five letters, in the order of the rules, each once in a theme. */
export function keywordsOf({ themes }: ThemeRules): Keyword[] {
  const keywords = themes.flatMap(({ id, rules }) =>
    rules.flatMap(({ any }) => any.flatMap((term) => keywordOf(term, id))),
  );
  const seen = new Set<string>();
  return keywords.filter(({ word, theme }) => {
    const key = `${theme} ${word}`;
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
}

function keywordOf(text: string, theme: string): Keyword[] {
  const term = parseTerm(text);
  if ('malformed' in term || term.exact || term.parts.length > 1) return [];
  const [{ phrase, near }] = term.parts as [(typeof term.parts)[number]];
  if (near !== null || phrase.kind === 'emoji' || phrase.segments.length > 1) return [];
  const [{ words, openEnd }] = phrase.segments as [(typeof phrase.segments)[number]];
  const [{ text: word, spaceless }, ...others] = words as [(typeof words)[number]];
  const isWord = others.length === 0 && !spaceless && [...word].length >= FEWEST_LETTERS;
  return isWord ? [{ word, theme, isStem: openEnd }] : [];
}

/**
 * For each of `words` (folded) the keywords that it almost is, in their order; words that are none are left out. A
 * slip seldom falls on the first letter, and `table` is no `stable`: there, only letters that changed places count.
 */
export function nearKeywords(
  words: Iterable<string>,
  keywords: readonly Keyword[],
): { word: string; near: Keyword[] }[] {
  // Two words that are one change apart have a shortening in common, or one is a shortening of the other.
  const byShort = new Map<string, Keyword[]>();
  for (const keyword of keywords)
    for (const short of [keyword.word, ...shortened(keyword.word)]) {
      const list = byShort.get(short);
      if (list === undefined) byShort.set(short, [keyword]);
      else list.push(keyword);
    }
  const order = new Map(keywords.map((keyword, i) => [keyword, i]));
  return [...words].flatMap((word) => {
    const candidates = new Set([word, ...shortened(word)].flatMap((short) => byShort.get(short) ?? []));
    const near = [...candidates].filter((keyword) => isNear(word, keyword));
    return near.length === 0 ? [] : [{ word, near: near.sort((a, b) => order.get(a)! - order.get(b)!) }];
  });
}

function shortened(word: string): Set<string> {
  const letters = [...word];
  return new Set(letters.map((_, i) => letters.toSpliced(i, 1).join('')));
}

function isNear(word: string, { word: keyword, isStem }: Keyword): boolean {
  if (!isOneChange(word, keyword) || (isStem && keyword.startsWith(word))) return false;
  const swapped = word[0] === keyword[1] && word[1] === keyword[0] && word.length === keyword.length;
  return word[0] === keyword[0] || swapped;
}

/** True where one letter more, less or another, or two neighbours that changed places, make `a` of `b`. */
export function isOneChange(a: string, b: string): boolean {
  const [long, short] = [[...a], [...b]].sort((one, other) => other.length - one.length) as [
    string[],
    string[],
  ];
  if (a === b || long.length - short.length > 1) return false;
  let start = 0;
  while (start < short.length && long[start] === short[start]) start++;
  const rest = (letters: readonly string[], from: number) => letters.slice(from).join('');
  if (long.length > short.length) return rest(long, start + 1) === rest(short, start);
  if (rest(long, start + 1) === rest(short, start + 1)) return true;
  const swapped = long[start] === short[start + 1] && long[start + 1] === short[start];
  return swapped && rest(long, start + 2) === rest(short, start + 2);
}
