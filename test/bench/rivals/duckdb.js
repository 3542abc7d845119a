/**
 * `node duckdb.js FILE [RESPONDENT]`: scores by plan and month, by hand in DuckDB's SQL. Each score is counted as it
 * stands in the cell, and what it says is looked at afterwards: quicker than to look at every row's.
 */
import { DuckDBInstance } from '@duckdb/node-api';
import { answersIn } from './answersIn.js';
import { rollUp } from './rollUp.js';

const [file = '', respondent] = process.argv.slice(2);
const connection = await (await DuckDBInstance.create(':memory:')).connect();
const rowsOf = async (/** @type {string} */ sql) =>
  /** @type {any[]} */ ((await connection.runAndReadAll(sql)).getRowObjectsJson());

let answers = answersIn(file, respondent);
let repeated = null;
if (respondent !== undefined) {
  // Two questions to one reading of the file.
  await connection.run(
    `CREATE TEMP TABLE answers AS SELECT ${respondent}, responded_at, plan, score FROM ${answers}`,
  );
  answers = 'answers';
  const [row] = await rowsOf(`
    SELECT (sum(times) - count(*))::INTEGER AS repeated FROM (
      SELECT count(*) AS times FROM answers
      WHERE score IN ('0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '10') GROUP BY ${respondent})`);
  repeated = row.repeated;
}
const rows = await rowsOf(`
  SELECT plan, strftime(month, '%Y-%m') AS month, score, times::INTEGER AS times,
    strftime(first, '%Y-%m-%dT%H:%M:%S') AS first, strftime(last, '%Y-%m-%dT%H:%M:%S') AS last
  FROM (
    SELECT plan, date_trunc('month', responded_at) AS month, score, count(*) AS times,
      min(responded_at) AS first, max(responded_at) AS last
    FROM ${answers} GROUP BY ALL)`);
console.log(JSON.stringify(rollUp(rows, repeated)));
