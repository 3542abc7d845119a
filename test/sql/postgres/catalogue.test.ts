import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { foldingColumns, nearTables, shardsOf } from '../../../src/sql/postgres/catalogue.ts';
import { closeSessions, Session } from '../../../src/sql/postgres/session.ts';
import { type Server, startPostgres } from '../../postgres/server.js';

let server: Server;
beforeAll(async () => {
  server = await startPostgres();
  await server.query(`
    CREATE SCHEMA survey;
    CREATE COLLATION folding (provider = icu, locale = 'und-u-ks-level2', deterministic = false);
    CREATE TABLE survey.folds (a text COLLATE folding, b text, c int);
    CREATE TABLE plain (n int);
    CREATE EXTENSION postgres_fdw;
    CREATE SERVER away FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host '127.0.0.1', port '1');
    CREATE TABLE halves (n int) PARTITION BY RANGE (n);
    CREATE TABLE near PARTITION OF halves FOR VALUES FROM (0) TO (5);
    CREATE TABLE rest PARTITION OF halves FOR VALUES FROM (5) TO (9) PARTITION BY RANGE (n);
    CREATE FOREIGN TABLE survey.far PARTITION OF rest FOR VALUES FROM (5) TO (9) SERVER away;
    CREATE TABLE local (n int) PARTITION BY RANGE (n);
    CREATE TABLE local1 PARTITION OF local DEFAULT;
    CREATE ROLE reader LOGIN PASSWORD 'reader';
    GRANT SELECT ON halves, near, rest TO reader; GRANT USAGE ON SCHEMA survey TO reader`);
});
afterEach(closeSessions);
afterAll(() => server.stop());

it('columns in which different texts are equal are known', async () => {
  const session = await Session.open(server.url(), {});
  expect(await foldingColumns(session, ['survey', 'folds'])).toEqual(new Set(['a']));
  expect(await foldingColumns(session, ['folds']), 'is not looked for there').toEqual(new Set());
});

it('a table is taken apart only where a part of it is away, and every part may be seen as it is', async () => {
  const session = await Session.open(server.url(), {});
  expect(await shardsOf(session, ['halves'])).toEqual([
    ['public', 'near'],
    ['survey', 'far'],
  ]);
  expect(await shardsOf(session, ['public', 'halves'])).toHaveLength(2);
  expect(await shardsOf(session, ['local']), 'the server does it better').toEqual([]);
  expect(await shardsOf(session, ['plain'])).toEqual([]);
  const reader = await Session.open(server.url().replace(/\/\/.*@/, '//reader:reader@'), {});
  expect(await shardsOf(reader, ['halves']), 'one may not be read by itself').toEqual([]);
  await closeSessions();
  await server.query('ALTER TABLE rest ENABLE ROW LEVEL SECURITY');
  const again = await Session.open(server.url(), {});
  expect(await shardsOf(again, ['halves']), 'a policy holds for the whole only').toEqual([]);
});

it('names that may be meant are those of tables and views, not of the server itself', async () => {
  const session = await Session.open(server.url(), {});
  const { guess, tables } = await nearTables(session, ['plane']);
  expect(guess).toBe('plain');
  expect(tables).toEqual([
    'halves',
    'local',
    'local1',
    'near',
    'plain',
    'rest',
    'survey.far',
    'survey.folds',
  ]);
  expect((await nearTables(session, ['folds'])).guess).toBe('survey.folds');
  expect((await nearTables(session, ['quite', 'different'])).guess).toBeNull();
});
