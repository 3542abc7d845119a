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

/**
 * Two statements about the rows that meet `where`. `counted`: one row with how many of them name somebody, how many
 * different names these are, and how many have letters beyond ASCII, of which DuckDB may think otherwise than we do;
 * then it is `listed` that tells: each cell of `respondent`, and how many rows have it. `cellOf`: the expression of a
 * column's cell, '' where it has none.
 */
export function peopleStatements(
  cellOf: (column: number) => string,
  respondent: number,
  where: readonly Restriction[],
  source: Statement,
): { counted: Statement; listed: Statement } {
  const parameters = [...source.parameters];
  const conditions = where.map(({ column, cells }) => {
    const places = cells.map((cell) => `$${parameters.push(cell)}`);
    return places.length === 0 ? 'false' : `${cellOf(column)} IN (${places.join(', ')})`;
  });
  const filter = conditions.length === 0 ? '' : ` WHERE ${conditions.join(' AND ')}`;
  const listed = `SELECT ${cellOf(respondent)} AS cell, count(*) AS times FROM ${source.sql}${filter} GROUP BY 1`;
  const folded = `SELECT lower(trim(cell, ${BLANKS})) AS plain, times, strlen(cell) <> length(cell) AS beyond FROM (${listed}) AS cells`;
  const named = `SELECT CASE WHEN plain IN (${WORDS}) THEN NULL WHEN regexp_full_match(plain, '[0-9]+[.]0') THEN substring(plain, 1, length(plain) - 2) ELSE plain END AS name, times, beyond FROM (${folded}) AS folded`;
  const counted = `SELECT coalesce(sum(CASE WHEN name IS NOT NULL THEN times END), 0), count(DISTINCT name), count(CASE WHEN beyond THEN 1 END) FROM (${named}) AS named`;
  const asText = (sql: string) => `SELECT CAST(COLUMNS(*) AS VARCHAR) FROM (${sql}) AS told`;
  return {
    counted: { sql: asText(counted), parameters },
    listed: { sql: asText(listed), parameters },
  };
}
