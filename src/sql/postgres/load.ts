/** Rows into a table of PostgreSQL: all of them, or nothing has happened. */

import { npsError } from '../../errors.ts';
import { quoteName } from '../dialect.ts';
import { UNKNOWN_TABLE } from './failure.ts';
import { type PostgresWorld, Session } from './session.ts';
import { parseTableUrl, quoteParts, shownName } from './url.ts';

/** Takes the next rows, a cell for each column; null and the empty text are cells without a value. To be waited for. */
export type Load = (rows: readonly (readonly (string | null)[])[]) => Promise<void>;

/** Bytes that a name may have; PostgreSQL cuts off what is longer. */
const LONGEST = 63;

/**
 * Loads the rows that `work` hands out into the table that `path` names, by COPY, in one transaction: an error or the end
 * of the process leaves everything as it was. A table that is not there is made, with columns of text called as
 * `names`; one that is there gets the rows beside its own. Columns that are longer than a name may be, or called like
 * another one, get names of their own.
 * Errors: `otherColumns` where the table has columns that are called otherwise; those of `work`, of `parseTableUrl` and
 * of `databaseError`.
 */
export async function loadRows(
  path: string,
  names: readonly string[],
  work: (load: Load) => Promise<void>,
  world: PostgresWorld,
): Promise<void> {
  const { connection, table } = parseTableUrl(path);
  const columns = columnNames(names);
  const session = await Session.open(connection, world, true);
  try {
    const existing = await columnsOf(session, table);
    if (existing !== null) refuseOther(session, table, existing, columns);
    await session.rows('BEGIN');
    const list = columns.map(quoteName);
    if (existing === null)
      await session.rows(
        `CREATE TABLE ${quoteParts(table)} (${list.map((name) => `${name} text`).join(', ')})`,
      );
    await session.copy(`COPY ${quoteParts(table)} (${list.join(', ')}) FROM STDIN`, (write) =>
      work((rows) => write(rows.map(copyLine).join(''))),
    );
    await session.rows('COMMIT');
  } finally {
    // Ends the transaction as well.
    await session.close();
  }
}

/** Names of the columns of a table; null: there is no such table. */
async function columnsOf(session: Session, table: readonly string[]): Promise<string[] | null> {
  try {
    const { fields } = await session.result(`SELECT * FROM ${quoteParts(table)} LIMIT 0`);
    return fields.map(({ name }) => name);
  } catch (error) {
    const { state } = error as { state?: string };
    // A schema that is missing is said by the statement that makes the table.
    if (UNKNOWN_TABLE.has(state ?? '')) return null;
    throw error;
  }
}

function refuseOther(
  { circumstances }: Session,
  table: readonly string[],
  existing: readonly string[],
  columns: readonly string[],
): void {
  const lacking = columns.filter((name) => !existing.includes(name));
  const beside = existing.filter((name) => !columns.includes(name));
  if (lacking.length + beside.length === 0) return;
  throw npsError('otherColumns', { path: circumstances.path, table: shownName(table), lacking, beside });
}

/** Names that a table can have, in their order: none empty, none too long, no two alike. */
export function columnNames(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name, i) => {
    const plain = shortened(name.replaceAll('\0', '').trim(), LONGEST) || `column ${i + 1}`;
    let own = plain;
    for (let n = 2; taken.has(own); n++) own = `${shortened(plain, LONGEST - ` ${n}`.length)} ${n}`;
    taken.add(own);
    return own;
  });
}

/** As many whole characters as fit into `bytes` of UTF-8. */
function shortened(name: string, bytes: number): string {
  let text = name;
  while (Buffer.byteLength(text) > bytes) text = [...text].slice(0, -1).join('');
  return text;
}

const ESCAPES: Record<string, string> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t', '\0': '' };

/** A line of COPY's text format. PostgreSQL has no NUL in texts. */
export const copyLine = (cells: readonly (string | null)[]): string =>
  `${cells
    .map((cell) =>
      cell === null || cell === '' ? '\\N' : cell.replace(/[\\\n\r\t\0]/g, (sign) => ESCAPES[sign]!),
    )
    .join('\t')}\n`;
