/** How many people a column of respondents names: counted by the database, where it and we spell names alike. */

import type { Row } from '../../model.ts';
import { NOBODY, nameIn } from '../names.ts';
import type { PgColumn } from './columns.ts';
import { compileCount, type Relation } from './compile.ts';
import type { Session } from './session.ts';
import { quoteParts } from './url.ts';

/** The cells that a column may have. */
export interface Restriction {
  column: number;
  cells: readonly string[];
}

/** Parameters that one statement may have; a few are left for others. */
const PARAMETERS = 60_000;

const BLANKS = [32, 9, 10, 11, 12, 13].map((code) => `chr(${code})`).join(' || ');
const UPPER = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** Letters beyond ASCII are in a cell. */
const FOREIGN = 'CASE WHEN octet_length(cell) <> char_length(cell) THEN 1 ELSE 0 END';

/** A cell of ASCII, trimmed and in small letters. What these are is no question of the server's language. */
const PLAIN = `CASE WHEN lower(cell) = cell THEN btrim(cell, ${BLANKS}) ELSE translate(btrim(cell, ${BLANKS}), '${UPPER}', '${UPPER.toLowerCase()}') END`;

/** The name that it is, as `nameIn` tells it. */
const NAME = `CASE WHEN plain IN (${NOBODY.map((word) => `'${word}'`).join(', ')}) THEN NULL WHEN plain LIKE '%.0' AND plain ~ '^[0-9]+[.]0$' THEN substring(plain, 1, length(plain) - 2) ELSE plain END`;

/** As `RowCounter.people`. Errors: those of `databaseError`. */
export async function countPeople(
  session: Session,
  relation: Relation,
  respondent: number,
  where: readonly Restriction[],
): Promise<{ answers: number; people: number }> {
  const { text, values } = compilePeople(relation, respondent, where);
  if (values.length <= PARAMETERS) {
    const [[answers, people, others] = []] = await session.rows(text, values);
    if (Number(others) === 0) return { answers: Number(answers), people: Number(people) };
  }
  const named = new Map<string, number>();
  const allowed = where.map(({ column, cells }) => [column, new Set(cells)] as const);
  const columns = [...new Set([respondent, ...where.map(({ column }) => column)])];
  const { text: all, read } = compileCount(relation, { columns, dates: null });
  const visit = (row: Row, times: number): void => {
    const name = nameIn(row[respondent]!);
    if (name === null || !allowed.every(([column, cells]) => cells.has(row[column]!))) return;
    named.set(name, (named.get(name) ?? 0) + times);
  };
  await session.each(all, (result) => read(result, visit));
  return { answers: [...named.values()].reduce((sum, n) => sum + n, 0), people: named.size };
}

/**
 * The statement that counts: how many rows name somebody, how many different names there are, and how many rows hold
 * letters beyond ASCII, of which a database may think otherwise than we do. Cells are parameters.
 */
export function compilePeople(
  { name, columns, shards }: Relation,
  respondent: number,
  where: readonly Restriction[],
): { text: string; values: string[] } {
  const values: string[] = [];
  const conditions = where.map(({ column, cells }) => conditionOn(columns[column]!, cells, values));
  const column = columns[respondent]!;
  const filter = conditions.length === 0 ? '' : ` WHERE ${conditions.join(' AND ')}`;
  const cell = column.exact ? column.cell : column.text;
  // To the server in the middle comes each cell once.
  const parts = (shards.length === 0 ? [name] : shards).map(
    (part) =>
      `SELECT ${cell} AS cell, count(*) AS answers FROM ${quoteParts(part)}${filter} GROUP BY ${cell}`,
  );
  const cells = `SELECT cell, sum(answers) AS answers FROM (${parts.join(' UNION ALL ')}) p GROUP BY cell`;
  const total = 'coalesce(sum(CASE WHEN name IS NULL THEN 0 ELSE answers END), 0), count(name)';
  if (column.exact) {
    const names = `SELECT cell AS name, answers FROM (${cells}) c`;
    return { text: `SELECT ${total}, 0 FROM (${names}) n`, values };
  }
  // Grouped, so that what is computed of a cell is computed once.
  const plain = `SELECT ${PLAIN} AS plain, sum(answers) AS answers, sum(${FOREIGN}) AS others FROM (${cells}) c GROUP BY 1`;
  const names = `SELECT ${NAME} AS name, sum(answers) AS answers, sum(others) AS others FROM (${plain}) q GROUP BY 1`;
  return { text: `SELECT ${total}, coalesce(sum(others), 0) FROM (${names}) n`, values };
}

function conditionOn(
  { cell, exact, text, type }: PgColumn,
  cells: readonly string[],
  values: string[],
): string {
  const filled = cells.filter((each) => each !== '');
  const alternatives = [];
  if (filled.length > 0) {
    const places = filled.map((each) => `$${values.push(each)}`).join(', ');
    alternatives.push(`${exact ? cell : text} IN (${places})`);
  }
  if (filled.length < cells.length) {
    alternatives.push(`${cell} IS NULL`);
    if (type === 'text') alternatives.push(`${cell} = ''`);
  }
  return alternatives.length === 0 ? 'false' : `(${alternatives.join(' OR ')})`;
}
