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
  const foreign = column.exact
    ? '0'
    : `CASE WHEN octet_length(${column.text}) <> char_length(${column.text}) THEN 1 ELSE 0 END`;
  const parts = (shards.length === 0 ? [name] : shards).map((part) => {
    // Names are told apart where they are: to the server in the middle comes each of them once.
    return `SELECT ${nameOf(column)} AS name, count(*) AS answers, sum(${foreign}) AS others FROM ${quoteParts(part)}${filter} GROUP BY 1`;
  });
  const names = `SELECT name, sum(answers) AS answers, sum(others) AS others FROM (${parts.join(' UNION ALL ')}) p GROUP BY name`;
  return {
    text: `SELECT coalesce(sum(CASE WHEN name IS NULL THEN 0 ELSE answers END), 0), count(name), coalesce(sum(others), 0) FROM (${names}) n`,
    values,
  };
}

/** The expression of the name, as `nameIn` tells it of ASCII. */
function nameOf({ cell, exact, text }: PgColumn): string {
  if (exact) return cell;
  const plain = `translate(btrim(${text}, ${BLANKS}), '${UPPER}', '${UPPER.toLowerCase()}')`;
  const nobody = NOBODY.map((word) => `'${word}'`).join(', ');
  return `CASE WHEN ${plain} IN (${nobody}) THEN NULL WHEN ${plain} ~ '^[0-9]+[.]0$' THEN substring(${plain}, 1, length(${plain}) - 2) ELSE ${plain} END`;
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
