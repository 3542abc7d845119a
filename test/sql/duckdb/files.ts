/** Files for the tests of DuckDB. */

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { type Duck, duckdb } from '../../../src/sql/duckdb/duckdb.ts';

/** DuckDB, which must be installed where the tests run. */
export async function duck(): Promise<Duck> {
  const found = await duckdb();
  if (found === null) throw new Error('DuckDB is not installed');
  return found;
}

/** The rows of a statement. */
export async function rowsOf(sql: string, parameters: readonly string[] = []): Promise<(string | null)[][]> {
  const found: (string | null)[][] = [];
  const { done } = (await duck()).run({ sql, parameters }, ({ rows, columns }) => {
    for (let row = 0; row < rows; row++) found.push(columns.map((column) => column[row]!));
  });
  await done;
  return found;
}

/** A folder for as long as the tests of a file run; returns what gives a file in it its path. */
export function temporaryFolder(): (name: string, content?: string | Buffer) => string {
  const folder = mkdtempSync(join(tmpdir(), 'nps-test-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return (name, content) => {
    const path = join(folder, name);
    if (content !== undefined) writeFileSync(path, content);
    return path;
  };
}
