import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Row } from '../../../src/model.ts';
import { columnNames, copyLine, type Load, loadRows } from '../../../src/sql/postgres/load.ts';
import { closeSessions, openPostgresInput } from '../../../src/sql/postgres/table.ts';
import { type Server, startPostgres } from '../../postgres/server.js';

let server: Server;
beforeAll(async () => {
  server = await startPostgres();
});
afterEach(closeSessions);
afterAll(() => server.stop());

const load = (table: string, names: readonly string[], work: (load: Load) => Promise<void>) =>
  loadRows(`${server.url()}#${table}`, names, work, {});

async function rowsOf(table: string): Promise<Row[]> {
  const rows: Row[] = [];
  await (await openPostgresInput(`${server.url()}#${table}`, {})).scan((row) => rows.push(row));
  return rows;
}
const exists = async (table: string) =>
  (await server.query('SELECT to_regclass($1) AS found', [table]))[0]!.found !== null;

describe('loadRows', () => {
  it('loads what is read again as it was, whatever it holds', async () => {
    const aCell = fc.oneof(
      fc.string({ unit: 'grapheme' }).map((text) => text.replaceAll('\0', '')),
      fc.constantFrom('', '\\N', '\\.', '\\', 'a\tb', 'a\nb', '\r', null, "'; DROP TABLE x", '"'),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(aCell, aCell), { minLength: 1, maxLength: 20 }), async (rows) => {
        await server.query('DROP TABLE IF EXISTS loaded');
        await load('loaded', ['a', 'Why "so"?'], (take) => take(rows));
        expect(await rowsOf('loaded')).toEqual(rows.map((row) => row.map((cell) => cell ?? '')));
        await closeSessions();
      }),
      { numRuns: 30 },
    );
  });

  it('adds rows to a table that has the columns, in whatever order and of whatever types', async () => {
    await server.query('CREATE TABLE typed (at date, score int)');
    for (let i = 0; i < 2; i++)
      await load('typed', ['score', 'at'], (take) =>
        take([
          ['9', '2025-03-31'],
          ['', null],
        ]),
      );
    expect(await rowsOf('typed')).toEqual([
      ['2025-03-31', '9'],
      ['', ''],
      ['2025-03-31', '9'],
      ['', ''],
    ]);
  });

  it('refuses a table with other columns, and says which', async () => {
    await server.query('CREATE TABLE others (a text, z text)');
    const error = await load('others', ['a', 'b'], (take) => take([['1', '2']])).catch((thrown) => thrown);
    expect(error).toMatchObject({ code: 'otherColumns', exitCode: 2 });
    expect(error.message).toMatch(/it lacks:\n {2}b\nIt has besides:\n {2}z$/);
    expect(await rowsOf('others')).toEqual([]);
  });

  it.each<[string, (take: Load) => Promise<void>, RegExp]>([
    [
      'reading fails',
      async (take) => {
        await take([['1']]);
        throw new Error('the disk is gone');
      },
      /disk is gone/,
    ],
    ['reading fails at once', () => Promise.reject(new Error('the disk is gone')), /disk is gone/],
  ])('leaves nothing behind where %s', async (_, work, message) => {
    await expect(load('half', ['a'], work)).rejects.toThrow(message);
    expect(await exists('half')).toBe(false);
  });

  it('leaves nothing behind where a value is refused, though it is far down', async () => {
    await server.query('CREATE TABLE numbers (n int)');
    const work = async (take: Load) => {
      for (let i = 0; i < 200; i++) await take(Array.from({ length: 100 }, () => [i === 150 ? 'many' : '1']));
    };
    await expect(load('numbers', ['n'], work)).rejects.toMatchObject({
      code: 'databaseFailed',
      message: expect.stringMatching(/integer: "many"/),
    });
    expect(await rowsOf('numbers')).toEqual([]);
  });

  it('says where it may not write', async () => {
    await server.query(
      `CREATE ROLE reader LOGIN PASSWORD 'reader'; CREATE TABLE closed (n int); GRANT SELECT ON closed TO reader`,
    );
    const path = `postgres://reader:reader@127.0.0.1:${server.port}/postgres`;
    for (const table of ['closed', 'made'])
      await expect(loadRows(`${path}#${table}`, ['n'], (take) => take([['1']]), {})).rejects.toMatchObject({
        code: 'noPermission',
      });
    await expect(load('nowhere.t', ['n'], (take) => take([['1']]))).rejects.toMatchObject({
      code: 'databaseFailed',
    });
  });
});

describe('columnNames', () => {
  it('are names that a table can have, whatever the columns are called', async () => {
    expect(columnNames(['a', 'A', 'a', '', ' b ', 'x\0y', 'a 2'])).toEqual([
      'a',
      'A',
      'a 2',
      'column 4',
      'b',
      'xy',
      'a 2 2',
    ]);
    const long = `${'é'.repeat(40)}?`;
    expect(columnNames([long, long]).map((name) => [Buffer.byteLength(name), name.at(-1)])).toEqual([
      [62, 'é'],
      [62, '2'],
    ]);
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 80, unit: 'grapheme' })), (names) => {
        const own = columnNames(names);
        expect(new Set(own).size).toBe(names.length);
        for (const name of own) expect(Buffer.byteLength(name)).toBeLessThanOrEqual(63);
      }),
    );
    await load('long', [long, long, ''], (take) => take([['1', '2', '3']]));
    expect(await rowsOf('long')).toEqual([['1', '2', '3']]);
  });
});

describe('copyLine', () => {
  it('is a line of text with everything escaped that means something there', () => {
    expect(copyLine(['a\tb', 'c\\d', null, '', 'e\nf\r\0'])).toBe('a\\tb\tc\\\\d\t\\N\t\\N\te\\nf\\r\n');
  });
});
