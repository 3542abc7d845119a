import { describe, expect, it, vi } from 'vitest';
import type { Row } from '../../../src/model.ts';
import { openParquet } from '../../../src/sql/duckdb/index.ts';
import { rowsOf, temporaryFolder } from './files.ts';

const fileIn = temporaryFolder();
let made = 0;

/** A Parquet file with what `select` gives. */
async function parquet(select: string, name = `${made++}.parquet`): Promise<string> {
  const path = fileIn(name);
  await rowsOf(`COPY (${select}) TO '${path.replaceAll("'", "''")}' (FORMAT parquet)`);
  return path;
}

async function scanned(path: string): Promise<{ rows: Row[]; lines: number[] }> {
  const rows: Row[] = [];
  const lines: number[] = [];
  const table = await openParquet(path);
  const scan = await table.scan((row, line) => {
    rows.push(row);
    lines.push(line);
  });
  expect(scan.rows).toBe(rows.length);
  return { rows, lines };
}

describe('a Parquet file', () => {
  it.each([
    ["'Pro'", 'Pro'],
    ["' padded '", ' padded '],
    ["'=1+1'", '=1+1'],
    ["''", ''],
    ['NULL', ''],
    ["encode('Größe')", 'Größe'],
    ['9', '9'],
    ['9.0::DOUBLE', '9.0'],
    ['1.50::DECIMAL(5, 2)', '1.50'],
    ['true', 'true'],
    ["DATE '2024-03-21'", '2024-03-21'],
    ["TIMESTAMP '2024-03-21 09:41:00'", '2024-03-21T09:41:00'],
    ["TIMESTAMP '2024-03-21 09:41:00.402'", '2024-03-21T09:41:00.402'],
    ["TIMESTAMP_NS '2024-03-21 09:41:00.402123456'", '2024-03-21T09:41:00.402123'],
    ["TIMESTAMPTZ '2024-03-21 09:41:00+02:00'", '2024-03-21T07:41:00Z'],
    ["['a', 'b; c']", 'a;b; c'],
    ['[9, 10]', '9;10'],
    ['[[1, 2], [3]]', '[[1,2],[3]]'],
    ["{'a': 1, 'b': 'x'}", '{"a":1,"b":"x"}'],
    ["MAP {'k': 1}", '{"k":1}'],
  ])('tells %s as %s', async (value, text) => {
    expect((await scanned(await parquet(`SELECT ${value} AS v`))).rows).toEqual([[text]]);
  });

  it('has columns, a sample, rows in their order with their numbers, and records', async () => {
    const table = await openParquet(
      await parquet(`SELECT range AS " nps ", 'x' AS "a ""b"" -- c", '' AS " " FROM range(3000)`),
    );
    expect(table).toMatchObject({
      path: expect.stringMatching(/parquet$/),
      reading: { container: 'parquet' },
    });
    expect(table.columns.map(({ name }) => name)).toEqual(['nps', 'a "b" -- c', '#3']);
    expect(table.sample.length).toBe(1000);
    expect(table.sample[999]).toEqual(['999', 'x', '']);
    const { rows, lines } = await scanned(table.path);
    expect([rows.length, rows[2999], lines[0], lines[2999]]).toEqual([3000, ['2999', 'x', ''], 1, 3000]);
    const records: Row[] = [];
    await table.records((record) => records.push(record));
    expect([records.length, records[0]![0], records[1]![0]]).toEqual([3001, 'nps', '0']);
  });

  it('is counted: dates by months, in their earliest and latest', async () => {
    const days = `SELECT range AS at, 9 AS nps FROM range(TIMESTAMP '2024-01-31 10:00', TIMESTAMP '2024-03-01', INTERVAL 1 DAY)`;
    const { counter } = await openParquet(await parquet(days));
    const told: [Row, number][] = [];
    const scan = await counter!.count(
      { columns: [1], dates: { column: 0, grain: 'month', utc: true } },
      (row, times) => told.push([row, times]),
    );
    expect(scan!.rows).toBe(30);
    expect(told.sort(([a], [b]) => (a[0]! < b[0]! ? -1 : 1))).toEqual([
      [['2024-01-31 10:00:00', '9'], 1],
      [['2024-02-01 10:00:00', '9'], 1],
      [['2024-02-29 10:00:00', '9'], 28],
    ]);
  });

  it('may be called as it likes', async () => {
    const path = await parquet('SELECT 9 AS nps', "it's [1]*?.parquet");
    expect((await scanned(path)).rows).toEqual([['9']]);
  });

  it.each([
    ['badParquet', 'PAR1 and nothing else PAR1'],
    ['badParquet', ''],
    ['badParquet', 'nps,plan\n9,Pro\n'],
  ])('is %s where it holds %j', async (code, content) => {
    await expect(openParquet(fileIn(`${made++}.parquet`, content))).rejects.toMatchObject({ code });
  });

  it('must be there', async () => {
    await expect(openParquet(fileIn('none.parquet'))).rejects.toMatchObject({ code: 'notFound' });
    await expect(openParquet(fileIn('.'))).rejects.toMatchObject({ code: 'isDirectory' });
  });

  it('needs DuckDB', async () => {
    const path = await parquet('SELECT 9 AS nps');
    vi.resetModules();
    vi.doMock('@duckdb/node-bindings', () => {
      throw new Error('not installed');
    });
    try {
      const { openParquet: openWithout, counterFor } = await import('../../../src/sql/duckdb/index.ts');
      await expect(openWithout(path)).rejects.toMatchObject({
        code: 'duckdbMissing',
        hint: expect.stringContaining('npm install @duckdb/node-bindings'),
      });
      const { openTable } = await import('../../../src/read/open.ts');
      const csv = await openTable(fileIn('a.csv', 'nps\n9\n'), (async function* () {})(), () => {});
      expect(await counterFor(csv)).toBe('DuckDB is not installed');
    } finally {
      vi.doUnmock('@duckdb/node-bindings');
      vi.resetModules();
    }
  });
});
