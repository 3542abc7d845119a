/** `node postgres.js URL TABLE`: scores by plan and month, by hand in PostgreSQL's SQL. */
import pg from 'pg';
import { rollUp } from './rollUp.js';

const [url = '', table = ''] = process.argv.slice(2);
const client = new pg.Client(url);
await client.connect();
// Inside stands what shards can group by. They are not trusted with a function that takes a text, such as
// date_trunc('month', …) or AT TIME ZONE 'UTC', and would send all their rows.
const { rows } = await client.query(`
  SELECT plan, to_char(day, 'YYYY-MM') AS month, score::text, sum(times)::integer AS times,
    to_char(min(first) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS') AS first,
    to_char(max(last) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS') AS last
  FROM (
    SELECT plan, (responded_at AT TIME ZONE INTERVAL '0')::date AS day, score, count(*) AS times,
      min(responded_at) AS first, max(responded_at) AS last
    FROM ${pg.escapeIdentifier(table)} GROUP BY 1, 2, 3) AS tallies
  GROUP BY 1, 2, 3`);
console.log(JSON.stringify(rollUp(rows, null)));
await client.end();
