/** Rows of delimited text → a Parquet file. */

import { npsError } from '../../errors.ts';
import { quoteName } from '../dialect.ts';
import { duckdb, nameFor } from './duckdb.ts';
import { causeOf } from './fileCounter.ts';

/** Throws `duckdbMissing` where nothing can be written to `path`. */
export async function requireParquet(path: string): Promise<void> {
  if ((await duckdb()) === null) throw npsError('duckdbMissing', { path });
}

/**
 * Writes the rows of `csv`, a file of comma-separated text in UTF-8 with one header row, to the new file `target`; columns
 * are called `names`, all different, and hold text, or nothing where a cell is empty. `path` is what messages call the
 * file. Errors: `duckdbMissing`, `unwritable`.
 */
export async function writeParquet(
  csv: string,
  names: readonly string[],
  target: string,
  path: string,
): Promise<void> {
  const duck = await duckdb();
  if (duck === null) throw npsError('duckdbMissing', { path });
  const types = names.map((_, i) => `c${i}: 'VARCHAR'`).join(', ');
  const named = names.map((name, i) => `c${i} AS ${quoteName(name)}`).join(', ');
  const rows = `read_csv($1, auto_detect = false, columns = {${types}}, header = false, skip = 1, delim = ',', quote = '"', escape = '"')`;
  // Of all statements only this takes no parameter where the name of the file is.
  const file = `'${target.replaceAll("'", "''")}'`;
  const sql = `COPY (SELECT ${named} FROM ${rows}) TO ${file} (FORMAT parquet, COMPRESSION zstd)`;
  await duck.execute({ sql, parameters: [nameFor(csv)] }).catch((error) => {
    throw npsError('unwritable', { path, cause: causeOf(error) });
  });
}
