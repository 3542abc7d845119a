/** Themes for the answers at hand: which column has the comment, which its language, and what the rules say of both. */

import { themeKeys } from '../enrich/dimension.ts';
import { hasContent } from '../enrich/themes/content.ts';
import { languageColumn } from '../enrich/themes/language.ts';
import { compileThemes } from '../enrich/themes/matcher.ts';
import { scoreReader } from '../map/score.ts';
import type { Anchors, ConditionOfTheme, Row, Table, ThemeSource } from '../model.ts';
import { Ahead, type AheadOptions, type Place, USUAL } from './themes/ahead.ts';
import type { Said, Themes } from './themes/types.ts';

/**
 * The rules made ready. An answer is tagged once, however many dimensions and conditions ask for its themes.
 * `commentOf`: where no column of its row has the comment of an answer. `options`: from when on, and how, a second
 * thread helps.
 */
export function themesFor(
  { path, rules }: ThemeSource,
  commentOf: ((row: Row) => string) | null = null,
  options: AheadOptions = USUAL,
): Themes {
  const compiled = compileThemes(rules);
  const { ids, tag } = compiled;
  const minds = (key: keyof ConditionOfTheme): boolean =>
    rules.themes.some((theme) =>
      theme.rules.some(({ when }) => when.some((condition) => condition[key] !== undefined)),
    );
  const mindsLanguage = minds('lang');
  const mindsScore = minds('score') || minds('group');
  const said: Said = { comment: '', tag: null };
  const facts = { score: null as number | null, lang: null as string | null };
  let last: Row | null = null;
  let ahead: Ahead | null = null;
  const places = new WeakMap<Table, Place>();
  const of: Themes['of'] = (table, { roles: { comment, score: scored }, anchors }) => {
    if (comment === null && commentOf === null) return () => NOTHING;
    const language = mindsLanguage ? languageColumn(table.columns) : null;
    if (comment !== null && language === null)
      places.set(table, {
        comment,
        scoreOf: mindsScore && scored !== null ? scoreIn(scored, anchors) : unknown,
      });
    return ({ row, score }) => {
      if (row === last && facts.score === score) return said;
      if (ahead !== null && ahead.row === row && (!mindsScore || ahead.score === score)) {
        last = row;
        facts.score = score;
        said.comment = ahead.comment;
        said.tag = ahead.tag;
        return said;
      }
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
    async reading(table, visit, read) {
      const reading = new Ahead(visit, () => places.get(table), rules, compiled, options);
      ahead = reading;
      try {
        const result = await read(reading.take);
        reading.finish();
        return result;
      } finally {
        ahead = null;
        await reading.close();
      }
    },
    keysOf: (table, mapping) => {
      const read = of(table, mapping);
      return (answer) => themeKeys(ids, read(answer).tag);
    },
  };
}

const unknown = (): null => null;

function scoreIn(column: number, anchors: Anchors): (row: Row) => number | null {
  const readScore = scoreReader(anchors);
  return (row) => {
    const read = readScore(row[column] ?? '');
    return read.kind === 'score' ? read.score : null;
  };
}

const NOTHING: Said = Object.freeze({ comment: '', tag: null });
