/** Rules as they are written → rules as data, and what is wrong with them beyond their shape. */

import { parseTerm } from '../../enrich/themes/term.ts';
import { likeliest } from '../../errors/likeliest.ts';
import { meant } from '../../errors.ts';
import type { ConditionOfTheme, Theme, ThemeRule, ThemeRules } from '../../model.ts';
import type { KeyPath } from '../faults.ts';
import type { ThemesFile, WrittenCondition, WrittenRule, WrittenTheme } from './schema.ts';

/** A fault with its place, what is written there, a clause on what is wrong, and a sentence on how to put it right. */
export interface RuleFault {
  path: KeyPath;
  /** null: keys or a list. */
  value: string | null;
  why: string;
  fix: string;
}

/** Rules, and where in the file each theme is. */
export interface ReadRules {
  rules: ThemeRules;
  paths: ReadonlyMap<string, KeyPath>;
}

const CONDITIONS = ['except', 'unless', 'when', 'negated'] as const;
const LISTS = ['any', 'except', 'unless'] as const;

/** The rules of a file whose shape is right, in the order of the file; or its first fault. */
export function readRules(file: ThemesFile): ReadRules | RuleFault {
  const paths = new Map<string, KeyPath>();
  const themes: Theme[] = [];
  const add = (written: WrittenTheme, path: KeyPath, parent: string | null): RuleFault | null => {
    const fault = faultOf(written, path, paths);
    if (fault !== null) return fault;
    paths.set(written.id, path);
    themes.push({ id: written.id, label: written.label ?? null, parent, rules: rulesOf(written) });
    return addAll(written.themes ?? [], [...path, 'themes'], written.id);
  };
  const addAll = (list: readonly WrittenTheme[], path: KeyPath, parent: string | null): RuleFault | null => {
    for (const [i, written] of list.entries()) {
      const fault = add(written, [...path, i], parent);
      if (fault !== null) return fault;
    }
    return null;
  };
  const examples = (file.examples ?? []).map(({ text, themes: ids, score, lang }) => ({
    text,
    themes: ids,
    score: score ?? null,
    lang: lang ?? null,
  }));
  const fault = addAll(file.themes, ['themes'], null) ?? unknownTheme(file, [...paths.keys()]);
  return fault ?? { rules: { version: 1, themes, examples }, paths };
}

/** What a theme says of itself comes first; it holds for its further rules too, and they may add to it. */
function rulesOf(theme: WrittenTheme): ThemeRule[] {
  const written: WrittenRule[] = [
    ...(theme.any === undefined ? [] : [{ any: theme.any }]),
    ...(theme.rules ?? []),
  ];
  return written.map((rule) => ({
    any: rule.any,
    except: [...(theme.except ?? []), ...(rule.except ?? [])],
    unless: [...(theme.unless ?? []), ...(rule.unless ?? [])],
    when: [theme.when, rule.when].flatMap((when) => (when === undefined ? [] : [conditionOf(when)])),
    negated: rule.negated ?? theme.negated ?? 'keep',
  }));
}

const listOf = <T>(value: T | T[]): T[] => (Array.isArray(value) ? value : [value]);

function conditionOf({ group, score, lang }: WrittenCondition): ConditionOfTheme {
  const [from, to] = String(score).split('-').map(Number);
  return {
    ...(group !== undefined && { group: listOf(group) }),
    ...(score !== undefined && { score: { from: from!, to: to ?? from! } }),
    ...(lang !== undefined && { lang: listOf(lang) }),
  };
}

function faultOf(theme: WrittenTheme, path: KeyPath, known: ReadonlyMap<string, unknown>): RuleFault | null {
  const own = theme.any !== undefined || theme.rules !== undefined;
  if (known.has(theme.id))
    return {
      path: [...path, 'id'],
      value: theme.id,
      why: 'another theme is called so',
      fix: 'Give one of them another id, or put the terms of both into one theme.',
    };
  if (!own && theme.themes === undefined)
    return {
      path,
      value: null,
      why: 'it is empty',
      fix: 'Give it a list of terms under any, rules, or themes of its own.',
    };
  const idle = own ? undefined : CONDITIONS.find((key) => theme[key] !== undefined);
  if (idle !== undefined)
    return {
      path: [...path, idle],
      value: null,
      why: 'the theme has no terms of its own for it to act on, and it does not reach the themes inside',
      fix: 'Move it to the themes inside.',
    };
  return (
    faultOfRule(theme, path) ??
    firstOf(theme.rules ?? [], (rule, i) => faultOfRule(rule, [...path, 'rules', i]))
  );
}

function faultOfRule(rule: WrittenRule | WrittenTheme, path: KeyPath): RuleFault | null {
  const [from, to] = String(rule.when?.score).split('-').map(Number);
  if (to !== undefined && to < from!)
    return {
      path: [...path, 'when', 'score'],
      value: `${from}-${to}`,
      why: 'it ends before it begins',
      fix: `Write '${to}-${from}'.`,
    };
  return firstOf(LISTS, (list) =>
    firstOf(rule[list] ?? [], (term, i) => faultOfTerm(term, list, [...path, list, i])),
  );
}

function faultOfTerm(text: string, list: (typeof LISTS)[number], path: KeyPath): RuleFault | null {
  const term = parseTerm(text);
  if ('malformed' in term) return { path, value: text, why: term.malformed, fix: term.fix };
  return list === 'except' && term.parts.length > 1
    ? {
        path,
        value: text,
        why: "words that may stand anywhere are no phrase that could be excepted, so that '+' means nothing here",
        fix: 'Move the term to unless, or write the phrase.',
      }
    : null;
}

function firstOf<T>(
  items: readonly T[],
  faultIn: (item: T, i: number) => RuleFault | null,
): RuleFault | null {
  for (const [i, item] of items.entries()) {
    const fault = faultIn(item, i);
    if (fault !== null) return fault;
  }
  return null;
}

function unknownTheme({ examples = [] }: ThemesFile, ids: readonly string[]): RuleFault | null {
  return firstOf(examples, ({ themes }, i) =>
    firstOf(themes, (id, j) => {
      if (ids.includes(id)) return null;
      return {
        path: ['examples', i, 'themes', j],
        value: id,
        why: 'no theme is called so',
        fix: `${meant(likeliest(id, ids))}Themes: ${ids.join(', ')}.`,
      };
    }),
  );
}
