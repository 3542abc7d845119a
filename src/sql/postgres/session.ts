/**
 * A conversation with one database: one connection and one transaction, which reads only and sees the data as they are
 * at its beginning, for all that a question wants to know.
 */

import { connect as connectSocket } from 'node:net';
import type { Client as PgClient, QueryArrayResult, QueryConfig } from 'pg';
import { type Circumstances, codeOf, databaseError } from './failure.ts';
import { publicUrl } from './url.ts';

/** The surroundings of a question that a database is asked for; the same object for all its tables. */
export interface PostgresWorld {
  /** Has `work` done before the process ends by a signal; returns what takes that back. */
  beforeEnd?: (work: () => Promise<void>) => () => void;
}

/** A row of a result, as texts. */
export type ResultRow = (string | null)[];

/** How long a statement may take where nobody says: seconds. */
export const DEFAULT_TIMEOUT = 600;
const CONNECT_TIMEOUT = 15_000;

/** Rows that are fetched at once: enough that the way there and back does not count, few enough to keep. */
const BATCH = 2000;

/** How texts are written, whatever the server is set to; and that it stops where nobody listens any more. */
const SETTINGS = ["SET datestyle TO 'ISO, YMD'", "SET timezone TO 'UTC'", 'SET extra_float_digits TO 3'];
const WISHES = [
  "SET bytea_output TO 'hex'",
  "SET intervalstyle TO 'postgres'",
  'SET synchronize_seqscans TO off',
  'SET cursor_tuple_fraction TO 1',
  'SET idle_in_transaction_session_timeout TO 0',
  'SET client_connection_check_interval TO 1000',
];

const CANCEL_REQUEST = 80_877_102;

/** What the driver keeps to itself. */
type Insides = PgClient & { processID: number; secretKey: number; ref(): void; unref(): void };

/** Connections that the end of the process closes. */
const open = new Set<Session>();
let ending = false;

/** Says goodbye to all databases. */
export async function closeSessions(): Promise<void> {
  await Promise.all([...open].map((session) => session.close()));
}

export class Session {
  readonly circumstances: Circumstances;
  readonly #client: Insides;
  readonly #forget: () => void;
  /** Set once nobody waits for an answer any more. */
  #interrupted = false;
  #cursors = 0;

  private constructor(client: Insides, circumstances: Circumstances, world: PostgresWorld) {
    this.#client = client;
    this.circumstances = circumstances;
    this.#forget = world.beforeEnd?.(() => this.cancel()) ?? (() => {});
  }

  /**
   * Connects. `connection`: a URL, as `TableUrl` has it; what it leaves out is told by `PG…` variables and `.pgpass`;
   * `statement_timeout`, milliseconds, may be among its parameters.
   * `writes`: there is no transaction yet, and the session may write. Errors: those of `databaseError`.
   */
  static async open(connection: string, world: PostgresWorld, writes = false): Promise<Session> {
    const { default: pg } = await import('pg');
    let client: Insides;
    try {
      client = new pg.Client({
        connectionString: connection,
        application_name: 'nps',
        connectionTimeoutMillis: CONNECT_TIMEOUT,
        keepAlive: true,
        types: { getTypeParser: () => (text: string) => text },
      }) as Insides;
    } catch (error) {
      throw databaseError(error, { path: publicUrl(connection), user: '', password: null, timeout: 0 });
    }
    const { user, password } = client;
    const timeout = timeoutOf(connection);
    const circumstances: Circumstances = {
      path: publicUrl(connection),
      user: user ?? '',
      password: typeof password === 'string' ? password : null,
      timeout: timeout / 1000,
    };
    // A connection that ends between two questions is told by the next one.
    client.on('error', () => {});
    try {
      await client.connect();
    } catch (error) {
      throw databaseError(error, circumstances);
    }
    const session = new Session(client, circumstances, world);
    open.add(session);
    closeAtEnd();
    try {
      await session.#set(timeout);
      if (!writes) await session.#begin();
    } catch (error) {
      await session.close();
      throw error;
    }
    return session;
  }

