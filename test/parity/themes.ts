/** A few theme rules, as the program and a plain reading know them. */
import type { Category, ThemeRule, ThemeSource } from '../../src/model.ts';

/** A theme: words (`help*`: that begin so), and whose answers it is about; null: anybody's. */
interface Simple {
  id: string;
  parent: string | null;
  any: readonly string[];
  only: Category | null;
}

export const SIMPLE: readonly Simple[] = [
  { id: 'price', parent: null, any: ['price', 'expensive'], only: null },
  { id: 'billing', parent: 'price', any: ['invoice'], only: null },
  { id: 'support', parent: null, any: ['support', 'help*'], only: null },
  { id: 'speed', parent: null, any: ['slow', 'fast'], only: null },
  { id: 'anger', parent: null, any: ['bad', 'café'], only: 'detractor' },
];

const ruleOf = ({ any, only }: Simple): ThemeRule => ({
  any,
  except: [],
  unless: [],
  when: only === null ? [] : [{ group: [only] }],
  negated: 'keep',
});

export const THEMES: ThemeSource = {
  path: 'rules.yaml',
  warnings: [],
  rules: {
    version: 1,
    themes: SIMPLE.map((theme) => ({
      id: theme.id,
      label: null,
      parent: theme.parent,
      rules: [ruleOf(theme)],
    })),
    examples: [],
  },
};

export const THEME_IDS: readonly string[] = SIMPLE.map(({ id }) => id);

/** The themes of a comment that is made of `words`; null: it says nothing. */
export function themesOf(words: readonly string[] | null, category: Category | null): string[] | null {
  if (words === null) return null;
  const has = (term: string): boolean =>
    words.some((word) => (term.endsWith('*') ? word.startsWith(term.slice(0, -1)) : word === term));
  const own = SIMPLE.filter(({ any, only }) => any.some(has) && (only === null || only === category));
  const ids = new Set(own.flatMap(({ id, parent }) => (parent === null ? [id] : [id, parent])));
  return THEME_IDS.filter((id) => ids.has(id));
}
