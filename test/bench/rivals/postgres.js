/** `node postgres.js URL TABLE`: scores by plan and month, by hand in PostgreSQL's SQL. */
import pg from 'pg';
import { rollUp } from './rollUp.js';

const [url = '', table = ''] = process.argv.slice(2);
const client = new pg.Client(url);
await client.connect();
// In this form everything can travel to the shards: date_trunc of a timestamptz hangs on the session's zone.
const { rows } = await client.query(`
  SELECT plan, to_char(month, 'YYYY-MM') AS month, score::text, times::integer,
    to_char(first AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS') AS first,
    to_char(last AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS') AS last
  FROM (
    SELECT plan, date_trunc('month', responded_at AT TIME ZONE 'UTC') AS month, score, count(*) AS times,
      min(responded_at) AS first, max(responded_at) AS last
    FROM ${pg.escapeIdentifier(table)} GROUP BY 1, 2, 3) AS tallies`);
console.log(JSON.stringify(rollUp(rows, null)));
await client.end();
