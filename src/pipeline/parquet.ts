/** What writes Parquet files; DuckDB is loaded only then. */
export const parquetWriter = () => import('../sql/duckdb/writeParquet.ts');
