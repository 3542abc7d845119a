/** Comments by who wrote them: one person is one voice, however much they write. */

import { categoryOf } from '../../enrich/dimension.ts';
import { compileThemes } from '../../enrich/themes/matcher.ts';
import { parseTerm } from '../../enrich/themes/term.ts';
import type { Doc, TermWords } from '../../enrich/themes/terms/count.ts';
import { GAP, Vocabulary } from '../../enrich/themes/terms/vocabulary.ts';
import type { Category, Tag } from '../../model.ts';
import type { KeptComment } from '../../pipeline/comments.ts';

/** A comment with its words as numbers of a vocabulary. */
export interface ReadComment extends KeptComment {
  category: Category;
  words: readonly number[];
}

/** All comments of one person; of an anonymous answer, the one. */
export type Voice = readonly ReadComment[];

/** Comments that are read, and the words in them. */
export interface Spoken {
  voices: readonly Voice[];
  vocabulary: Vocabulary;
}

/** Reads comments and puts those of one respondent together. */
export function spokenIn(comments: readonly KeptComment[]): Spoken {
  const vocabulary = new Vocabulary();
  const byRespondent = new Map<string, ReadComment[]>();
  const voices: ReadComment[][] = [];
  for (const comment of comments) {
    const read = { ...comment, category: categoryOf(comment.score), words: vocabulary.read(comment.text) };
    const known = comment.respondent === null ? undefined : byRespondent.get(comment.respondent);
    if (known !== undefined) known.push(read);
    else {
      const voice = [read];
      voices.push(voice);
      if (comment.respondent !== null) byRespondent.set(comment.respondent, voice);
    }
  }
  return { voices, vocabulary };
}

/** What of a voice `belongs`, as one document; null: nothing. */
export function docOf(voice: Voice, group: number, belongs: (comment: ReadComment) => boolean): Doc | null {
  const own = voice.filter(belongs);
  if (own.length === 0) return null;
  return { group, words: own.length === 1 ? own[0]!.words : own.flatMap(({ words }) => [...words, GAP]) };
}

/** A term as it can stand in a rule, in the spelling of most people. */
export function termText(words: TermWords, vocabulary: Vocabulary): string {
  const spelt = words.map((id) => vocabulary.spellingOf(id)).join(' ');
  // A word in capitals may be read as an operator.
  return 'malformed' in parseTerm(spelt) ? words.map((id) => vocabulary.entries[id]!.text).join(' ') : spelt;
}

/** What tells which of `terms`, by their index, a comment has: just as they would tag it in a rule. */
export function termFinder(terms: readonly string[]): (text: string) => Tag {
  const rest = { except: [], unless: [], when: [], negated: 'keep' as const };
  const themes = terms.map((term, i) => ({
    id: `${i}`,
    label: null,
    parent: null,
    rules: [{ any: [term], ...rest }],
  }));
  return compileThemes({ version: 1, themes, examples: [] }).tag;
}
