/** The survey as DuckDB reads it. */

/** @param {string} text */
export const quoted = (text) => `'${text.replaceAll("'", "''")}'`;

/**
 * The rows of a survey's file, to select from. That the columns are given spares DuckDB a look at the file (a quarter of
 * a second), and it reads only those that are named in the query.
 * @param {string} file
 * @param {string} [second] what the second column is called
 */
export const answersIn = (file, second = 'device') => `read_csv(${quoted(file)},
  auto_detect = false, header = true, delim = ',', quote = '"', escape = '"',
  columns = {response_id: 'VARCHAR', ${second}: 'VARCHAR', responded_at: 'TIMESTAMP', plan: 'VARCHAR',
    region: 'VARCHAR', score: 'VARCHAR', comment: 'VARCHAR'})`;

/**
 * The same survey as Parquet, dates as such.
 * @param {string} path where it is written
 * @param {string} file
 */
export async function writeParquet(path, file) {
  const { DuckDBInstance } = await import('@duckdb/node-api');
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  await connection.run(`COPY (SELECT * FROM ${answersIn(file)}) TO ${quoted(path)} (FORMAT parquet)`);
  connection.closeSync();
}
