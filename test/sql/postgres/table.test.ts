/** Tables of a real server, against a plain reading of the same rows. */
import fc from 'fast-check';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Row, Wanted } from '../../../src/model.ts';
import { compileCount } from '../../../src/sql/postgres/compile.ts';
import { closeSessions, openPostgresInput, type PostgresTable } from '../../../src/sql/postgres/table.ts';
import { type Server, startPostgres } from '../../postgres/server.js';

let server: Server;
beforeAll(async () => {
  server = await startPostgres();
});
afterEach(closeSessions);
afterAll(() => server.stop());

const open = (table: string): Promise<PostgresTable> =>
  openPostgresInput(`${server.url()}#${encodeURIComponent(table)}`, {});

async function rowsOf(table: PostgresTable): Promise<Row[]> {
  const rows: Row[] = [];
  await table.scan((row) => rows.push(row));
  return rows;
}

/** What each type is called, what it takes, and what its cells are in a table that is read. */
const TYPES: [type: string, values: [given: string, cell: string][]][] = [
  ['text', ugly()],
  [
    'varchar(40)',
    [
      ['a', 'a'],
      ['A', 'A'],
      ['', ''],
    ],
  ],
  [
    'char(4)',
    [
      ['ab', 'ab'],
      ['abcd', 'abcd'],
      [' x', ' x'],
    ],
  ],
  [
    'int',
    [
      ['7', '7'],
      ['-7', '-7'],
      ['0', '0'],
    ],
  ],
  ['bigint', [['9007199254740993', '9007199254740993']]],
  [
    'numeric',
    [
      ['1.0', '1.0'],
      ['1.00', '1.00'],
      ['1', '1'],
      ['NaN', 'NaN'],
      ['1e3', '1000'],
    ],
  ],
  [
    'numeric(6,2)',
    [
      ['1', '1.00'],
      ['1.0', '1.00'],
    ],
  ],
  [
    'float8',
    [
      ['0', '0'],
      ['-0', '-0'],
      ['0.1', '0.1'],
      ['1e300', '1e+300'],
      ['NaN', 'NaN'],
      ['0.30000000000000004', '0.30000000000000004'],
    ],
  ],
  [
    'real',
    [
      ['0.1', '0.1'],
      ['-0', '-0'],
    ],
  ],
  [
    'bool',
    [
      ['t', 'true'],
      ['no', 'false'],
    ],
  ],
  [
    'date',
    [
      ['2024-02-29', '2024-02-29'],
      ['2025-03-31', '2025-03-31'],
      ['infinity', 'infinity'],
    ],
  ],
  [
    'timestamp',
    [
      ['2025-03-31 09:41', '2025-03-31T09:41:00'],
      ['2025-03-31 23:59:59.999999', '2025-03-31T23:59:59.999999'],
      ['2025-04-01', '2025-04-01T00:00:00'],
      ['-infinity', '-infinity'],
    ],
  ],
  [
    'timestamptz',
    [
      ['2025-03-31 23:30+00', '2025-03-31T23:30:00Z'],
      ['2025-04-01 01:00+02', '2025-03-31T23:00:00Z'],
      ['0044-03-15 BC 12:00Z', '0044-03-15T12:00:00Z BC'],
    ],
  ],
  [
    'interval',
    [
      ['30 days', '30 days'],
      ['1 month', '1 mon'],
    ],
  ],
  [
    'jsonb',
    [
      ['{"a": 1.0}', '{"a": 1.0}'],
      ['{"a": 1.00}', '{"a": 1.00}'],
    ],
  ],
  ['json', [['[1, 2]', '[1, 2]']]],
  ['uuid', [['A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11', 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11']]],
  ['int[]', [['{1,2}', '{1,2}']]],
  ['time', [['09:41', '09:41:00']]],
  ['bytea', [['\\x00ff', '\\x00ff']]],
];

function ugly(): [string, string][] {
  const texts = [
    '',
    ' ',
    'Pro',
    'pro',
    'PRO ',
    "O'Brien",
    '"',
    '\\',
    '\\N',
    '$1',
    '%s',
    'a,b;c\td',
    'line\nbreak\r',
    'ß',
    'SS',
    'é',
    'e\u0301',
    '👍🏽',
    'İ',
    '2025-03-31',
    '2025-03-01',
    '2025-03-31T09:41:00Z',
    '2025-03-31 09:41',
    '2025-03-31T09:41:00.123Z',
    '2025-03-31T23:59:59Z',
    '2025-02-29',
    '2024-02-29',
    '2025-03',
    '2025-03-00',
    '31.03.2025',
    '2025-03-31T25:00',
    '2025-03-31T09:41:00+02:00',
    ' 2025-03-31',
    '٢٠٢٥-03-31',
  ];
  return texts.map((text) => [text, text]);
}

const columnName = (i: number): string => `Spalte "${i}"; DROP TABLE x; --`;

const aTable = fc.subarray(TYPES, { minLength: 1, maxLength: 5 }).chain((types) =>
  fc.record({
    types: fc.constant(types.map(([type]) => type)),
    rows: fc.array(
      fc.tuple(...types.map(([, values]) => fc.option(fc.constantFrom(...values), { nil: null, freq: 6 }))),
      { maxLength: 40 },
    ),
  }),
);

async function fill(
  name: string,
  types: readonly string[],
  rows: readonly (readonly ([string, string] | null)[])[],
) {
  const q = pg.escapeIdentifier;
  const columns = types.map((type, i) => `${q(columnName(i))} ${type}`);
  const values = rows.flatMap((row) => row.map((cell) => cell?.[0] ?? null));
  const places = rows.map(
    (row, r) => `(${row.map((_, i) => `$${r * types.length + i + 1}::${types[i]}`).join(', ')})`,
  );
  await server.query(`DROP TABLE IF EXISTS ${q(name)}; CREATE TABLE ${q(name)} (${columns.join(', ')})`);
  if (rows.length > 0) await server.query(`INSERT INTO ${q(name)} VALUES ${places.join(', ')}`, values);
}

const sorted = (rows: readonly Row[]): string[] => rows.map((row) => JSON.stringify(row)).sort();
const only = (row: Row, columns: readonly number[]): Row =>
  row.map((cell, i) => (columns.includes(i) ? cell : ''));

describe('a table', () => {
  it('is read, streamed and counted as its rows are, whatever they hold', async () => {
    await fc.assert(
      fc.asyncProperty(aTable, fc.nat(), async ({ types, rows }, seed) => {
        const name = 'Tabelle "x".y';
        await fill(name, types, rows);
        const plain = rows.map((row) => row.map((cell) => cell?.[1] ?? ''));
        const table = await openPostgresInput(
          `${server.url()}#${encodeURIComponent(pg.escapeIdentifier(name))}`,
          {},
        );
        expect(table.columns.map((column) => column.name)).toEqual(types.map((_, i) => columnName(i)));
        expect(await rowsOf(table)).toEqual(plain);
        expect(table.sample).toEqual(plain);
        const columns = types.map((_, i) => i).filter((i) => (seed >> i) % 2 === 0);
        const streamed: [Row, number][] = [];
        await table.counter.stream(columns, (row, line) => streamed.push([row, line]));
        expect(streamed).toEqual(plain.map((row, i) => [only(row, columns), i + 1]));
        const counted: Row[] = [];
        const scan = await table.counter.count({ columns, dates: null }, (row, times) => {
          for (let i = 0; i < times; i++) counted.push(row);
        });
        expect(sorted(counted)).toEqual(sorted(plain.map((row) => only(row, columns))));
        expect(scan?.rows).toBe(plain.length);
        await closeSessions();
      }),
      { numRuns: 40 },
    );
  });

  it('folds dates by day and month so that nothing is lost but the days between', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...TYPES.filter(([type]) => /^(text|date|timestamp|char|varchar|int)/.test(type))),
        fc.constantFrom('day' as const, 'month' as const),
        fc.boolean(),
        fc.infiniteStream(fc.nat()),
        async ([type, values], grain, besides, picks) => {
          const cells = Array.from({ length: 60 }, () => values[picks.next().value! % values.length]!);
          const others = cells.map((_, i) => `${i % 3}`);
          await fill(
            'folded',
            [type, 'int'],
            cells.map((cell, i) => [cell, [others[i]!, others[i]!]]),
          );
          const { counter } = await open('folded');
          const told: [string, number][] = [];
          await counter.count(
            { columns: besides ? [1] : [], dates: { column: 0, grain, utc: true } },
            (row, times) => told.push([`${besides ? row[1] : ''}|${row[0]}`, times]),
          );
          const plain = cells.map(([, cell], i) => `${besides ? others[i] : ''}|${cell}`);
          expect(new Set(told.map(([cell]) => cell).filter((cell) => !plain.includes(cell)))).toEqual(
            new Set(),
          );
          expect(tally(told, grain)).toEqual(
            tally(
              plain.map((cell) => [cell, 1]),
              grain,
            ),
          );
          await closeSessions();
        },
      ),
      { numRuns: 40 },
    );
  });

  it('is explained by the server in every statement that is made of it', async () => {
    await fill(
      'explained',
      TYPES.map(([type]) => type),
      [],
    );
    const { relation } = await open('explained');
    const all = TYPES.map((_, i) => i);
    const wanted: Wanted[] = [
      { columns: [], dates: null },
      { columns: all, dates: null },
      ...all.flatMap((column) =>
        (['day', 'month'] as const).map((grain) => ({
          columns: all.filter((i) => i !== column),
          dates: { column, grain, utc: true },
        })),
      ),
    ];
    for (const one of wanted)
      for (const shards of [[], [['explained'], ['public', 'explained']]]) {
        const { text } = compileCount({ ...relation, shards }, one);
        const rows = await server.query(`EXPLAIN ${text}`);
        expect(rows.length).toBeGreaterThan(0);
      }
  });

  it('may be a view, and columns may take upper and lower case for the same', async () => {
    await server.query(`CREATE COLLATION folding (provider = icu, locale = 'und-u-ks-level2', deterministic = false);
      CREATE TABLE folds (plan text COLLATE folding); INSERT INTO folds VALUES ('Pro'), ('PRO'), ('Pro');
      CREATE VIEW seen AS SELECT plan, 1 AS one FROM folds`);
    const { counter } = await open('seen');
    const told: [string, number][] = [];
    await counter.count({ columns: [0], dates: null }, (row, times) => told.push([row[0]!, times]));
    expect(told.sort()).toEqual([
      ['PRO', 1],
      ['Pro', 2],
    ]);
  });

  it('waits between batches, and ends with what is thrown there', async () => {
    await server.query('CREATE TABLE many AS SELECT generate_series(1, 5000) AS n');
    const table = await open('many');
    let seen = 0;
    const waited: number[] = [];
    await table.scan(
      () => void seen++,
      async () => {
        await new Promise((done) => setTimeout(done, 1));
        waited.push(seen);
      },
    );
    expect(waited).toEqual([2000, 4000, 5000]);
    expect(table.sample).toHaveLength(1000);
    await expect(
      table.scan(
        () => {},
        () => Promise.reject(new Error('enough')),
      ),
    ).rejects.toThrow('enough');
    await expect(
      table.counter.count({ columns: [0], dates: null }, () => {
        throw new Error('enough');
      }),
    ).rejects.toThrow('enough');
    expect(await rowsOf(table), 'and can be read again').toHaveLength(5000);
  });

  it('shows one state of the data, with the tables that are opened beside it', async () => {
    await server.query('CREATE TABLE a AS SELECT 1 AS n; CREATE TABLE b AS SELECT 1 AS n');
    const world = {};
    const a = await openPostgresInput(`${server.url()}#a`, world);
    await server.query('INSERT INTO a VALUES (2); INSERT INTO b VALUES (2)');
    const b = await openPostgresInput(`${server.url()}#b`, world);
    expect([await rowsOf(a), await rowsOf(b)]).toEqual([[['1']], [['1']]]);
    expect(await rowsOf(await open('b'))).toEqual([['1'], ['2']]);
  });

  it('hands out its records with the names first', async () => {
    await server.query(`CREATE TABLE named ("a b" int, c text); INSERT INTO named VALUES (1, NULL)`);
    const records: Row[] = [];
    await (await open('named')).records((record) => records.push(record));
    expect(records).toEqual([
      ['a b', 'c'],
      ['1', ''],
    ]);
  });

  it.each([
    "x'; DROP TABLE kept; --",
    'x"; DROP TABLE kept; --',
    'kept; DROP TABLE kept',
    '"kept" ; DROP TABLE kept',
  ])('is no statement, whatever it is called: %s', async (name) => {
    await server.query('CREATE TABLE IF NOT EXISTS kept (n int)');
    await expect(open(name)).rejects.toMatchObject({ exitCode: 2 });
    await expect(open(pg.escapeIdentifier(name))).rejects.toMatchObject({ code: 'unknownTable' });
    expect(await server.query('SELECT * FROM kept')).toEqual([]);
  });

  it('that is not there is told with those that are', async () => {
    await server.query(
      'CREATE SCHEMA IF NOT EXISTS survey; CREATE TABLE IF NOT EXISTS survey.responses (n int)',
    );
    const error = await open('survey.respnses').catch((thrown) => thrown);
    expect(error).toMatchObject({ code: 'unknownTable' });
    expect(error.hint).toMatch(/^Did you mean 'survey\.responses'\?/);
    expect((await open('responses').catch((thrown) => thrown)).hint).toMatch(
      /^Did you mean 'survey\.responses'\?/,
    );
    await expect(open('nowhere.x')).rejects.toMatchObject({ code: 'unknownTable' });
  });
});

/** Of each period, and of each text that is no date: how often it occurs, and the first and last way it is written. */
function tally(
  told: readonly [string, number][],
  grain: 'day' | 'month',
): Record<string, [number, string, string]> {
  const counts: Record<string, [number, string, string]> = {};
  const date = grain === 'day' ? /^\d?\|\d{4}-\d\d-\d\d/ : /^\d?\|\d{4}-\d\d(?=-\d\d)/;
  for (const [cell, times] of told) {
    const key = date.exec(cell)?.[0] ?? cell;
    const [n, first, last] = counts[key] ?? [0, cell, cell];
    counts[key] = [n + times, cell < first ? cell : first, cell > last ? cell : last];
  }
  return counts;
}
