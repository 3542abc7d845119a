/** Big files counted by DuckDB, where it is installed. */

import type { RowCounter, Table } from '../../model.ts';

/**
 * What counts the rows of `table`. A clause for people that says why there is none: DuckDB is not installed, or the table
 * is not of the kind that it reads just as `table.scan` does.
 */
export async function counterFor(table: Table): Promise<RowCounter | string> {
  if (table.counter !== undefined) return table.counter;
  const { csvCounter } = await import('./csvFile.ts');
  return csvCounter(table);
}

/** A Parquet file as a table that DuckDB reads. Errors: those of `parquetTable`. */
export async function openParquet(path: string): Promise<Table> {
  const { parquetTable } = await import('./parquet.ts');
  return parquetTable(path);
}
