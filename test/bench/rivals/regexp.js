/**
 * `node regexp.js FILE REGEXPS`: promoters, passives and detractors by theme with DuckDB's regular expressions, in one
 * reading of the file. REGEXPS: JSON, theme → expression.
 */
import { readFileSync } from 'node:fs';
import { DuckDBInstance } from '@duckdb/node-api';
import { answersIn, quoted } from './answersIn.js';

const [file = '', regexps = ''] = process.argv.slice(2);
/** @type {[string, string][]} */
const themes = Object.entries(JSON.parse(readFileSync(regexps, 'utf8')));
const tests = themes.map(([, regexp], i) => `regexp_matches(comment, ${quoted(regexp)}, 'i') AS t${i}`);
const counts = themes.map((_, i) => `(count(*) FILTER (t${i}))::INTEGER AS t${i}`);

const connection = await (await DuckDBInstance.create(':memory:')).connect();
const reader = await connection.runAndReadAll(`
  SELECT score, ${counts.join(', ')} FROM (
    SELECT score::INTEGER AS score, ${tests.join(', ')} FROM ${answersIn(file)}
    WHERE score IN ('0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '10'))
  GROUP BY score`);
const rows = /** @type {any[]} */ (reader.getRowObjectsJson());
const mentions = (/** @type {number} */ i, from = 0, to = 10) =>
  rows.reduce((sum, row) => sum + (row.score >= from && row.score <= to ? row[`t${i}`] : 0), 0);
const tallies = themes.map(([theme], i) => [
  theme,
  { n: mentions(i), promoters: mentions(i, 9), passives: mentions(i, 7, 8), detractors: mentions(i, 0, 6) },
]);
console.log(JSON.stringify(Object.fromEntries(tallies)));
