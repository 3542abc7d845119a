import { describe, expect, it } from 'vitest';
import type { Row, Wanted } from '../../src/model.ts';
import { cellsStatement, countStatement, countTeller } from '../../src/sql/count.ts';
import type { SqlColumn } from '../../src/sql/dialect.ts';
import { duckdbDialect } from '../../src/sql/duckdb/dialect.ts';
import { rowsOf } from './duckdb/files.ts';

const SOURCE = { sql: 't', parameters: [] };
const COLUMNS: SqlColumn[] = [
  { name: 'score', type: 'other' },
  { name: 'plan', type: 'text' },
  { name: 'at', type: 'timestamp' },
  { name: 'day', type: 'date' },
  { name: 'instant', type: 'timestamptz' },
  { name: 'written', type: 'text' },
];
const TABLE =
  "(SELECT 9 AS score, 'Pro' AS plan, now()::TIMESTAMP AS at, today() AS day, now() AS instant, '2024-03-21' AS written) AS t";

const TYPED =
  "SELECT k0, coalesce(CAST(min(f2) AS VARCHAR) || f4, f3), coalesce(CAST(max(f2) AS VARCHAR) || f4, f3), CAST(count(*) AS VARCHAR) FROM (SELECT cells.*, CASE WHEN f2 IS NOT NULL AND strlen(f0) = 20 THEN 'Z' ELSE '' END AS f4 FROM (SELECT cells.*, CASE WHEN f2 IS NULL THEN f0 END AS f3 FROM (SELECT cells.*, CASE WHEN f1 >= TIMESTAMP '1900-01-01' AND f1 < TIMESTAMP '2201-01-01' THEN f1 END AS f2 FROM";

describe('the statement that counts', () => {
  it.each<[Wanted, string]>([
    [{ columns: [], dates: null }, 'SELECT CAST(count(*) AS VARCHAR) FROM t'],
    [
      { columns: [0, 1], dates: null },
      'SELECT k0, k1, CAST(count(*) AS VARCHAR) FROM (SELECT CAST("score" AS VARCHAR) AS k0, "plan" AS k1 FROM t) AS cells GROUP BY k0, k1',
    ],
    [
      { columns: [1], dates: { column: 4, grain: 'day', utc: false } },
      `SELECT k0, f0, f0, CAST(count(*) AS VARCHAR) FROM (SELECT "plan" AS k0, replace(CAST(make_timestamp(epoch_us("instant")) AS VARCHAR), ' ', 'T') || 'Z' AS f0 FROM t) AS cells GROUP BY k0, f0`,
    ],
  ])('of %j is', (wanted, sql) => {
    expect(countStatement(wanted, COLUMNS, SOURCE, duckdbDialect)).toEqual({ sql, parameters: [] });
  });

  it('groups dates by what is sure of them, and by their text where nothing is', () => {
    const { sql } = countStatement(
      { columns: [1], dates: { column: 5, grain: 'month', utc: true } },
      COLUMNS,
      SOURCE,
      duckdbDialect,
    );
    expect(sql.startsWith(TYPED)).toBe(true);
    expect(sql).toMatch(
      / FROM \(SELECT "plan" AS k0, "written" AS f0 FROM t\) AS cells\).* AS cells GROUP BY k0, year\(f2\) \* 12 \+ month\(f2\), f3, f4$/,
    );
  });

  it('can be run by DuckDB for every type and grain', async () => {
    const source = { sql: TABLE, parameters: [] };
    for (const column of [2, 3, 4, 5]) {
      for (const grain of ['day', 'month'] as const) {
        const wanted = { columns: [0, 1], dates: { column, grain, utc: true } };
        const [row] = await rowsOf(countStatement(wanted, COLUMNS, source, duckdbDialect).sql);
        expect(row).toEqual(['9', 'Pro', row![2], row![2], '1']);
        expect(row![2]).toMatch(/^20\d\d-\d\d-\d\d/);
      }
    }
    const { sql } = cellsStatement([1, 0], COLUMNS, source, duckdbDialect, 'row_number() OVER ()');
    expect(await rowsOf(`SELECT k0, k1, CAST(n AS VARCHAR) FROM (${sql})`)).toEqual([['Pro', '9', '1']]);
    expect(await rowsOf(cellsStatement([], COLUMNS, source, duckdbDialect).sql)).toEqual([['']]);
  });

  it.each([
    'score"; DROP TABLE t; --',
    "score'; DROP TABLE t; --",
    '"',
    '""',
    'a "b" c',
    '$1',
    '/* */ --',
    'k0',
    'f0',
    'count(*)',
    'Größe\n\t',
    '\\',
  ])('takes %j for a name and nothing else', async (name) => {
    const quoted = `"${name.replaceAll('"', '""')}"`;
    const columns: SqlColumn[] = [
      { name, type: 'text' },
      { name: `${name}2`, type: 'text' },
    ];
    const source = {
      sql: `(SELECT $1 AS ${quoted}, '2024-03-21' AS "${name.replaceAll('"', '""')}2") AS t`,
      parameters: [name],
    };
    const wanted: Wanted = { columns: [0], dates: { column: 1, grain: 'month', utc: true } };
    const { sql, parameters } = countStatement(wanted, columns, source, duckdbDialect);
    expect(await rowsOf(sql, parameters)).toEqual([
      [name, '2024-03-21 00:00:00', '2024-03-21 00:00:00', '1'],
    ]);
  });
});

describe('the teller', () => {
  const told = (wanted: Wanted, ...records: (string | null)[][]): [Row, number][] => {
    const rows: [Row, number][] = [];
    const tell = countTeller(
      wanted,
      4,
      (row, times) => rows.push([row, times]),
      (cell) => cell.toUpperCase(),
    );
    const sum = records.reduce((total, record) => total + tell(record), 0);
    expect(sum).toBe(rows.reduce((total, [, times]) => total + times, 0));
    return rows;
  };

  it('tells whole rows, and the date twice where there are two', () => {
    const dates = { column: 1, grain: 'day', utc: true } as const;
    expect(told({ columns: [3], dates: null }, ['a', '2'], [null, '1'])).toEqual([
      [['', '', '', 'A'], 2],
      [['', '', '', ''], 1],
    ]);
    expect(
      told({ columns: [0], dates }, ['a', '1', '2', '5'], ['b', '1', '1', '5'], ['c', null, null, '1']),
    ).toEqual([
      [['A', '1', '', ''], 1],
      [['A', '2', '', ''], 4],
      [['B', '1', '', ''], 5],
      [['C', '', '', ''], 1],
    ]);
  });

  it('tells nothing of no rows', () => {
    expect(told({ columns: [], dates: null }, ['0'])).toEqual([]);
    expect(told({ columns: [], dates: null }, ['7'])).toEqual([[['', '', '', ''], 7]]);
  });
});
