/** Opens an input, and decides what may count its rows. */

import { statSync } from 'node:fs';
import type { Question, Table } from '../model.ts';
import { openTable } from '../read/open.ts';
import { LARGE } from '../read/source.ts';
import { isPostgresUrl } from '../sql/postgres/url.ts';
import type { World } from './world.ts';

const MIB = 1024 * 1024;

/**
 * Opens what `path` names: a file, `-` for standard input, or a table of a database, `postgres://host/shop#responses`.
 * Parquet and databases are counted where the rows lie; text by DuckDB where it is large, or where `engine` says so: below
 * that it takes longer to load DuckDB than to read the text.
 * Errors: those of `openTable`, `openParquet` and `openPostgresInput`.
 */
export async function openInput(
  path: string,
  world: World,
  engine: Question['engine'] = undefined,
): Promise<Table> {
  if (isPostgresUrl(path)) {
    const { openPostgresInput } = await import('../sql/postgres/table.ts');
    return openPostgresInput(path, world);
  }
  if (/\.parquet$/i.test(path)) {
    const { openParquet } = await import('../sql/duckdb/index.ts');
    return openParquet(path);
  }
  const table = await openTable(path, world.stdin, world.onProgress);
  const why = whyNotCounted(table, engine);
  if (why !== null) return Object.assign(table, { notCounted: why });
  const { counterFor } = await import('../sql/duckdb/index.ts');
  const counter = await counterFor(table);
  if (typeof counter === 'string') return Object.assign(table, { notCounted: counter });
  const reason = engine === 'duckdb' ? 'as asked for' : `${sizeOf(table)}, which is large`;
  return Object.assign(table, { counter: { ...counter, why: reason } });
}

/** Why DuckDB is not even asked to count `table`; null: it is. */
function whyNotCounted(table: Table, engine: Question['engine']): string | null {
  if (engine === 'memory') return 'as asked for';
  if (engine === 'duckdb') return null;
  const { container, gzip } = table.reading;
  if (container !== 'csv' || gzip || !table.file) return 'an ordinary export';
  return bytesIn(table) < LARGE ? `${sizeOf(table)}, which is quickly read` : null;
}

const bytesIn = ({ file }: Table): number => statSync(file!).size;

function sizeOf(table: Table): string {
  const bytes = bytesIn(table);
  return bytes < MIB ? `${Math.ceil(bytes / 1024)} KiB` : `${Math.round(bytes / MIB)} MiB`;
}
