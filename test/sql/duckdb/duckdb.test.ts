import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { nameFor } from '../../../src/sql/duckdb/duckdb.ts';
import { duck, rowsOf, temporaryFolder } from './files.ts';

const fileIn = temporaryFolder();

describe('DuckDB', () => {
  it('is opened once', async () => {
    expect(await duck()).toBe(await duck());
  });

  it('has parameters, and hands over parts in order', async () => {
    const found: string[] = [];
    const statement = {
      sql: 'SELECT $1 || range FROM range(CAST($2 AS BIGINT))',
      parameters: ["it's ", '5000'],
    };
    let waited = 0;
    const between = async () => {
      waited++;
    };
    const { done } = (await duck()).run(
      statement,
      ({ rows, columns }) => found.push(...(columns[0]!.slice(0, rows) as string[])),
      between,
    );
    await done;
    expect([found.length, found[0], found[4999]]).toEqual([5000, "it's 0", "it's 4999"]);
    expect(waited).toBeGreaterThan(1);
  });

  it('tells no texts where there are none', async () => {
    expect(await rowsOf("SELECT 4000000000, 'x', NULL, [1], 'a text of some length'")).toEqual([
      [null, 'x', null, null, 'a text of some length'],
    ]);
  });

  it('is stopped early', async () => {
    const endless = {
      sql: 'SELECT CAST(sum(a.range * b.range) AS VARCHAR) FROM range(1000000) a, range(1000000) b',
      parameters: [],
    };
    const running = (await duck()).run(endless, () => {});
    setTimeout(() => running.stop(), 50);
    await expect(running.done).rejects.toThrow();
    let parts = 0;
    const long = (await duck()).run(
      { sql: 'SELECT CAST(range AS VARCHAR) FROM range(1000000)', parameters: [] },
      () => {
        parts++;
        long.stop();
      },
    );
    await expect(long.done).rejects.toThrow();
    expect(parts).toBe(1);
    const never = (await duck()).run(endless, () => {});
    never.stop();
    await expect(never.done).rejects.toThrow();
  });

  it('says what is wrong', async () => {
    await expect(rowsOf('SELECT nothing')).rejects.toThrow(/nothing/);
    await expect(rowsOf("SELECT CAST('x' AS INTEGER)")).rejects.toThrow(/x/);
  });

  it('fetches nothing from the network', async () => {
    const [row] = await rowsOf(
      "SELECT current_setting('autoinstall_known_extensions')::VARCHAR, current_setting('autoload_known_extensions')::VARCHAR",
    );
    expect(row).toEqual(['false', 'false']);
    await expect(rowsOf("SELECT * FROM read_csv('https://example.com/a.csv')")).rejects.toThrow();
  });

  it('writes what does not fit into memory to a folder of its own', async () => {
    const [[folder] = []] = await rowsOf("SELECT current_setting('temp_directory')");
    expect(existsSync(folder!)).toBe(true);
  });

  it('takes names of files as they stand', async () => {
    expect(nameFor('a.csv')).toBe(resolve('a.csv'));
    expect(nameFor('https://example.com/a.csv')).toBe(resolve('https://example.com/a.csv'));
    const path = fileIn('a[1]*?{b}.csv', 'x\n');
    fileIn('a1b.csv', 'y\n');
    const sql = "SELECT c FROM read_csv($1, auto_detect = false, header = false, columns = {c: 'VARCHAR'})";
    expect(await rowsOf(sql, [nameFor(path)])).toEqual([['x']]);
  });
});
