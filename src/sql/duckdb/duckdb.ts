/** DuckDB within this process: opened where it is needed, in memory, without files of its own. */

import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Connection, Database, DataChunk, PreparedStatement } from '@duckdb/node-bindings';
import type { Statement } from '../count.ts';
import { Texts } from './texts.ts';

type Bindings = typeof import('@duckdb/node-bindings');

/** What DuckDB may hold in memory: groups and sorting go to the disk beyond it. */
const MEMORY = '256MB';

/** How DuckDB numbers the type of texts. */
const VARCHAR = 17;

/** A running statement. */
export interface Running {
  /** Resolves when all rows have been told. Rejects with DuckDB's error. */
  done: Promise<void>;
  /** Ends it early: `done` then rejects, soon. */
  stop(): void;
}

/** A part of a result, column by column: `null` where SQL has it, and in whole columns that are not text. */
export interface Part {
  rows: number;
  columns: readonly (readonly (string | null)[])[];
}

/** The name of a file for DuckDB, which might take it for a pattern, or for an address on the network. */
export const nameFor = (file: string): string => resolve(file).replace(/[*?[]/g, '[$&]');

let opened: Promise<Duck | null> | null = null;

/** DuckDB, opened at the first call; null where it is not installed, or does not run on this machine. */
export function duckdb(): Promise<Duck | null> {
  opened ??= open();
  return opened;
}

async function open(): Promise<Duck | null> {
  const bindings = await load();
  if (bindings === null) return null;
  try {
    const config = bindings.create_config();
    for (const [name, value] of Object.entries(settings())) bindings.set_config(config, name, value);
    return new Duck(bindings, bindings.open(':memory:', config));
  } catch {
    return null;
  }
}

const settings = () => ({
  memory_limit: MEMORY,
  threads: String(availableParallelism()),
  temp_directory: temporaryFolder(),
  // Nothing is ever fetched from the network.
  autoinstall_known_extensions: 'false',
  autoload_known_extensions: 'false',
});

async function load(): Promise<Bindings | null> {
  try {
    const loaded: Bindings & { default?: Bindings } = await import('@duckdb/node-bindings');
    return loaded.default ?? loaded;
  } catch {
    return null;
  }
}

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'nps-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** An open database. */
export class Duck {
  readonly #bindings: Bindings;
  readonly #database: Promise<Database>;
  readonly #texts: Texts;

  /** `database`: on its way, which others need not wait for. */
  constructor(bindings: Bindings, database: Promise<Database>) {
    this.#bindings = bindings;
    this.#database = database;
    database.catch(() => {});
    this.#texts = new Texts((entries, at, length) => bindings.get_data_from_pointer(entries, at, length));
  }

  /**
   * Runs a statement, and hands over its result part by part, in order; `between` is waited for after each. Nothing that
   * is handed over stays as it is: the arrays are used again.
   */
  run(statement: Statement, onPart: (part: Part) => void, between?: () => Promise<void>): Running {
    let connection: Connection | null = null;
    let stopped = false;
    const stop = () => {
      stopped = true;
      if (connection !== null) this.#bindings.interrupt(connection);
    };
    const go = async () => {
      connection = await this.#bindings.connect(await this.#database);
      try {
        if (stopped) throw new Error('stopped');
        const handOver = (part: Part) => {
          if (!stopped) onPart(part);
          return !stopped;
        };
        await this.#execute(connection, statement, handOver, between);
        if (stopped) throw new Error('stopped');
      } finally {
        this.#bindings.disconnect_sync(connection);
        connection = null;
      }
    };
    const done = go();
    // It may fail before anybody waits for it.
    done.catch(() => {});
    return { done, stop };
  }

  /** Runs a statement whose result says nothing. Rejects with DuckDB's error. */
  async execute({ sql, parameters }: Statement): Promise<void> {
    const connection = await this.#bindings.connect(await this.#database);
    const prepared = await this.#bindings.prepare(connection, sql);
    try {
      for (const [i, value] of parameters.entries()) this.#bindings.bind_varchar(prepared, i + 1, value);
      await this.#bindings.execute_prepared(prepared);
    } finally {
      this.#bindings.destroy_prepare_sync(prepared);
      this.#bindings.disconnect_sync(connection);
    }
  }

  async #execute(
    connection: Connection,
    { sql, parameters }: Statement,
    onPart: (part: Part) => boolean,
    between?: () => Promise<void>,
  ): Promise<void> {
    const bindings = this.#bindings;
    const prepared: PreparedStatement = await bindings.prepare(connection, sql);
    try {
      for (const [i, value] of parameters.entries()) bindings.bind_varchar(prepared, i + 1, value);
      const result = await bindings.execute_prepared_streaming(prepared);
      const columns: (string | null)[][] = [];
      for (;;) {
        const chunk = await bindings.fetch_chunk(result);
        const rows = chunk === null ? 0 : bindings.data_chunk_get_size(chunk);
        if (chunk === null || rows === 0) return;
        const count = bindings.data_chunk_get_column_count(chunk);
        for (let i = 0; i < count; i++) {
          if (bindings.column_type(result, i) !== VARCHAR) columns[i] = new Array(rows).fill(null);
          else {
            columns[i] ??= [];
            this.#readColumn(chunk, i, rows, columns[i]!);
          }
        }
        if (!onPart({ rows, columns })) return;
        await between?.();
      }
    } finally {
      bindings.destroy_prepare_sync(prepared);
    }
  }

  /** The texts of a column; as long as it runs, the chunk must not be given up, for the texts are in it. */
  #readColumn(chunk: DataChunk, column: number, rows: number, into: (string | null)[]): void {
    const bindings = this.#bindings;
    const vector = bindings.data_chunk_get_vector(chunk, column);
    const validity = bindings.vector_get_validity(vector, Math.ceil(rows / 64) * 8);
    this.#texts.read(bindings.vector_get_data(vector, rows * 16), validity ?? null, rows, into);
    if (bindings.data_chunk_get_size(chunk) !== rows) throw new Error('a result has changed');
  }
}
