/** Themes for the answers at hand: which column has the comment, which its language, and what the rules say of both. */

import { themeKeys } from '../enrich/dimension.ts';
import { hasContent } from '../enrich/themes/content.ts';
import { languageColumn } from '../enrich/themes/language.ts';
import { compileThemes } from '../enrich/themes/matcher.ts';
import type { Row, ThemeSource } from '../model.ts';
import type { Said, Themes } from './themes/types.ts';

/**
 * The rules made ready. An answer is tagged once, however many dimensions and conditions ask for its themes.
 * `commentOf`: where no column of its row has the comment of an answer.
 */
export function themesFor(
  { path, rules }: ThemeSource,
  commentOf: ((row: Row) => string) | null = null,
): Themes {
  const { ids, tag } = compileThemes(rules);
  const mindsLanguage = rules.themes.some((theme) =>
    theme.rules.some(({ when }) => when.some(({ lang }) => lang !== undefined)),
  );
  const said: Said = { comment: '', tag: null };
  const facts = { score: null as number | null, lang: null as string | null };
  let last: Row | null = null;
  const of: Themes['of'] = ({ columns }, { roles: { comment } }) => {
    if (comment === null && commentOf === null) return () => NOTHING;
    const language = mindsLanguage ? languageColumn(columns) : null;
    return ({ row, score }) => {
      if (row === last && facts.score === score) return said;
      last = row;
      facts.score = score;
      facts.lang = language === null ? null : row[language] || null;
      said.comment = comment === null ? commentOf!(row) : (row[comment] ?? '').trim();
      said.tag = hasContent(said.comment) ? tag(said.comment, facts) : null;
      return said;
    };
  };
  return {
    path,
    ids,
    of,
    keysOf: (table, mapping) => {
      const read = of(table, mapping);
      return (answer) => themeKeys(ids, read(answer).tag);
    },
  };
}

const NOTHING: Said = Object.freeze({ comment: '', tag: null });
