/** Servers behind a server: the grouping travels to where the rows are, and only groups travel back. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Report, Wanted } from '../../../src/model.ts';
import { compileCount } from '../../../src/sql/postgres/compile.ts';
import { closeSessions, openPostgresInput } from '../../../src/sql/postgres/table.ts';
import { fails, ok } from '../../cli/harness.ts';
import { type Shards, startShards } from '../../postgres/shards.js';

const COLUMNS =
  'id int, plan text, score int, answered_at timestamp, seen_at timestamptz, day text, email text';
const ROWS = 6000;

let cluster: Shards;
let folder: string;
let file: string;

beforeAll(async () => {
  cluster = await startShards(3, 'responses', COLUMNS, 'id', { log_statement: 'all' });
  const { coordinator } = cluster;
  await coordinator.query(
    `INSERT INTO responses SELECT g, (ARRAY['Pro', 'Starter', NULL, 'Team'])[1 + g % 4], CASE WHEN g % 50 > 0 THEN g % 11 END,
       timestamp '2025-01-01' + g % 2000 * interval '1 hour', timestamptz '2025-01-01 00:00Z' + g % 2000 * interval '1 hour',
       to_char(date '2025-01-01' + g % 90, 'YYYY-MM-DD'), 'U' || g % 700 || '@example.org'
     FROM generate_series(1, ${ROWS}) g`,
  );
  const rows = await coordinator.query(
    'SELECT id, plan, score, to_char(answered_at, \'YYYY-MM-DD"T"HH24:MI:SS\') AS answered_at, day, email FROM responses ORDER BY id',
  );
  folder = mkdtempSync(join(tmpdir(), 'nps-shards-'));
  file = join(folder, 'responses.csv');
  const lines = rows.map((row) => Object.values(row).join(','));
  writeFileSync(file, ['id,plan,score,answered_at,day,email', ...lines].join('\n'));
});
afterAll(async () => {
  await closeSessions();
  await cluster?.stop();
  if (folder) rmSync(folder, { recursive: true });
});

const url = () => `${cluster.coordinator.url()}#responses`;

async function planOf(wanted: Wanted): Promise<string> {
  const { relation } = await openPostgresInput(url(), {});
  const { text } = compileCount(relation, wanted);
  const rows = await cluster.coordinator.query(
    `EXPLAIN (ANALYZE, VERBOSE, COSTS OFF, TIMING OFF, BUFFERS OFF) ${text}`,
  );
  return rows.map((row) => row['QUERY PLAN']).join('\n');
}

describe('a table on three shards', () => {
  it.each<[string, Wanted]>([
    ['scores alone', { columns: [2], dates: null }],
    ['texts and numbers', { columns: [1, 2], dates: null }],
    ['days of timestamps', { columns: [2], dates: { column: 3, grain: 'day', utc: true } }],
    ['months of timestamps', { columns: [1, 2], dates: { column: 3, grain: 'month', utc: true } }],
    ['days of instants', { columns: [2], dates: { column: 4, grain: 'day', utc: true } }],
    ['months of instants', { columns: [2], dates: { column: 4, grain: 'month', utc: true } }],
    ['months of texts', { columns: [1, 2], dates: { column: 5, grain: 'month', utc: true } }],
  ])('is grouped where its rows are: by %s', async (_, wanted) => {
    const plan = await planOf(wanted);
    const asked = plan.match(/Remote SQL: .*/g) ?? [];
    expect(asked).toHaveLength(3);
    for (const sql of asked) expect(sql).toMatch(/count\(\*\).* GROUP BY /);
    expect(plan.match(/Async Foreign Scan/g), 'all shards at once').toHaveLength(3);
    const travelled = [...plan.matchAll(/Foreign Scan .*rows=(\d+)/g)].map(([, rows]) => Number(rows));
    const groups = await groupsOf(wanted);
    expect(Math.max(...travelled), plan).toBeLessThanOrEqual(groups);
  });

  it('gives what a file with the same rows gives', async () => {
    const question = ['--by', 'plan', '--by', 'month,plan', '--where', 'plan!=Team', '--json', '-q'];
    const columns = ['--score', 'score', '--date', 'answered_at', '--respondent', 'email'];
    const [ofShards, ofFile] = await Promise.all(
      [
        ['report', cluster.coordinator.url(), '--table', 'responses'],
        ['report', file],
      ].map(async (args) => JSON.parse(await ok([...args, ...question, ...columns])) as Report),
    );
    expect(ofShards!.source.engine).toBe('postgres');
    expect(ofShards!.counts.filtered).toBeGreaterThan(0);
    const { source: _, ...numbers } = ofShards!;
    const { source: __, ...expected } = ofFile!;
    expect(numbers).toEqual(expected);
    for (const shard of cluster.shards) {
      const counted = shard.log().match(/CURSOR FOR[^;]*?GROUP BY/g);
      expect(counted?.length, 'the program itself has the shards group').toBeGreaterThan(0);
    }
  });

  it('is counted in people as a file is', async () => {
    const { counter } = await openPostgresInput(url(), {});
    expect(await counter.people(6, [])).toEqual({ answers: ROWS, people: 700 });
    expect(await counter.people(0, [{ column: 1, cells: ['Pro', ''] }])).toEqual({
      answers: ROWS / 2,
      people: ROWS / 2,
    });
  });

  it('is one error where a shard dies in the middle of the question', async () => {
    // Transactions of other tests hold the table as well.
    await closeSessions();
    const [shard] = cluster.shards;
    // What holds the table is no part of the question: it lets it wait.
    const holder = shard!
      .query('BEGIN; LOCK TABLE responses IN ACCESS EXCLUSIVE MODE; SELECT pg_sleep(30)')
      .catch(() => {});
    await expect.poll(() => locks(shard!, 'AccessExclusiveLock', true)).toBe(1);
    const asked = fails(['report', cluster.coordinator.url(), '--table', 'responses'], 2);
    await expect.poll(() => locks(shard!, 'AccessShareLock', false), { timeout: 10_000 }).toBeGreaterThan(0);
    await shard!.kill();
    const stderr = await asked;
    await holder;
    expect(stderr).toMatch(
      /^nps: postgres:\/\/127\.0\.0\.1:\d+\/postgres: the database could not answer \(.*\)\n[^\n]+\n$/,
    );
    expect(stderr).not.toContain(cluster.coordinator.password);
    expect(stderr).not.toContain(shard!.password);
  });

  it('is one error where a shard is not there', async () => {
    const stderr = await fails(['report', cluster.coordinator.url(), '--table', 'responses'], 2);
    expect(stderr).toMatch(/the database could not answer \(could not connect to server "shard0"\)/);
  });
});

async function groupsOf(wanted: Wanted): Promise<number> {
  const { relation } = await openPostgresInput(url(), {});
  const [, keys] = / GROUP BY (.*?)(?: UNION ALL |$)/.exec(compileCount(relation, wanted).text)!;
  const [{ groups }] = (await cluster.coordinator.query(
    `SELECT count(*) AS groups FROM (SELECT DISTINCT ${keys} FROM responses) g`,
  )) as [{ groups: string }];
  return Number(groups);
}

async function locks(shard: Shards['shards'][number], mode: string, granted: boolean): Promise<number> {
  const [{ n }] = (await shard.query(
    "SELECT count(*) AS n FROM pg_locks WHERE relation = 'responses'::regclass AND mode = $1 AND granted = $2",
    [mode, granted],
  )) as [{ n: string }];
  return Number(n);
}
