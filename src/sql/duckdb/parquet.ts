/** Parquet files as tables: DuckDB reads them, and tells every cell as text. */

import { statSync } from 'node:fs';
import { npsError } from '../../errors.ts';
import type { Column, Reading, Row, Table } from '../../model.ts';
import type { Statement } from '../count.ts';
import { quoteName, type SqlColumn } from '../dialect.ts';
import { type Duck, duckdb, nameFor } from './duckdb.ts';
import { causeOf, fileCounter } from './fileCounter.ts';

/** So many rows show whose export it is. */
const SAMPLE = 1000;

const READING: Reading = {
  container: 'parquet',
  encoding: 'utf-8',
  bom: false,
  gzip: false,
  dialect: null,
  layout: { preamble: 0, header: 0, shape: null },
};

/**
 * The table in the file `path`: instants and dates are told as ISO text, numbers as DuckDB writes them, lists joined with
 * `;`, structures and maps as JSON. Lines are row numbers, from 1. Errors: `notFound`, `isDirectory`,
 * `unreadable`, `duckdbMissing`, `badParquet`; the last on a scan, too.
 */
export async function parquetTable(path: string): Promise<Table> {
  isFile(path);
  const duck = await duckdb();
  if (duck === null) throw npsError('duckdbMissing', { path });
  const file: Statement = {
    sql: 'read_parquet($1, binary_as_string = true, hive_partitioning = false)',
    parameters: [nameFor(path)],
  };
  const found = await typesIn(duck, file, path);
  const told = found.map(({ name, type }, i) => `${textOf(quoteName(name), type)} AS c${i}`);
  const source = { ...file, sql: `(SELECT ${told.join(', ')} FROM ${file.sql}) AS told` };
  const columns: Column[] = found.map(({ name }, index) => ({
    index,
    name: name.trim() || `#${index + 1}`,
    detail: '',
    partOf: null,
  }));
  const counterOf = (from: Statement) =>
    fileCounter(duck, {
      why: 'it is a Parquet file',
      source: from,
      columns: found.map(({ type }, i) => ({ name: `c${i}`, type: kindOf(type) })),
      read: (cell) => cell,
      readSql: (cell) => cell,
      know: async () => ({ rows: null, lineOf: (row) => row + 1 }),
      failure: (cause) => npsError('badParquet', { path, cause }),
    });
  const counter = counterOf(source);
  const all = columns.map(({ index }) => index);
  const scan: Table['scan'] = async (visit, between) => {
    const scanned = await counter.stream(all, visit, between);
    if (scanned === null) throw npsError('badParquet', { path, cause: 'its rows cannot be counted' });
    return scanned;
  };
  const sample: Row[] = [];
  await counterOf({ ...source, sql: `(SELECT * FROM ${source.sql} LIMIT ${SAMPLE}) AS told` }).stream(
    all,
    (row) => sample.push(row),
  );
  return {
    path,
    reading: READING,
    columns,
    sample,
    scan,
    async records(visit) {
      visit(columns.map(({ name }) => name));
      await scan((row) => visit(row));
    },
    counter,
  };
}

function isFile(path: string): void {
  try {
    if (statSync(path).isDirectory()) throw npsError('isDirectory', { path });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'isDirectory') throw error;
    throw code === 'ENOENT'
      ? npsError('notFound', { path })
      : npsError('unreadable', { path, cause: code ?? message });
  }
}

async function typesIn(duck: Duck, file: Statement, path: string): Promise<{ name: string; type: string }[]> {
  const types: { name: string; type: string }[] = [];
  const statement = {
    ...file,
    sql: `SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM ${file.sql})`,
  };
  const { done } = duck.run(statement, ({ rows, columns: [names, kinds] }) => {
    for (let i = 0; i < rows; i++) types.push({ name: names![i]!, type: kinds![i]! });
  });
  await done.catch((error) => {
    throw npsError('badParquet', { path, cause: causeOf(error) });
  });
  return types;
}

const isNested = (type: string): boolean => /^(STRUCT|MAP|UNION)\(|^JSON|\]$/.test(type);

/** The column itself, or as text where it holds more than one value. */
function textOf(name: string, type: string): string {
  if (/^TIMESTAMP(_S|_MS|_NS)?$/.test(type)) return `CAST(${name} AS TIMESTAMP)`;
  if (!isNested(type)) return name;
  const items = /^(.*)\[\d*\]$/.exec(type)?.[1];
  return items !== undefined && !isNested(items)
    ? `array_to_string(${name}, ';')`
    : `CAST(to_json(${name}) AS VARCHAR)`;
}

function kindOf(type: string): SqlColumn['type'] {
  if (type === 'VARCHAR' || isNested(type)) return 'text';
  if (type === 'DATE') return 'date';
  if (/^TIMESTAMP(_S|_MS|_NS)?$/.test(type)) return 'timestamp';
  return type === 'TIMESTAMP WITH TIME ZONE' ? 'timestamptz' : 'other';
}
