/** Themes of comments: rules are compiled once, then each comment is read in one pass. */

import type { ConditionOfTheme, Tag, ThemeRule, ThemeRules } from '../../model.ts';
import { categoryOf } from '../dimension.ts';
import { type CompiledTerm, Patterns } from './compile.ts';
import { Evaluator, Spans } from './evaluate.ts';
import { Numbers } from './hits.ts';
import { NEGATORS } from './negators.ts';
import { Scanner } from './scan.ts';

/** What is known of an answer besides its comment; null: not known. */
export interface CommentFacts {
  score: number | null;
  /** `de`, `de-AT` or `de_AT`, in any case. */
  lang: string | null;
}

/** Rules, ready for comments. */
export interface CompiledThemes {
  /** In the order of the rules. */
  ids: readonly string[];
  /**
   * The indexes of a comment's themes, ascending. Of a comment longer than `LONGEST_COMMENT` only the beginning is
   * looked at. No two calls at the same time, since they share their memory.
   */
  tag(text: string, facts?: CommentFacts): Tag;
  /** The same for the code units of a comment, from `from` up to `to`; quicker than its text, where there is none yet. */
  tagUnits(units: Uint8Array | Uint16Array, from: number, to: number, facts?: CommentFacts): Tag;
}

interface CompiledRule extends Pick<ThemeRule, 'when' | 'negated'> {
  theme: number;
  except: readonly CompiledTerm[];
  unless: readonly CompiledTerm[];
  /** What `except` covers in the comment of this turn. */
  masks: Spans;
  /** The turn that `masks` and `isOpen` belong to. */
  turn: number;
  /** The conditions hold, and nothing vetoes the comment. */
  isOpen: boolean;
}

const NOTHING_KNOWN: CommentFacts = { score: null, lang: null };
const NONE: Tag = Object.freeze([]);

/** Terms must be readable (`parseTerm`), ids different, and parents before their children. */
export function compileThemes(rules: ThemeRules): CompiledThemes {
  const ids = rules.themes.map(({ id }) => id);
  const parents = rules.themes.map(({ parent }) => (parent === null ? -1 : ids.indexOf(parent)));
  const patterns = new Patterns();
  /** By the pattern that is their key: themes that need no more than it, and terms that need a closer look. */
  const themesAt: number[][] = [];
  const termsAt: { term: CompiledTerm; rule: CompiledRule }[][] = [];
  const compiled = rules.themes.flatMap((theme, i) => theme.rules.map((rule) => ({ theme: i, rule })));
  for (const { theme, rule } of compiled) {
    const all = (terms: readonly string[]) => terms.map((term) => patterns.compile(term));
    const { when, negated } = rule;
    const [any, except, unless] = [all(rule.any), all(rule.except), all(rule.unless)];
    const made = { theme, when, negated, except, unless, masks: new Spans(), turn: 0, isOpen: false };
    const isFree = when.length + except.length + unless.length === 0 && negated === 'keep';
    for (const term of any) {
      if (isFree && term.isPlain) addTo(themesAt, term.key, theme);
      else addTo(termsAt, term.key, { term, rule: made });
    }
  }
  // The case of words is looked up in the text.
  const mindsCase = patterns.mindsCase;
  const mindsNegation = compiled.some(({ rule }) => rule.negated !== 'keep');
  const negators = mindsNegation ? NEGATORS.map((word) => patterns.compile(word)) : [];
  const scanner = new Scanner(patterns.list);
  const { hits } = scanner;
  const evaluator = new Evaluator(
    hits,
    negators.flatMap(({ parts }) => parts[0]!.phrase.segments),
    patterns.list.length,
  );
  const tagged = new Numbers();
  const taggedIn = new Uint32Array(ids.length);
  let turn = 0;

  const add = (theme: number): void => {
    for (let at = theme; at >= 0 && taggedIn[at] !== turn; at = parents[at]!) {
      taggedIn[at] = turn;
      tagged.push(at);
    }
  };

  const isOpen = (rule: CompiledRule, facts: CommentFacts): boolean => {
    if (rule.turn === turn) return rule.isOpen;
    rule.turn = turn;
    rule.isOpen =
      rule.when.every((condition) => meets(condition, facts)) &&
      !rule.unless.some((term) => hits.last(term.key) >= 0 && evaluator.has(term, null, 'keep'));
    if (!rule.isOpen || rule.except.length === 0) return rule.isOpen;
    rule.masks.clear();
    for (const { parts, key } of rule.except)
      if (hits.last(key) >= 0) evaluator.addMasks(parts[0]!, rule.masks);
    return true;
  };

  const tag = (text: string, facts: CommentFacts = NOTHING_KNOWN): Tag => {
    scanner.scan(text);
    return judge(facts);
  };

  const tagUnits: CompiledThemes['tagUnits'] = (units, from, to, facts = NOTHING_KNOWN) =>
    mindsCase || !scanner.scanUnits(units, from, to) ? tag(textOf(units, from, to), facts) : judge(facts);

  const judge = (facts: CommentFacts): Tag => {
    if (hits.found.length === 0) return NONE;
    turn = (turn + 1) >>> 0 || 1;
    tagged.length = 0;
    evaluator.begin();
    for (let i = 0; i < hits.found.length; i++) {
      const pattern = hits.found.values[i]!;
      const themes = themesAt[pattern];
      if (themes !== undefined) for (const theme of themes) add(theme);
      const terms = termsAt[pattern];
      if (terms === undefined) continue;
      for (const { term, rule } of terms) {
        if (taggedIn[rule.theme] === turn || !isOpen(rule, facts)) continue;
        const isThere = term.isPlain && rule.negated === 'keep' && rule.masks.length === 0;
        if (isThere || evaluator.has(term, rule.masks, rule.negated)) add(rule.theme);
      }
    }
    return tagged.length === 0 ? NONE : ascending(tagged);
  };

  return { ids, tag, tagUnits };
}

