/** Parquet files that are written: DuckDB is loaded only then. */

/** As `requireParquet` there. */
export async function requireParquet(path: string): Promise<void> {
  const { requireParquet: requires } = await import('../sql/duckdb/writeParquet.ts');
  await requires(path);
}

/** As `writeParquet` there. */
export async function writeParquet(
  csv: string,
  names: readonly string[],
  target: string,
  path: string,
): Promise<void> {
  const { writeParquet: write } = await import('../sql/duckdb/writeParquet.ts');
  await write(csv, names, target, path);
}
