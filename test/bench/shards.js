/** A table of PostgreSQL that is spread over shards, behind one coordinator. */
import assert from 'node:assert/strict';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { startPostgres } from '../postgres/server.js';
import { PLANS } from './survey.js';

export { PLANS };

/**
 * As a server for such questions is set up. The last matters most: shards are read through cursors, of which they believe
 * otherwise that only the first rows are wanted, and sort all rows to be quick with these.
 */
const SETTINGS = {
  enable_partitionwise_aggregate: 'on',
  shared_buffers: '512MB',
  work_mem: '64MB',
  cursor_tuple_fraction: '1',
};
const SHARDS = 3;
const TABLE = 'survey';
const COLUMNS = `(response_id text, device text, responded_at timestamptz, plan text, region text, score smallint,
  comment text)`;

/**
 * Starts a server whose database `coordinator` has the table `survey`, spread over three other databases by the hash of
 * the plan: a coordinator can let shards group only by what decides on the shard. To have no row travel twice, the file
 * is sorted by plan on this side.
 * @param {(plans: readonly string[]) => string} fileOf writes the answers of these plans as CSV and returns the path
 * @returns {Promise<{ url: string, table: string, stop: () => Promise<void> }>}
 */
export async function startShards(fileOf) {
  const server = await startPostgres(SETTINGS);
  try {
    const names = Array.from({ length: SHARDS }, (_, i) => `shard${i}`);
    for (const name of ['coordinator', ...names]) await server.query(`CREATE DATABASE ${name}`);
    await server.query(
      `CREATE EXTENSION postgres_fdw;
       CREATE TABLE ${TABLE} ${COLUMNS} PARTITION BY HASH (plan);
       ${names.map((name, i) => foreignTable(name, i, server)).join('\n')}`,
      [],
      'coordinator',
    );
    for (const [i, name] of names.entries()) {
      const rows = await server.query(
        `SELECT plan FROM unnest($1::text[]) AS plan
         WHERE satisfies_hash_partition('${TABLE}'::regclass, ${SHARDS}, ${i}, plan)`,
        [PLANS],
        'coordinator',
      );
      await server.query(`CREATE TABLE ${TABLE} ${COLUMNS}`, [], name);
      await load(server.url(name), fileOf(rows.map(({ plan }) => plan)));
      await server.query(`VACUUM ANALYZE ${TABLE}`, [], name);
    }
    await server.query(`ANALYZE ${TABLE}`, [], 'coordinator');
    const plan = await server.query(
      `EXPLAIN (VERBOSE) SELECT plan, count(*) FROM ${TABLE} GROUP BY plan`,
      [],
      'coordinator',
    );
    assert.match(JSON.stringify(plan), /Remote SQL: [^"]* GROUP BY /, 'the shards do not group');
    return { url: server.url('coordinator'), table: TABLE, stop: server.stop };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

/**
 * @param {string} name
 * @param {number} remainder
 * @param {import('../postgres/server.js').Server} server
 */
const foreignTable = (name, remainder, { port, user, password }) => `
  CREATE SERVER ${name} FOREIGN DATA WRAPPER postgres_fdw
    OPTIONS (host '127.0.0.1', port '${port}', dbname '${name}', async_capable 'true', fetch_size '10000');
  CREATE USER MAPPING FOR CURRENT_USER SERVER ${name} OPTIONS (user '${user}', password '${password}');
  CREATE FOREIGN TABLE ${TABLE}_${name} PARTITION OF ${TABLE}
    FOR VALUES WITH (MODULUS ${SHARDS}, REMAINDER ${remainder})
    SERVER ${name} OPTIONS (table_name '${TABLE}');`;

/**
 * @param {string} url
 * @param {string} file
 */
async function load(url, file) {
  const client = new pg.Client(url);
  await client.connect();
  const copy = client.query(copyFrom(`COPY ${TABLE} FROM STDIN WITH (FORMAT csv, HEADER)`));
  await pipeline(createReadStream(file, { highWaterMark: 2 ** 20 }), copy);
  await client.end();
}
