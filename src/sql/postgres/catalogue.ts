/** What a database tells of its tables. */

import type { Session } from './session.ts';
import { shownName } from './url.ts';

/** Tables that are named where one is not found. */
const NAMED = 20;

const RELATION = (parts: readonly string[]): [condition: string, values: string[]] =>
  parts.length === 1
    ? ['c.relname = $1 AND pg_table_is_visible(c.oid)', [...parts]]
    : ['n.nspname = $1 AND c.relname = $2', parts.slice(-2)];

/** Names of columns in which texts that differ may count as equal. Throws where the server does not know of such. */
export async function foldingColumns(session: Session, name: readonly string[]): Promise<Set<string>> {
  const [condition, values] = RELATION(name);
  const rows = await session.rows(
    `SELECT a.attname FROM pg_attribute a
     JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
     JOIN pg_collation l ON l.oid = a.attcollation
     WHERE ${condition} AND a.attnum > 0 AND NOT l.collisdeterministic`,
    values,
  );
  return new Set(rows.map(([column]) => column!));
}

/**
 * The tables that a partitioned table is made of, where one of them is on another server, and where asking them one by
 * one sees the same rows: we may read each, and no policy hides rows. Throws where the server has no such tables.
 */
export async function shardsOf(session: Session, name: readonly string[]): Promise<string[][]> {
  const [condition, values] = RELATION(name);
  const rows = await session.rows(
    `SELECT pn.nspname, p.relname, p.relkind, t.isleaf, p.relrowsecurity, has_table_privilege(p.oid, 'SELECT')
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     CROSS JOIN pg_partition_tree(c.oid) t
     JOIN pg_class p ON p.oid = t.relid JOIN pg_namespace pn ON pn.oid = p.relnamespace
     WHERE ${condition} AND c.relkind = 'p' ORDER BY p.oid`,
    values,
  );
  const leaves = rows.filter(([, , , isLeaf]) => isLeaf === 't');
  const remote = leaves.some(([, , kind]) => kind === 'f');
  const same =
    rows.every(([, , , , policies]) => policies === 'f') && leaves.every(([, , , , , may]) => may === 't');
  return remote && same ? leaves.map(([schema, table]) => [schema!, table!]) : [];
}

/** Tables and views that may be meant instead: the likeliest, or as many as can be named. */
export async function nearTables(
  session: Session,
  name: readonly string[],
): Promise<{ guess: string | null; tables: string[] }> {
  const rows = await session.rows(
    `SELECT n.nspname, c.relname, pg_table_is_visible(c.oid) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relkind IN ('r', 'v', 'm', 'f', 'p') AND n.nspname <> 'information_schema' AND n.nspname !~ '^pg_'
     ORDER BY 1, 2 LIMIT 5000`,
  );
  const tables = rows.map(([schema, table, visible]) =>
    shownName(visible === 't' ? [table!] : [schema!, table!]),
  );
  const { likeliest } = await import('../../errors/likeliest.ts');
  // In another schema than those that are looked through.
  const elsewhere = rows.findIndex(([, table]) => table === name.at(-1));
  const guess = tables[elsewhere] ?? likeliest(shownName(name), tables);
  return { guess, tables: tables.slice(0, NAMED) };
}
