/** The program and a real server: what it prints, what it leaves behind, and what it never says. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fails, launch, ok, run } from '../../cli/harness.ts';
import { type Server, startPostgres } from '../../postgres/server.js';

let server: Server;
let folder: string;
let responses: string;
let customers: string;

beforeAll(async () => {
  server = await startPostgres();
  await server.query(`
    CREATE SCHEMA survey;
    CREATE TABLE survey.responses AS SELECT g AS id, 'c' || g % 300 AS customer_id, g * 7 % 11 AS score,
      timestamp '2025-01-01' + g * interval '3 hours' AS answered_at, (ARRAY['easy to use', 'too expensive, "really"', NULL])[1 + g % 3] AS comment
      FROM generate_series(1, 1500) g;
    CREATE TABLE survey.customers AS SELECT 'c' || g AS customer_id, (ARRAY['Pro', 'Team'])[1 + g % 2] AS plan,
      date '2024-06-01' + g AS signup_date FROM generate_series(0, 250) g;
    CREATE TABLE locked AS TABLE survey.responses`);
  folder = mkdtempSync(join(tmpdir(), 'nps-program-pg-'));
  responses = await write(
    'responses.csv',
    'SELECT id, customer_id, score, to_char(answered_at, \'YYYY-MM-DD"T"HH24:MI:SS\') AS answered_at, comment FROM survey.responses',
  );
  customers = await write(
    'customers.csv',
    'SELECT customer_id, plan, signup_date::text FROM survey.customers',
  );
});
afterAll(async () => {
  await server?.stop();
  rmSync(folder, { recursive: true });
});

async function write(name: string, query: string): Promise<string> {
  const rows = await server.query(query);
  const quoted = (cell: unknown) => (cell === null ? '' : `"${String(cell).replaceAll('"', '""')}"`);
  const lines = rows.map((row) => Object.values(row).map(quoted).join(','));
  const path = join(folder, name);
  writeFileSync(path, [Object.keys(rows[0]!).join(','), ...lines].join('\n'));
  return path;
}

const QUIET = ['-q', '--no-config'];
const DATABASE = () => [server.url(), '--table', 'survey.responses'];

describe('a database as an input', () => {
  it.each([
    ['report', '--by', 'month'],
    ['report', '--since', '2025-02', '--where', 'score>2', '--by', 'comment'],
    ['report', '--dedupe', 'latest', '--by', 'quarter'],
    ['report', '--cluster', 'customer_id'],
    ['report', '--rolling', '90d'],
    ['compare', '--periods', 'month'],
    ['themes', '--themes', 'saas', '--comment', 'comment', '--quotes', '0'],
    ['themes suggest', '--comment', 'comment', '--quotes', '0'],
    ['check', '--min', '-100'],
  ])('answers %s as a file does', async (command, ...flags) => {
    const asked = [...flags, '--json', ...QUIET];
    const [ofDatabase, ofFile] = await Promise.all([
      ok([...command.split(' '), ...DATABASE(), ...asked]),
      ok([...command.split(' '), responses, ...asked]),
    ]);
    expect(numbersIn(ofDatabase)).toEqual(numbersIn(ofFile));
  });

  it('joins customers of the same database, and of a file', async () => {
    const asked = ['--by', 'plan', '--by', 'stage', '--json', ...QUIET];
    const [tables, mixed, files] = await Promise.all([
      ok(['report', ...DATABASE(), '--customers-table', 'survey.customers', ...asked]),
      ok(['report', ...DATABASE(), '--customers', customers, ...asked]),
      ok(['report', responses, '--customers', customers, ...asked]),
    ]);
    expect(numbersIn(tables)).toEqual(numbersIn(files));
    expect(numbersIn(mixed)).toEqual(numbersIn(files));
  });

  it('is shown by inspect, rows and tag', async () => {
    const inspected = JSON.parse(await ok(['inspect', ...DATABASE(), '--json', ...QUIET]));
    expect(JSON.stringify(inspected)).toContain(
      `postgres://127.0.0.1:${server.port}/postgres#survey.responses`,
    );
    const rows = JSON.parse(await ok(['rows', ...DATABASE(), '-q'])) as string[][];
    expect(rows).toEqual(JSON.parse(await ok(['rows', responses, '-q'])));
    expect(await ok(['tag', ...DATABASE(), ...QUIET])).toBe(await ok(['tag', responses, ...QUIET]));
  });

  it('says what is wrong, and never the password', async () => {
    const wrong = server.url().replace(server.password, 'sesame');
    const cases: [string[], RegExp][] = [
      [['report', wrong, '--table', 't'], /user 'postgres' is not let in/],
      [['report', server.url()], /which table holds the responses\?/],
      [['report', server.url(), '--table', 'survey.respnses'], /Did you mean 'survey\.responses'\?/],
      [['report', ...DATABASE(), '--score', 'nothing'], /no column is called 'nothing'/],
      [['report', ...DATABASE(), '--customers-table', 'nothing'], /no table or view 'nothing'/],
      [['inspect', server.url(), server.url(), '--table', 't'], /./],
      [['compare', ...DATABASE(), server.url()], /two different files/],
      [['report', server.url(), '--table', 'survey.customers'], /no column of 0–10 scores/],
      [
        ['themes', 'suggest', server.url(), '--table', 'survey.responses', '--comment', 'x'],
        /no column is called 'x'/,
      ],
      [['report', responses, '--table', 't'], /--table: no input is a database/],
      [['report', 'postgres://u:sesame@127.0.0.1:1/db', '--table', 't'], /no connection/],
      [['report', 'postgres://u:sesame@[/db', '--table', 't'], /cannot be understood/],
      [['tag', responses, '--to', wrong, '--table', 't'], /is not let in/],
      [['tag', responses, '--to', server.url(), '--table', 'survey.customers'], /with other columns/],
    ];
    await Promise.all(
      cases.map(async ([args, message]) => {
        const stderr = await fails([...args, ...(args[0] === 'rows' ? [] : ['--no-config'])], 2);
        expect(stderr).toMatch(message);
        expect(stderr).not.toMatch(new RegExp(`sesame|${server.password}`));
      }),
    );
    const { stdout, stderr } = await run([
      'report',
      ...DATABASE(),
      '--verbose',
      '--by',
      'comment',
      '--no-config',
    ]);
    expect(stdout + stderr).not.toContain(server.password);
  });

  it('does not wait longer than it is told', async () => {
    const release = await hold();
    const stderr = await fails(
      ['report', server.url(), '--table', 'locked', '--timeout', '0.3', '--no-config'],
      2,
    );
    expect(stderr).toMatch(/no answer within 0\.3 s\nGive it longer: --timeout SECONDS/);
    await release();
  });

  it.each<[string, () => string[]]>([
    ['reads', () => ['report', server.url(), '--table', 'locked', '--no-config']],
    [
      'loads',
      () => [
        'tag',
        responses,
        '--to',
        server.url(),
        '--table',
        'locked',
        '--columns',
        'id,customer_id,score,answered_at,comment',
        '--no-config',
      ],
    ],
  ])('is left at once when somebody interrupts while it %s', async (_, args) => {
    const release = await hold();
    const [node, rest, env] = launch(args());
    const child = spawn(node, rest, { env, stdio: ['ignore', 'pipe', 'pipe'] });
    let told = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (told += data));
    await expect.poll(waiting, { timeout: 10_000 }).toBe(1);
    const ended = new Promise<number | null>((done) => child.once('close', done));
    child.kill('SIGINT');
    expect(await ended).toBe(130);
    // The lock is still held: whatever the server did for us is over all the same.
    await expect.poll(ours, { timeout: 3000 }).toBe(0);
    expect(told).toBe('');
    await release();
  });

  it('is left by a process that is killed as well', async () => {
    const release = await hold();
    const [node, rest, env] = launch(['report', server.url(), '--table', 'locked', '--no-config']);
    const child = spawn(node, rest, { env, stdio: 'ignore' });
    await expect.poll(waiting, { timeout: 10_000 }).toBe(1);
    child.kill('SIGKILL');
    await expect.poll(ours, { timeout: 10_000 }).toBe(0);
    await release();
  });

  it('is left when the answer is there', async () => {
    const before = server.log().length;
    await ok(['report', ...DATABASE(), ...QUIET]);
    await expect.poll(ours).toBe(0);
    expect(server.log().slice(before)).not.toMatch(/unexpected EOF|connection to client lost/);
  });
});

describe('nps tag --to', () => {
  const load = (...args: string[]) => [
    'tag',
    responses,
    '--to',
    server.url(),
    '--table',
    'survey.tagged',
    ...args,
    '--no-config',
  ];

  it('loads what it would print, and adds to it', async () => {
    const { stdout, stderr, exitCode } = await run(load());
    expect([stdout, exitCode]).toEqual(['', 0]);
    expect(stderr).toMatch(
      /^nps: postgres:\/\/127\.0\.0\.1:\d+\/postgres#survey\.tagged: 1500 rows loaded\n/,
    );
    const printed = JSON.parse(await ok(['tag', responses, '--format', 'json', ...QUIET])) as Record<
      string,
      unknown
    >[];
    const loaded = await server.query('SELECT * FROM survey.tagged');
    expect(loaded).toEqual(
      printed.map((row) =>
        Object.fromEntries(
          Object.entries(row).map(([name, cell]) => [
            name,
            cell === null || cell === '' ? null : String(cell),
          ]),
        ),
      ),
    );
    expect(await ok(load('-q'))).toBe('');
    expect(await server.query('SELECT count(*)::int AS n FROM survey.tagged')).toEqual([{ n: 3000 }]);
    await fails(load('--columns', 'nps_score'), 2);
    expect(await server.query('SELECT count(*)::int AS n FROM survey.tagged')).toEqual([{ n: 3000 }]);
  });

  it('takes out what is personal where that is asked for', async () => {
    const path = join(folder, 'mail.csv');
    writeFileSync(path, 'score,comment\n9,ask ann@x.example\n3,no\n8,fine');
    await ok(['tag', path, '--to', server.url(), '--table', 'mail', '--redact', ...QUIET]);
    expect(await server.query('SELECT comment FROM mail')).toEqual([
      { comment: 'ask [e-mail]' },
      { comment: 'no' },
      { comment: 'fine' },
    ]);
  });
});

/** Holds the table `locked`, so that whoever asks for it waits; returns what lets it go. */
async function hold(): Promise<() => Promise<void>> {
  const holder = server.query('BEGIN; LOCK TABLE locked; SELECT pg_sleep(60)').catch(() => {});
  await expect.poll(() => locks(true)).toBe(1);
  return async () => {
    await server.query(
      "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE relation = 'locked'::regclass AND granted",
    );
    await holder;
  };
}

const locks = async (granted: boolean): Promise<number> =>
  (
    await server.query(
      "SELECT count(*)::int AS n FROM pg_locks WHERE relation = 'locked'::regclass AND granted = $1",
      [granted],
    )
  )[0]!.n;
const waiting = () => locks(false);
const ours = async (): Promise<number> =>
  (await server.query("SELECT count(*)::int AS n FROM pg_stat_activity WHERE application_name = 'nps'"))[0]!
    .n;

/** A result without what it was read from, and without lines of the file, which a database does not have. */
function numbersIn(json: string): unknown {
  const { source: _, ...result } = JSON.parse(json);
  return result;
}
