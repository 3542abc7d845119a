/** Rules of themes as short as tests want them. */
import { type CommentFacts, compileThemes } from '../../../src/enrich/themes/matcher.ts';
import type { Theme, ThemeRule, ThemeRules } from '../../../src/model.ts';

export const rule = (any: string | string[], changes: Partial<ThemeRule> = {}): ThemeRule => ({
  any: [any].flat(),
  except: [],
  unless: [],
  when: [],
  negated: 'keep',
  ...changes,
});

export const theme = (id: string, rules: readonly ThemeRule[], parent: string | null = null): Theme => ({
  id,
  label: null,
  parent,
  rules,
});

export const rulesOf = (...themes: Theme[]): ThemeRules => ({ version: 1, themes, examples: [] });

/** Whether one rule holds for a comment. */
export function holds(one: ThemeRule | string, text: string, facts: Partial<CommentFacts> = {}): boolean {
  const themes = rulesOf(theme('a', [typeof one === 'string' ? rule(one) : one]));
  return compileThemes(themes).tag(text, { score: null, lang: null, ...facts }).length === 1;
}
