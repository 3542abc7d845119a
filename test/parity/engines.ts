/** The engines that must agree: each is one entry, to which a case's table is given in the way that it reads. */
import type { EngineName } from '../../src/model.ts';
import type { Place } from './ask.ts';
import type { Asked } from './questions.ts';
import type { Data } from './tables.ts';

/** What an engine is given besides the table. */
export interface Prepared {
  /** The table as CSV; one or two files. */
  files: readonly string[];
  /** For files of its own, and a name that no other case has. */
  folder: string;
  number: number;
  /** Columns are to have types of their own where all cells fit. */
  typed: boolean;
  /** Empty cells are to be NULL. */
  nulls: boolean;
}

/** One way to have a table counted. */
export interface Engine {
  name: string;
  /** What `source` says where it has counted. */
  counts: EngineName;
  /** Rows have no lines, or other ones than in the CSV. */
  lines: boolean;
  /** Rows have an order. */
  order: boolean;
  /** Reads the CSV itself, damaged or not. */
  readsText: boolean;
  /** Makes the table ready; null: not for this table. */
  place(data: Data, prepared: Prepared): Promise<Omit<Place, 'customers'> | null>;
  /** Why a question has no one answer here; null: it has. */
  refuses(data: Data, asked: Asked): string | null;
  /** Called after each question: what this left open is closed. */
  settle?(): Promise<void>;
  close(): Promise<void>;
}

/** What every other engine is held to. */
export const MEMORY = { engine: 'memory' } as const;

/** By their names; each is loaded only where it is asked for. */
export const ENGINES: Readonly<Record<string, () => Promise<Engine>>> = {
  duckdb: async () => (await import('./engines/duckdb.ts')).duckdbCsv(),
  parquet: async () => (await import('./engines/parquet.ts')).parquet(),
  postgres: async () => (await import('./engines/postgres.ts')).postgres(),
};
