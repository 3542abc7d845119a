/** Rules that are allowed and yet hardly meant, and what counts of tagged comments say of rules. */

import type { Theme, ThemeRule, ThemeRules, Warning } from '../../model.ts';
import type { Word } from './fold.ts';
import { dependsOnScore } from './matcher.ts';
import { type Phrase, parseTerm, type Segment, type Term } from './term.ts';

/** A warning about a theme, by its id. */
export interface Doubt extends Warning {
  theme: string;
}

const TOO_WIDE = 0.5;

/**
 * `themeScoreDependent`: a theme that hangs on the score; `themeTermNever`: a term that its own rule keeps from ever
 * counting; `themeTermShared`: a term that an earlier theme has too. In the order of the themes.
 */
export function doubtsAbout({ themes }: ThemeRules): Doubt[] {
  const owners = new Map<string, string>();
  return themes.flatMap((theme) => {
    const terms = [...new Set(theme.rules.flatMap(({ any }) => any))];
    const shared = terms.flatMap((term) => sharedWith(term, theme.id, owners));
    for (const term of terms) {
      const key = keyOf(term);
      if (!owners.has(key)) owners.set(key, theme.id);
    }
    return [...scoreDependent(theme), ...theme.rules.flatMap((rule) => never(rule, theme.id)), ...shared];
  });
}

function scoreDependent({ id, rules }: Theme): Doubt[] {
  if (!dependsOnScore(rules)) return [];
  const message = `theme '${id}' hangs on the score, so that its own NPS says nothing; it is left out where themes are ranked by their effect`;
  return [{ code: 'themeScoreDependent', theme: id, message }];
}

function sharedWith(term: string, theme: string, owners: ReadonlyMap<string, string>): Doubt[] {
  const owner = owners.get(keyOf(term));
  if (owner === undefined) return [];
  const message = `theme '${theme}': the term '${term}' is in theme '${owner}' too, so that comments with it have both`;
  return [{ code: 'themeTermShared', theme, message }];
}

function never({ any, except, unless }: ThemeRule, theme: string): Doubt[] {
  if (except.length + unless.length === 0) return [];
  const [excepted, vetoed] = [except.map(looked), unless.map(looked)];
  return any.flatMap((term) => {
    const own = looked(term);
    const list = excepted.some((other) => covers(other, own))
      ? 'except'
      : vetoed.some((other) => covers(other, own))
        ? 'unless'
        : null;
    const message = `theme '${theme}': the term '${term}' can never count, because ${list} has it too`;
    return list === null ? [] : [{ code: 'themeTermNever', theme, message }];
  });
}

/** The same for terms that are found in the same comments. */
function keyOf(text: string): string {
  const { parts, exact } = parseTerm(text) as Term;
  const keyOfPhrase = (phrase: Phrase): string =>
    phrase.kind === 'emoji'
      ? phrase.codes.join(' ')
      : phrase.segments.map((segment) => keyOfSegment(segment, exact)).join(' ');
  const keys = parts.map((part) =>
    part.near === null
      ? keyOfPhrase(part.phrase)
      : `${keyOfPhrase(part.phrase)} ~${part.within} ${keyOfPhrase(part.near)}`,
  );
  return `${keys.join(' + ')}${exact ? ' =' : ''}`;
}

const keyOfSegment = ({ words, cased, openStart, openEnd }: Segment, exact: boolean): string =>
  `${openStart ? '*' : ''}${(exact ? cased : words).map(({ text }) => text).join(' ')}${openEnd ? '*' : ''}`;

/** A term as far as it matters here. */
interface Looked {
  key: string;
  isExact: boolean;
  /** null: it is more than one unbroken phrase. */
  segment: Segment | null;
}

const looked = (term: string): Looked => ({
  key: keyOf(term),
  isExact: term.trimStart().startsWith('='),
  segment: segmentOf(term),
});

/** True where whatever `term` finds, if it is one phrase, lies within what `other` finds. */
function covers(other: Looked, term: Looked): boolean {
  if (other.key === term.key) return true;
  // What is found in any case covers what is found in one, and not the other way round.
  const [a, b] = [other.isExact ? null : other.segment, term.segment];
  if (a === null || b === null || a.words.length !== b.words.length) return false;
  return a.words.every((word, i) => {
    const [first, last] = [i === 0, i === a.words.length - 1];
    const ends = { start: first && a.openStart, end: last && a.openEnd };
    const mayGoOn = { start: first && b.openStart, end: last && b.openEnd };
    return holds(word, ends, b.words[i]!, mayGoOn);
  });
}

interface Ends {
  start: boolean;
  end: boolean;
}

/** Writing without blanks is covered by itself alone, since a shorter text in it covers less than all of it. */
function holds(word: Word, open: Ends, found: Word, goesOn: Ends): boolean {
  if (word.spaceless || found.spaceless)
    return word.spaceless === found.spaceless && word.text === found.text;
  if ((goesOn.start && !open.start) || (goesOn.end && !open.end)) return false;
  if (open.start && open.end) return found.text.includes(word.text);
  if (open.start) return found.text.endsWith(word.text);
  return open.end ? found.text.startsWith(word.text) : found.text === word.text;
}

/** A term that is one unbroken phrase; null: any other. */
function segmentOf(text: string): Segment | null {
  const term = parseTerm(text) as Term;
  const [part] = term.parts;
  if (term.parts.length > 1 || part!.near !== null || part!.phrase.kind === 'emoji') return null;
  return part!.phrase.segments.length === 1 ? part!.phrase.segments[0]! : null;
}

/**
 * What is told once comments were tagged: `themeUnused` for themes that none of `total` comments has, `themeWide`
 * for those that more than half have. `counts`: comments of each theme. Nothing without comments.
 */
export function doubtsFromCounts(ids: readonly string[], counts: readonly number[], total: number): Doubt[] {
  if (total === 0) return [];
  return ids.flatMap((theme, i) => {
    const n = counts[i] ?? 0;
    if (n === 0)
      return [{ code: 'themeUnused', theme, message: `theme '${theme}': none of ${total} comments has it` }];
    const message = `theme '${theme}': ${n} of ${total} comments have it, more than half; its terms may be too common`;
    return n / total > TOO_WIDE ? [{ code: 'themeWide', theme, message }] : [];
  });
}
