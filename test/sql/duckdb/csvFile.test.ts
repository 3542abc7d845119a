import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { identityIn } from '../../../src/map/identity.ts';
import type { Row, RowCounter, Table, Wanted } from '../../../src/model.ts';
import { openTable } from '../../../src/read/open.ts';
import { counterFor } from '../../../src/sql/duckdb/index.ts';
import { folded, type Told } from '../folded.ts';
import { temporaryFolder } from './files.ts';

const fileIn = temporaryFolder();

async function* nothing(): AsyncGenerator<Buffer> {}

let written = 0;
/** The file with this text, opened, and its counter. */
async function opened(text: string | Buffer): Promise<{ table: Table; counter: RowCounter | string }> {
  const path = fileIn(`${written++}.csv`, text);
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

const question: fc.Arbitrary<Wanted> = fc.record({
  columns: fc.subarray([0, 1, 3]),
  dates: fc.option(
    fc.record({ column: fc.constant(2), grain: fc.constantFrom('day', 'month'), utc: fc.boolean() }),
    {
      nil: null,
    },
  ),
});

describe('a file that DuckDB counts', () => {
  it('is read as a scan reads it, or not at all', { timeout: 120_000 }, async () => {
    let right = 0;
    await fc.assert(
      fc.asyncProperty(file, question, async (text, what) => {
        fc.pre(text.replaceAll('\0', '').trim() !== '');
        if (await isCountedRightly(text, what)) right++;
      }),
      { numRuns: 300 },
    );
    // Were nearly all of them refused, this would not say much.
    expect(right).toBeGreaterThan(30);
  });

  const wanted: Wanted = { columns: [0, 1], dates: { column: 2, grain: 'month', utc: true } };
  const rows = '9,Pro,2024-03-21T09:41:00\n7,Free,2024-03-22\n9,Pro,2024-03-29T09:41:00\n';
  const head = 'score,plan,at\n';

  it.each([
    ['an ordinary table', head + rows],
    ['without a header', rows],
    ['without a line end at its end', head + rows.trimEnd()],
    ['with blank lines at its end', `${head}${rows}\n\n`],
    ['with a byte order mark', `\ufeff${head}${rows}`],
    ['with CR LF', (head + rows).replaceAll('\n', '\r\n')],
    [
      'with quoted cells over several lines',
      `${head}9,"Pro\nor so, ""Pro""",\n7,"a\r\nb",2024-03-22\n${rows}`,
    ],
    ['with CR LF, and LF in cells', `${head}9,"Pro\nor so",\n${rows}`.replace(/(?<!Pro)\n/g, '\r\n')],
    ['with cells that begin with a quoted word', `${head}9,"""Pro"" it is",\n${rows}`],
    ['with semicolons', (head + rows).replaceAll(',', ';')],
    ['with tabs', (head + rows).replaceAll(',', '\t')],
    ['with guarded cells', `${head}"'-1",'=Pro,'@\n'9,''=x,\n${rows}`],
    ['with a blank column at its end', `score,plan,at,\n${rows.replaceAll('\n', ',\n')}`],
    ['with letters beyond ASCII', `${head}9,Größe,\n9,\u00a0,\n${rows}`],
    ['with cells that say nothing', `${head}9,,\n,NULL,\n9,"",\n${rows}`],
    ['with a total in its midst', `${head}Total,,\n${rows}`],
    ['with one column', 'score\n9\n7\n9\n'],
    ['with names twice', `score,score,at\n${rows}`],
    ['as R writes it', `score,plan,at\n"1",9,Pro,2024-03-21\n"2",7,Free,2024-03-22\n"3",9,Pro,2024-03-29\n`],
    [
      'with dates written in many ways',
      `${head}9,x,2024-03-21\n9,x,2024-03-21 10:00:00\n9,x,21.3.2024\n9,x,2024-3-1\n${rows}`,
    ],
  ])('counts a file %s', async (_, text) => {
    expect(await isCountedRightly(text, wanted)).toBe(true);
  });

  it.each([
    ['a blank line in its midst', `${head}9,x,\n\n${rows}`],
    ['a blank row in its midst', `${head}9,x,\n,,\n${rows}`],
    ['a row of blanks', `${head}9,x,\n ,"\u00a0",\n${rows}`],
    ['its header again', head + rows + head + rows],
    ['its header again behind a byte order mark', `${head}${rows}\ufeff${head}${rows}`],
    ['its header again, quoted', `${head}${rows}"score","plan","at"\n${rows}`],
    ['a footer', `${head}${rows}Total: 3,,\n`],
    ['a mark within a cell', `${head}9,5" wide,\n${rows}`],
    ['a mark that is left open', `${head}9,"Pro,\n${rows}`],
    ['text behind a closing mark', `${head}9,"Pro" x,\n${rows}`],
    ['a cell that begins with an odd mark', `${head}9,"""Pro",\n${rows}`],
    ['a cell that ends with an odd mark', `${head}9,"17""",\n${rows}`],
    ['a lone CR', `${head}9,a\rb,\n${rows}`],
    ['a lone CR in a quoted cell', `${head}9,"a\rb",\n${rows}`],
    ['line ends of two kinds', `${head}9,x,\r\n${rows}`],
    ['NUL', `${head}9,a\0b,\n${rows}`],
    ['a row that is too short', `${head}9,x\n${rows}`],
    ['a row that is too long', `${head}9,x,,more\n${rows}`],
    ['other bytes than UTF-8', Buffer.from(`${head}${rows.repeat(2000)}9,Gr\xf6\xdfe,\n`, 'latin1')],
    ['a title above it', `Report of March\n\n${head}${rows}`],
    ['two header rows', head + head + rows],
    ['UTF-16', Buffer.from(`\ufeff${head}${rows}`, 'utf16le')],
    ['apostrophes as marks', `${head}'9','Pro','2024-03-21'\n'7','Fr,ee','2024-03-22'\n`],
    ['a record of some MiB', `${head}9,${'x'.repeat(2 ** 22)},\n${rows}`],
  ])('leaves a file with %s to our own reader', async (_, text) => {
    expect(await isCountedRightly(text, wanted)).toBe(false);
  });

  it('does not look into patterns: names of files are taken as they stand', async () => {
    const path = fileIn('a[1]*?.csv', head + rows);
    fileIn('a1.csv', head + rows + rows);
    const table = await openTable(path, nothing(), () => {});
    const counter = await counterFor(table);
    expect((await counted(counter as RowCounter, wanted))!.reduce((sum, { times }) => sum + times, 0)).toBe(
      3,
    );
  });

  it.each([
    ['usual names', ['ann@x.example', 'ann@x.example', '', 'na', 'none', 'anonymous', '-', '1001', 'b-2']],
    ['names to be folded', ['Ann@X.example', ' ann@x.example', '1001.0', '1001', 'N/A', 'x.0', "'=b", '=b']],
    ['names of all kinds', ['Åsa', 'åsa', 'ann', 'ANN', '\u00a0', 'NULL', 'İ', 'ß']],
  ])('counts people: %s', async (_, names) => {
    const text = names.map((name, i) => `9,"${name}",${i % 2 ? 'Pro' : 'Free'}\n`).join('');
    const { counter } = await opened(`score,who,plan\n${text}9,x,Other\n`);
    const plans = ['Pro', 'Free'];
    const known = names.flatMap((name) => identityIn(name.replace("'=", '=')) ?? []);
    expect(await (counter as RowCounter).people(1, [{ column: 2, cells: plans }])).toEqual({
      answers: known.length,
      people: new Set(known).size,
    });
    expect(await (counter as RowCounter).people(1, [{ column: 2, cells: [] }])).toEqual({
      answers: 0,
      people: 0,
    });
  });

  it('throws what is thrown by whoever is told', async () => {
    const { counter } = await opened(head + rows);
    const fail = () => {
      throw new Error('enough');
    };
    await expect((counter as RowCounter).count(wanted, fail)).rejects.toThrow('enough');
    await expect((counter as RowCounter).stream([0], fail)).rejects.toThrow('enough');
    await expect((counter as RowCounter).stream([0], () => {}, fail)).rejects.toThrow('enough');
    await expect((counter as RowCounter).rowsWith!(0, ['9'], [0], fail)).rejects.toThrow('enough');
  });

  it('tells why it does not count', async () => {
    const why = async (text: string | Buffer) => (await opened(text)).counter;
    expect(await why('[{"score": 9}]')).toBe('no delimited text');
    expect(await why(gzipSync(head + rows))).toBe('it is compressed');
    expect(await why(Buffer.from(`${head}9,Gr\xf6\xdfe,\n${rows}`, 'latin1'))).toBe('it is not UTF-8');
  });
});
