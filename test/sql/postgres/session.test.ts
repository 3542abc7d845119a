import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { closeSessions, Session } from '../../../src/sql/postgres/session.ts';
import { sessionFor } from '../../../src/sql/postgres/sessions.ts';
import { connectionOf } from '../../../src/sql/postgres/url.ts';
import { type Server, startPostgres } from '../../postgres/server.js';

let server: Server;
beforeAll(async () => {
  server = await startPostgres({ datestyle: 'german', timezone: 'Asia/Tokyo', bytea_output: 'escape' });
});
afterEach(async () => {
  await closeSessions();
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});
afterAll(() => server.stop());

const ours = () =>
  server.query("SELECT state, query FROM pg_stat_activity WHERE application_name = 'nps' ORDER BY query");

describe('a session', () => {
  it('reads only', async () => {
    await server.query('CREATE TABLE kept AS SELECT 1 AS n');
    for (const write of [
      'INSERT INTO kept VALUES (2)',
      'DROP TABLE kept',
      'CREATE TABLE other (n int)',
      'SET TRANSACTION READ WRITE',
    ]) {
      const session = await Session.open(server.url(), {});
      await session.rows('SELECT 1');
      await expect(session.rows(write), write).rejects.toMatchObject({ code: 'databaseFailed', exitCode: 2 });
    }
    expect(await server.query('SELECT * FROM kept')).toEqual([{ n: 1 }]);
  });

  it('sees one state of the data, and writes texts in one way whatever the server is set to', async () => {
    const session = await Session.open(server.url(), {});
    const now = "SELECT date '2025-03-31', timestamptz '2025-03-31 09:41+02', 0.1::float8, '\\x00'::bytea";
    expect(await session.rows(now)).toEqual([['2025-03-31', '2025-03-31 07:41:00+00', '0.1', '\\x00']]);
    expect(await session.rows('SHOW transaction_isolation')).toEqual([['repeatable read']]);
    expect(await session.rows('SELECT $1::text', ["'; --"])).toEqual([["'; --"]]);
  });

  it('gets along with a server that knows less, as Redshift does', async () => {
    const unknown = [
      'ISOLATION LEVEL REPEATABLE READ',
      'synchronize_seqscans',
      'client_connection_check_interval',
    ];
    const proxy = createServer((client) => {
      const real = connect(server.port, '127.0.0.1');
      client.on('data', (data) => {
        let text = data.toString('latin1');
        for (const words of unknown) text = text.replaceAll(words, `?${words.slice(1)}`);
        real.write(text, 'latin1');
      });
      real.pipe(client);
      for (const socket of [client, real]) socket.on('error', () => {});
      client.on('close', () => real.destroy());
    });
    const port = await new Promise<number>((done) => {
      proxy.listen(0, '127.0.0.1', () => done((proxy.address() as { port: number }).port));
    });
    try {
      const session = await Session.open(server.url().replace(`:${server.port}/`, `:${port}/`), {});
      expect(await session.rows('SHOW transaction_read_only')).toEqual([['on']]);
      expect(await session.rows('SHOW datestyle')).toEqual([['ISO, YMD']]);
      expect(await session.rows('SHOW cursor_tuple_fraction'), 'and does what it can').toEqual([['1']]);
      await session.close();
    } finally {
      proxy.close();
    }
  });

  it('begins anew after a statement that failed', async () => {
    const session = await Session.open(server.url(), {});
    await expect(session.attempt(() => session.rows('SELECT 1/0'))).rejects.toMatchObject({
      code: 'databaseFailed',
    });
    expect(await session.rows('SHOW transaction_read_only')).toEqual([['on']]);
  });

  it('does not wait longer than it is told', async () => {
    const session = await Session.open(`${server.url()}?statement_timeout=100`, {});
    await expect(session.rows('SELECT pg_sleep(20)')).rejects.toMatchObject({
      code: 'databaseTimeout',
      message: expect.stringMatching(/no answer within 0\.1 s/),
    });
    expect(await ours()).toMatchObject([{ state: 'idle in transaction (aborted)' }]);
  });

  it('is stopped at once, and tells nothing any more', async () => {
    const works: (() => Promise<void>)[] = [];
    const session = await Session.open(server.url(), {
      beforeEnd: (work) => {
        works.push(work);
        return () => {};
      },
    });
    let settled = false;
    const asked = () => {
      settled = true;
    };
    session.rows('SELECT pg_sleep(20)').then(asked, asked);
    await expect.poll(async () => (await ours())[0]).toMatchObject({ state: 'active' });
    await works[0]!();
    await expect.poll(async () => (await ours())[0]?.state).not.toBe('active');
    session.rows('SELECT 1').then(asked, asked);
    await new Promise((done) => setTimeout(done, 50));
    expect(settled).toBe(false);
  });

  it('is over on the server when it is closed', async () => {
    const session = await Session.open(server.url(), {});
    expect(await ours()).toMatchObject([{ state: 'idle in transaction' }]);
    await session.close();
    await session.close();
    await expect.poll(ours).toEqual([]);
  });

  it('is one for all tables of a question, and another one for another question', async () => {
    const world = {};
    const [a, b] = await Promise.all([sessionFor(server.url(), world), sessionFor(server.url(), world)]);
    expect(a).toBe(b);
    expect(await sessionFor(server.url(), {})).not.toBe(a);
  });

  it('says what is wrong where it cannot begin, and never the password', async () => {
    const wrong = server.url().replace(server.password, 'sesame');
    const cases: [string, string][] = [
      [wrong, 'badLogin'],
      [`postgres://postgres@127.0.0.1:${server.port}/postgres`, 'badLogin'],
      [server.url('nowhere'), 'databaseFailed'],
      [connectionOf(`${server.url()}?sslmode=require`), 'noDatabase'],
      ['postgres://u:sesame@127.0.0.1:1/db', 'noDatabase'],
      ['postgres://u:sesame@no.such.host.invalid/db', 'noDatabase'],
      [connectionOf(`${server.url()}?sslmode=verify-ca`), 'databaseFailed'],
    ];
    for (const [url, code] of cases) {
      const error = await Session.open(url, {}).catch((thrown) => thrown);
      expect(error, url).toMatchObject({ code, exitCode: 2 });
      expect(`${error.message} ${error.hint}`).not.toMatch(new RegExp(`sesame|${server.password}`));
    }
    expect(await ours()).toEqual([]);
  });

  it('finds what the URL does not say in the environment, and the password in .pgpass', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'nps-pgpass-'));
    const file = join(folder, 'pgpass');
    writeFileSync(file, `127.0.0.1:${server.port}:*:${server.user}:${server.password}\n`, { mode: 0o600 });
    try {
      const warned = vi.spyOn(process, 'emitWarning');
      vi.stubEnv('PGHOST', '127.0.0.1');
      vi.stubEnv('PGPORT', `${server.port}`);
      vi.stubEnv('PGUSER', server.user);
      vi.stubEnv('PGDATABASE', 'postgres');
      vi.stubEnv('PGPASSFILE', file);
      const session = await Session.open('postgres://', {});
      expect(await session.rows('SELECT current_user')).toEqual([['postgres']]);
      expect(warned, 'of nothing').not.toHaveBeenCalled();
      vi.stubEnv('PGPASSFILE', '');
      vi.stubEnv('PGPASSWORD', server.password);
      await Session.open('postgres:///postgres', {});
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
