/**
 * A conversation with one database: one connection and one transaction, which reads only and sees the data as they are
 * at its beginning, for all that a question wants to know.
 */

import type { Client as PgClient, QueryArrayResult } from 'pg';
import { NpsError } from '../../errors.ts';
import { requestCancel } from './cancel.ts';
import { type Circumstances, codeOf, databaseError } from './failure.ts';
import { SETTINGS, timeoutOf, WISHES } from './settings.ts';
import { publicUrl } from './url.ts';

/** The surroundings of a question that a database is asked for; the same object for all its tables. */
export interface PostgresWorld {
  /** Has `work` done before the process ends by a signal; returns what takes that back. */
  beforeEnd?: (work: () => Promise<void>) => () => void;
}

/** A row of a result, as texts. */
export type ResultRow = (string | null)[];

const CONNECT_TIMEOUT = 15_000;

/** Rows that are fetched at once: enough that the way there and back does not count, few enough to keep. */
const BATCH = 2000;

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
  /** Answers that are waited for. */
  #waiting = 0;

  private constructor(client: Insides, circumstances: Circumstances, world: PostgresWorld) {
    this.#client = client;
    this.circumstances = circumstances;
    this.#forget = world.beforeEnd?.(() => this.cancel()) ?? (() => {});
  }

  /**
   * Connects. `connection`: a URL, as `TableUrl` has it; what it leaves out is told by `PG…` variables and `.pgpass`;
   * `statement_timeout`, milliseconds, may be among its parameters.
   * `writes`: there is no transaction yet, the session may write, and takes as long as it takes. Errors: those of `databaseError`.
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
    const timeout = timeoutOf(connection, writes);
    const circumstances: Circumstances = {
      path: publicUrl(connection),
      user: user ?? '',
      password: typeof password === 'string' ? password : null,
      timeout: timeout / 1000,
    };
    // The driver would ask the same file, and warn that it will not for ever.
    if (!password) Object.assign(client, { password: () => passwordOf(client) });
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

  /** One way there and back, where the server knows all that is wished for. */
  async #set(timeout: number): Promise<void> {
    const needed = [...SETTINGS, `SET statement_timeout TO ${timeout}`];
    try {
      await this.result([...needed, ...WISHES].join('; '));
    } catch {
      for (const setting of needed) await this.rows(setting);
      for (const wish of WISHES) await this.rows(wish).catch(() => {});
    }
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
    const { eachRow } = await import('./eachRow.ts');
    const thrown = await this.#wait(() => eachRow(this.#client, text, visit));
    if (thrown !== null) throw thrown.error;
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

  /** Feeds a COPY with what `work` writes. Errors: those of `work` and of `databaseError`. */
  async copy(text: string, work: (write: (text: string) => Promise<void>) => Promise<void>): Promise<void> {
    const { feedCopy } = await import('./copy.ts');
    let thrown: unknown = null;
    try {
      await this.#wait(() =>
        feedCopy(this.#client, text, (write) =>
          work(write).catch((error) => {
            thrown = error;
            throw error;
          }),
        ),
      );
    } catch (error) {
      throw thrown instanceof NpsError ? thrown : error;
    }
  }

  /** Waits for an answer; only as long does the connection keep the process from ending. */
  async #wait<T>(ask: () => Promise<T>): Promise<T> {
    if (this.#interrupted) return new Promise<never>(() => {});
    this.#client.ref();
    this.#waiting++;
    try {
      return await ask();
    } catch (error) {
      // That it was stopped is what somebody asked for, and no failure to be told.
      if (this.#interrupted) return await new Promise<never>(() => {});
      throw this.error(error);
    } finally {
      if (--this.#waiting === 0) this.#client.unref();
    }
  }

  /** What went wrong here, as an error of the catalogue; its code is kept. */
  error(error: unknown): Error {
    return Object.assign(databaseError(error, this.circumstances), { state: codeOf(error) });
  }

  /** Has the server stop what it does for us; nothing of it is told any more. */
  async cancel(): Promise<void> {
    this.#interrupted = true;
    await requestCancel(this.#client);
  }

  /** Ends the transaction and the connection. */
  async close(): Promise<void> {
    if (!open.delete(this)) return;
    this.#forget();
    this.#client.ref();
    await this.#client.end().catch(() => {});
  }
}

async function passwordOf(client: PgClient): Promise<string | undefined> {
  const { default: pgpass } = await import('pgpass');
  return new Promise((done) => pgpass(client, done));
}

/** Once: the process ends by itself when nothing is left to do, and then says goodbye. */
function closeAtEnd(): void {
  if (ending) return;
  ending = true;
  process.on('beforeExit', () => void closeSessions());
}
