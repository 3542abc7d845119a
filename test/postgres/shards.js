/** Several PostgreSQL servers as one: each holds a part of a table, and one in the middle is asked. */
import { startPostgres } from './server.js';

/**
 * @typedef {object} Shards
 * @property {import('./server.js').Server} coordinator Has a table partitioned by hash, a foreign partition for each shard.
 * @property {import('./server.js').Server[]} shards Each has a table of the same name.
 * @property {() => Promise<void>} stop Ends them all.
 */

/**
 * Starts `count` shards and a coordinator.
 * @param {number} count
 * @param {string} table What the table is called everywhere.
 * @param {string} columns Its columns, as CREATE TABLE has them.
 * @param {string} key The column by whose hash rows are spread.
 * @param {Record<string, string>} settings Of the shards.
 * @returns {Promise<Shards>}
 */
export async function startShards(count, table, columns, key, settings = {}) {
  const started = await Promise.allSettled([
    startPostgres(),
    ...Array.from({ length: count }, () => startPostgres(settings)),
  ]);
  const servers = started.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  const stop = async () => {
    await Promise.all(servers.map((server) => server.stop()));
  };
  try {
    for (const one of started) if (one.status === 'rejected') throw one.reason;
    const [coordinator, ...shards] =
      /** @type {[import('./server.js').Server, ...import('./server.js').Server[]]} */ (servers);
    await Promise.all(shards.map((shard) => shard.query(`CREATE TABLE ${table} (${columns})`)));
    await coordinator.query(
      [
        'CREATE EXTENSION postgres_fdw',
        `CREATE TABLE ${table} (${columns}) PARTITION BY HASH (${key})`,
        ...shards.flatMap(({ port, user, password }, i) => [
          // A thousand rows at once, and shards that are asked at the same time.
          `CREATE SERVER shard${i} FOREIGN DATA WRAPPER postgres_fdw OPTIONS
             (host '127.0.0.1', port '${port}', dbname 'postgres', batch_size '1000', fetch_size '10000', async_capable 'true')`,
          `CREATE USER MAPPING FOR postgres SERVER shard${i} OPTIONS (user '${user}', password '${password}')`,
          `CREATE FOREIGN TABLE ${table}_${i} PARTITION OF ${table}
             FOR VALUES WITH (MODULUS ${count}, REMAINDER ${i}) SERVER shard${i} OPTIONS (table_name '${table}')`,
        ]),
      ].join(';'),
    );
    return { coordinator, shards, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
