import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { identityIn } from '../../../src/map/identity.ts';
import type { Row, RowCounter, Table, Wanted } from '../../../src/model.ts';
import { openTable } from '../../../src/read/open.ts';
import { counterFor } from '../../../src/sql/duckdb/index.ts';
import { folded, type Told } from '../folded.ts';

const folder = mkdtempSync(join(tmpdir(), 'nps-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function* nothing(): AsyncGenerator<Buffer> {}

let written = 0;
/** The file with this text, opened, and its counter. */
async function opened(text: string | Buffer): Promise<{ table: Table; counter: RowCounter | string }> {
  const path = join(folder, `${written++}.csv`);
  writeFileSync(path, text);
  const table = await openTable(path, nothing(), () => {});
  return { table, counter: await counterFor(table) };
}

/** The rows of the table as scanned, with nothing but the cells of `columns`, and the line of each. */
async function scanned(table: Table, columns: readonly number[]): Promise<{ row: Row; line: number }[]> {
  const rows: { row: Row; line: number }[] = [];
  // A row may have blank cells beyond the last column.
  await table.scan((row, line) =>
    rows.push({ row: only(row.slice(0, table.columns.length), columns), line }),
  );
  return rows;
}

const only = (row: Row, columns: readonly number[]): Row =>
  row.map((cell, i) => (columns.includes(i) ? cell : ''));

async function counted(counter: RowCounter, wanted: Wanted): Promise<Told[] | null> {
  const told: Told[] = [];
  const scan = await counter.count(wanted, (row, times) => told.push({ row, times }));
  return scan && told;
}

/** Whether the text is counted by DuckDB; if so, all that it tells is held to what a scan tells. */
async function isCountedRightly(text: string | Buffer, wanted: Wanted): Promise<boolean> {
  const { table, counter } = await opened(text);
  if (typeof counter === 'string') return false;
  const columns = [...wanted.columns, ...(wanted.dates ? [wanted.dates.column] : [])].filter(
    (column) => column < table.columns.length,
  );
  const dates = wanted.dates && wanted.dates.column < table.columns.length ? wanted.dates : null;
  const asked = { columns: columns.filter((column) => column !== dates?.column), dates };
  const rows = await scanned(table, columns);
  const { revised, ...scan } = await table.scan(() => {});
  const told = await counted(counter, asked);
  const streamed: { row: Row; line: number }[] = [];
  const streamScan = await counter.stream(columns, (row, line) => streamed.push({ row, line }));
  if (told === null) {
    expect({ streamScan, streamed }).toEqual({ streamScan: null, streamed: [] });
    return false;
  }
  expect(revised).toBeNull();
  expect(streamScan).toEqual({ ...scan, revised: null });
  expect(streamed).toEqual(rows);
  expect(folded(told, dates)).toEqual(
    folded(
      rows.map(({ row }) => ({ row, times: 1 })),
      dates,
    ),
  );
  await expectRowsWith(counter, table, columns);
  await expectPeople(counter, table, columns);
  return true;
}

async function expectRowsWith(counter: RowCounter, table: Table, columns: readonly number[]): Promise<void> {
  const [column = 0] = columns;
  const all = await scanned(
    table,
    table.columns.map(({ index }) => index),
  );
  const cells = [...new Set(all.map(({ row }) => row[column]!))].slice(0, 2);
  const expected = all.filter(({ row }) => cells.includes(row[column]!));
  const found: { row: Row; line: number }[] = [];
  await counter.rowsWith!(column, cells, columns, (row, line) => {
    found.push({ row, line });
    return found.length < 3;
  });
  expect(found).toEqual(expected.slice(0, 3).map(({ row, line }) => ({ row: only(row, columns), line })));
}

async function expectPeople(counter: RowCounter, table: Table, columns: readonly number[]): Promise<void> {
  const [column = 0, respondent = 0] = columns;
  const all = await scanned(
    table,
    table.columns.map(({ index }) => index),
  );
  const cells = [...new Set(all.map(({ row }) => row[column]!))].slice(1);
  const names = all
    .filter(({ row }) => cells.includes(row[column]!))
    .flatMap(({ row }) => identityIn(row[respondent]!) ?? []);
  expect(await counter.people(respondent, [{ column, cells }])).toEqual({
    answers: names.length,
    people: new Set(names).size,
  });
}

const cell = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('0', '7', '9', '10', 'Pro', 'Free', 'a b') },
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      ...['2024-03-21', '2024-03-21T09:41:00', '2024-03-21 09:41:00', '2024-03-29T23:59:59', '2024-04-01'],
      ...['2024-02-30', '2024-03-21T09:41:00Z', '2024-03-21T24:00:00', '2024-03-21 9:41:00', '21.3.2024'],
      ...[
        '2024-03-21T09:41:60',
        '2024-03-21 09:41:00.402',
        '0000-01-01',
        '1899-12-31',
        '2200-12-31 24:00:00',
      ],
    ),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      ...[
        '',
        ' ',
        "'=1+1",
        "'-",
        "'",
        '"',
        '""',
        '5"',
        '"quoted" word',
        'said "so"',
        'a,b',
        'a;b',
        'two\nlines',
      ],
      ...[
        'three\r\nlines',
        'cr\ronly',
        '"open\nmark',
        'Größe',
        '\u00a0',
        '\ufeff',
        'NULL',
        'NA',
        '1001.0',
        '1001',
      ],
      ...[
        'Total',
        'Total: 7',
        'Copyright 2024',
        'id',
        'score',
        '#1',
        'ÅSA',
        'åsa',
        'ANN@X.example',
        'ann@x.example ',
      ],
    ),
  },
);

