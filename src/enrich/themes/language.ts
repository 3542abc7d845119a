/** The column that says in which language a comment is. */

import type { Column } from '../../model.ts';

/** Names of such columns, letters only, as exports have them. */
const NAMES: ReadonlySet<string> = new Set([
  ...[
    'lang',
    'language',
    'locale',
    'userlanguage',
    'responselanguage',
    'respondentlanguage',
    'surveylanguage',
  ],
  ...['startlanguage', 'commentlanguage', 'languagecode', 'sprache', 'langue', 'idioma', 'taal', 'lingua'],
]);

/** Index of the first column that is called so; null: none is. */
export function languageColumn(columns: readonly Column[]): number | null {
  const named = columns.find(({ name }) => NAMES.has(name.toLowerCase().replace(/[^\p{L}]/gu, '')));
  return named?.index ?? null;
}
