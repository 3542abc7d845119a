/** Parquet files as tables. */

import { npsError } from '../../errors.ts';
import type { Table } from '../../model.ts';

/** The table in the file `path`. */
export async function parquetTable(path: string): Promise<Table> {
  throw npsError('unreadable', { path, cause: 'Parquet' });
}
