import { safeJson } from './json.ts';
import type { FlatTable } from './rows.ts';

/** One JSON object a line, with the table's columns as its keys; null stays null. */
export function renderNdjson({ columns, rows }: FlatTable): string {
  const line = (row: FlatTable['rows'][number]): string =>
    safeJson(Object.fromEntries(columns.map((column, index) => [column, row[index] ?? null])));
  return rows.map((row) => `${line(row)}\n`).join('');
}
