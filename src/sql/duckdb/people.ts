/** How many people a column of respondents names: told by DuckDB where it and we spell names alike. */

import type { Statement } from '../count.ts';
import { NOBODY } from '../names.ts';

/** The cells that a column may have. */
export interface Restriction {
  column: number;
  cells: readonly string[];
}

const BLANKS = [32, 9, 10, 11, 12, 13].map((code) => `chr(${code})`).join(' || ');
const WORDS = NOBODY.map((word) => `'${word}'`).join(', ');

/** Most names: such are compared as they stand. */
const USUAL = "regexp_full_match(cell, '[a-z0-9@_][a-z0-9@._-]*') AND NOT suffix(cell, '.0')";

/**
 * Statements about the rows that meet `where`. Those of `counted` give one row: how many of the rows name somebody, how
 * many different names these are, and how many names the statement cannot tell: then the next one must be asked. The first
 * is the quickest, and knows usual names only; the second is at a loss with letters beyond ASCII, of which DuckDB may think
 * otherwise than we do. `listed` is the last resort: each cell of `respondent`, and how many rows have it. `cellOf`: the
 * expression of a column's cell, '' where it has none.
 */
export function peopleStatements(
  cellOf: (column: number) => string,
  respondent: number,
  where: readonly Restriction[],
  source: Statement,
): { counted: Statement[]; listed: Statement } {
  const parameters = [...source.parameters];
  const conditions = where.map(({ column, cells }) => {
    const places = cells.map((cell) => `$${parameters.push(cell)}`);
    return places.length === 0 ? 'false' : `${cellOf(column)} IN (${places.join(', ')})`;
  });
  const filter = conditions.length === 0 ? '' : ` WHERE ${conditions.join(' AND ')}`;
  const listed = `SELECT ${cellOf(respondent)} AS cell, count(*) AS times FROM ${source.sql}${filter} GROUP BY 1`;
  const usual = `SELECT CASE WHEN cell IN (${WORDS}) THEN NULL ELSE cell END AS name, times, NOT (cell IN (${WORDS}) OR ${USUAL}) AS beyond FROM (${listed}) AS cells`;
  const folded = `SELECT lower(trim(cell, ${BLANKS})) AS plain, times, strlen(cell) <> length(cell) AS beyond FROM (${listed}) AS cells`;
  const named = `SELECT CASE WHEN plain IN (${WORDS}) THEN NULL WHEN regexp_full_match(plain, '[0-9]+[.]0') THEN substring(plain, 1, length(plain) - 2) ELSE plain END AS name, times, beyond FROM (${folded}) AS folded`;
  const told = (people: string, names: string) => ({
    sql: `SELECT CAST(COLUMNS(*) AS VARCHAR) FROM (SELECT coalesce(sum(CASE WHEN name IS NOT NULL THEN times END), 0), ${people}, count(CASE WHEN beyond THEN 1 END) FROM (${names}) AS named) AS told`,
    parameters,
  });
  return {
    counted: [told('count(name)', usual), told('count(DISTINCT name)', named)],
    listed: { sql: `SELECT cell, CAST(times AS VARCHAR) FROM (${listed}) AS cells`, parameters },
  };
}