const textOf = (units: Uint8Array | Uint16Array, from: number, to: number): string => {
  const { buffer, byteOffset, BYTES_PER_ELEMENT: size } = units;
  return Buffer.from(buffer, byteOffset + from * size, (to - from) * size).toString(
    size === 1 ? 'latin1' : 'utf16le',
  );
};

/** Most comments have few themes, for which this is the fastest way. */
function ascending({ values, length }: Numbers): number[] {
  const sorted: number[] = [];
  for (let i = 0; i < length; i++) {
    const value = values[i]!;
    let at = i;
    for (; at > 0 && sorted[at - 1]! > value; at--) sorted[at] = sorted[at - 1]!;
    sorted[at] = value;
  }
  return sorted;
}

function addTo<T>(lists: T[][], key: number, item: T): void {
  const list = lists[key];
  if (list === undefined) lists[key] = [item];
  else list.push(item);
}

function meets({ group, score, lang }: ConditionOfTheme, facts: CommentFacts): boolean {
  if (group !== undefined && (facts.score === null || !group.includes(categoryOf(facts.score)))) return false;
  if (score !== undefined && !(facts.score !== null && score.from <= facts.score && facts.score <= score.to))
    return false;
  return lang === undefined || (facts.lang !== null && lang.some((code) => isSpoken(code, facts.lang!)));
}

/** `de` is spoken where `de-AT` is, and not the other way round. */
function isSpoken(wanted: string, found: string): boolean {
  const [a, b] = [wanted, found].map((code) => code.trim().toLowerCase().replaceAll('_', '-'));
  return a === b || b!.startsWith(`${a}-`);
}

/** True where the themes of a comment hang on its score, so that their NPS says nothing. */
export const dependsOnScore = (rules: readonly ThemeRule[]): boolean =>
  rules.some(({ when }) => when.some(({ group, score }) => group !== undefined || score !== undefined));