/** A cell as a careful writer puts it, or as a careless one. */
const asWritten = fc
  .tuple(cell, fc.constantFrom('careful', 'careful', 'careful', 'careful', 'quoted', 'careless'))
  .map(([text, how]) => {
    const isSpecial = /["\r\n,]/.test(text);
    return how === 'quoted' || (how === 'careful' && isSpecial) ? `"${text.replaceAll('"', '""')}"` : text;
  });

const record = (width: number) =>
  fc.oneof(
    { weight: 30, arbitrary: fc.array(asWritten, { minLength: width, maxLength: width }) },
    { weight: 1, arbitrary: fc.array(asWritten, { maxLength: width + 1 }) },
    { weight: 1, arbitrary: fc.constant(new Array<string>(width).fill('')) },
    {
      weight: 1,
      arbitrary: fc.constantFrom([''], ['id', 'score', 'at', 'plan'].slice(0, width), ['\u0000']),
    },
  );

const HEADER = ['id', 'score', 'at', 'plan'];
const file = fc
  .record({
    width: fc.integer({ min: 1, max: 4 }),
    hasHeader: fc.constantFrom(true, true, true, false),
    bom: fc.constantFrom('', '', '\ufeff'),
    end: fc.constantFrom('\n', '\n', '\r\n'),
    lastEnd: fc.boolean(),
    trailing: fc.constantFrom('', '', '', '\n', '\n\n', ','),
  })
  .chain(({ width, hasHeader, bom, end, lastEnd, trailing }) =>
    fc.array(record(width), { minLength: 1, maxLength: 12 }).map((records) => {
      const lines = [...(hasHeader ? [HEADER.slice(0, width)] : []), ...records].map((cells) =>
        cells.join(','),
      );
      return bom + lines.join(end) + (lastEnd ? end : '') + trailing;
    }),
  );

const wanted: fc.Arbitrary<Wanted> = fc.record({
  columns: fc.subarray([0, 1, 3]),
  dates: fc.option(fc.record({ column: fc.constant(2), grain: fc.constantFrom('day', 'month') }), {
    nil: null,
  }),
});

describe('a file that DuckDB counts', () => {
  it('is read as a scan reads it, or not at all', { timeout: 120_000 }, async () => {
    let right = 0;
    await fc.assert(
      fc.asyncProperty(file, wanted, async (text, what) => {
        fc.pre(text.replaceAll('\0', '').trim() !== '');
        if (await isCountedRightly(text, what)) right++;
      }),
      { numRuns: Number(process.env.RUNS ?? 300) },
    );
    // Were nearly all of them refused, this would not say much.
    expect(right).toBeGreaterThan(30);
  });
});