  async #set(timeout: number): Promise<void> {
    for (const setting of [...SETTINGS, `SET statement_timeout TO ${timeout}`]) await this.rows(setting);
    // Not every server knows all of these.
    for (const wish of WISHES) await this.rows(wish).catch(() => {});
  }

  async #begin(): Promise<void> {
    try {
      await this.rows('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    } catch {
      await this.rows('ROLLBACK').catch(() => {});
      // Redshift has one level, in which a transaction sees the data as they are at its beginning.
      await this.rows('BEGIN READ ONLY');
    }
  }

  /** All rows of a statement's result. Errors: those of `databaseError`. */
  async rows(text: string, values: readonly string[] = []): Promise<ResultRow[]> {
    const { rows } = await this.result(text, values);
    return rows;
  }

  /** The same, with what its columns are. Errors: those of `databaseError`. */
  result(text: string, values: readonly string[] = []): Promise<QueryArrayResult<(string | null)[]>> {
    return this.#wait(() => this.#client.query({ text, values: [...values], rowMode: 'array' }));
  }

  /** Hands out rows as they come, without keeping them. Errors: those of `databaseError`, and what `visit` throws. */
  async each(text: string, visit: (row: ResultRow) => void): Promise<void> {
    const { default: pg } = await import('pg');
    let thrown: { error: unknown } | null = null;
    await this.#wait(
      () =>
        new Promise<void>((done, fail) => {
          const query = new pg.Query({ text, rowMode: 'array' } as QueryConfig);
          query.on('row', (row) => {
            if (thrown !== null) return;
            try {
              visit(row as unknown as ResultRow);
            } catch (error) {
              thrown = { error };
            }
          });
          query.on('end', () => done());
          query.on('error', fail);
          this.#client.query(query);
        }),
    );
    if (thrown !== null) throw (thrown as { error: unknown }).error;
  }

  /** Hands out rows batch by batch, as slowly as they are taken. Errors: those of `databaseError`. */
  async *batches(text: string): AsyncGenerator<ResultRow[]> {
    const cursor = `nps_${++this.#cursors}`;
    await this.rows(`DECLARE ${cursor} CURSOR FOR ${text}`);
    const fetch = () => {
      const rows = this.rows(`FETCH FORWARD ${BATCH} FROM ${cursor}`);
      rows.catch(() => {});
      return rows;
    };
    let next = fetch();
    try {
      for (;;) {
        const rows = await next;
        // The server looks for the next ones while these are looked at.
        if (rows.length === BATCH) next = fetch();
        yield rows;
        if (rows.length < BATCH) return;
      }
    } finally {
      await next.catch(() => {});
      await this.rows(`CLOSE ${cursor}`).catch(() => {});
    }
  }

  /**
   * Tries `work`; where it fails, the transaction begins anew, for what fails ends it, and not every server has
   * savepoints. Errors: those of `work`.
   */
  async attempt<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      await this.rows('ROLLBACK').catch(() => {});
      await this.#begin();
      throw error;
    }
  }

  /** Runs `work` with the driver's own client. Errors: those of `databaseError`. */
  run<T>(work: (client: PgClient) => Promise<T>): Promise<T> {
    return this.#wait(() => work(this.#client));
  }

  /** Waits for an answer; only as long does the connection keep the process from ending. */
  async #wait<T>(ask: () => Promise<T>): Promise<T> {
    if (this.#interrupted) return new Promise<never>(() => {});
    this.#client.ref();
    try {
      return await ask();
    } catch (error) {
      // That it was stopped is what somebody asked for, and no failure to be told.
      if (this.#interrupted) return await new Promise<never>(() => {});
      throw this.error(error);
    } finally {
      this.#client.unref();
    }
  }

  /** What went wrong here, as an error of the catalogue; its code is kept. */
  error(error: unknown): Error {
    return Object.assign(databaseError(error, this.circumstances), { state: codeOf(error) });
  }

  /** Has the server stop what it does for us; nothing of it is told any more. */
  async cancel(): Promise<void> {
    this.#interrupted = true;
    const { host, port, processID, secretKey } = this.#client;
    const request = Buffer.alloc(16);
    [16, CANCEL_REQUEST, processID, secretKey].forEach((word, i) => {
      request.writeInt32BE(word, 4 * i);
    });
    await new Promise<void>((done) => {
      const socket = host.startsWith('/')
        ? connectSocket(`${host}/.s.PGSQL.${port}`)
        : connectSocket(port, host);
      socket.on('connect', () => socket.write(request));
      // The server answers by hanging up.
      for (const event of ['end', 'close', 'error']) socket.on(event, () => done());
      socket.resume();
    });
  }

  /** Ends the transaction and the connection. */
  async close(): Promise<void> {
    if (!open.delete(this)) return;
    this.#forget();
    this.#client.ref();
    await this.#client.end().catch(() => {});
  }
}

/** Once: the process ends by itself when nothing is left to do, and then says goodbye. */
function closeAtEnd(): void {
  if (ending) return;
  ending = true;
  process.on('beforeExit', () => void closeSessions());
}

function timeoutOf(connection: string): number {
  const [, given] = /[?&]statement_timeout=(\d+)/.exec(connection) ?? [];
  return given === undefined ? DEFAULT_TIMEOUT * 1000 : Number(given);
}

const sessions = new WeakMap<PostgresWorld, Map<string, Promise<Session>>>();

/** The one session of `world` with the database of `connection`. Errors: those of `Session.open`. */
export function sessionFor(connection: string, world: PostgresWorld): Promise<Session> {
  const ofWorld = sessions.get(world) ?? new Map<string, Promise<Session>>();
  sessions.set(world, ofWorld);
  const known = ofWorld.get(connection);
  if (known !== undefined) return known;
  const opened = Session.open(connection, world);
  ofWorld.set(connection, opened);
  return opened;
}
