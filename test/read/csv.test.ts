import { gzipSync } from 'node:zlib';
import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Row, Table } from '../../src/model.ts';
import { openCsv } from '../../src/read/csv.ts';
import { decode, detectEncoding } from '../../src/read/encoding.ts';
import { chunked, readTable, sourceOf } from './inputs.ts';

/** How much is looked at before a table is opened. */
const HEAD = 32 * 1024;

/** A table of delimited text, opened as `open.ts` opens it; its source gives chunks of `length`. */
function open(text: string | Buffer, length = 64 * 1024, gzip = false): Promise<Table> {
  const bytes = Buffer.from(text as string);
  const whole = bytes.length <= HEAD;
  const head = bytes.subarray(0, HEAD);
  const found = { gzip, ...detectEncoding(head, whole) };
  const source = sourceOf(...chunked(gzip ? gzipSync(bytes) : bytes, length));
  return openCsv(source, { bytes: head, text: decode(head, found.encoding), whole }, found, () => {});
}
const read = async (...given: Parameters<typeof open>) => readTable(await open(...given));
const lines = (row: (i: number) => string, n: number, end = '\n'): string =>
  Array.from({ length: n }, (_, i) => row(i) + end).join('');

describe('what is read', () => {
  test('names, rows, lines, and how', async () => {
    const { table, names, rows, lines: at, scan } = await read('id,score,why\n1,9,"fast, and\ngood"\n2,8,\n');
    expect(names).toEqual(['id', 'score', 'why']);
    expect(rows).toEqual([
      ['1', '9', 'fast, and\ngood'],
      ['2', '8', ''],
    ]);
    expect(at).toEqual([2, 4]);
    expect(table.path).toBe('made.csv');
    expect(table.reading).toEqual({
      container: 'csv',
      encoding: 'utf-8',
      bom: false,
      gzip: false,
      dialect: { delimiter: ',', quote: '"' },
      layout: { preamble: 0, header: 1, shape: null },
    });
    expect(scan).toEqual({
      rows: 2,
      footers: [],
      short: { count: 0, lines: [] },
      long: { count: 0, lines: [] },
      repeatedHeaders: [],
      unreadable: { count: 0, lines: [] },
      nulBytes: 0,
      revised: null,
    });
  });

  test('a table can be scanned as often as one likes, also after a scan that was broken off', async () => {
    const table = await open('id,score\n1,9\n2,8\n');
    const stop = () => {
      throw new Error('stop');
    };
    await expect(table.scan(stop)).rejects.toThrow('stop');
    for (let i = 0; i < 2; i++)
      expect((await readTable(table)).rows).toEqual([
        ['1', '9'],
        ['2', '8'],
      ]);
  });

  test('blank rows are left out, a row of one blank column too', async () => {
    const { rows, lines: at } = await read('id,score\n\n1,9\n , \n\n2,8\n,,\n\n');
    expect(rows).toEqual([
      ['1', '9'],
      ['2', '8'],
    ]);
    expect(at).toEqual([3, 6]);
    expect((await read('score\n9\n\n10\n')).rows).toEqual([['9'], ['10']]);
  });

  test('rows with too few and too many cells are filled up, cut off, and noted', async () => {
    const { rows, scan } = await read('id,score,why\n1,9\n2,8,b\n3,7,c,d\n4,6,d,,\n5\n');
    expect(rows).toEqual([
      ['1', '9', ''],
      ['2', '8', 'b'],
      ['3', '7', 'c'],
      ['4', '6', 'd'],
      ['5', '', ''],
    ]);
    expect(scan.short).toEqual({ count: 2, lines: [2, 6] });
    expect(scan.long).toEqual({ count: 1, lines: [4] });
  });

  test('titles are left out', async () => {
    const { table, rows } = await read('Export of March\n\nid,score\n1,9\n2,8\n');
    expect(table.reading.layout).toEqual({ preamble: 1, header: 1, shape: null });
    expect(rows).toEqual([
      ['1', '9'],
      ['2', '8'],
    ]);
  });

  test('footers are left out and noted, unless an answer follows', async () => {
    const { rows, scan } = await read(
      'id,score,why\n1,9,a\nTotal,,\n2,8,b\n\nGrand Totals (2 records),,\nCopyright (c) us,,\n',
    );
    expect(rows).toEqual([
      ['1', '9', 'a'],
      ['Total', '', ''],
      ['2', '8', 'b'],
    ]);
    expect(scan).toMatchObject({ rows: 3, footers: [6, 7] });
  });

  test('a repeated header is left out and noted', async () => {
    const { rows, scan } = await read('id,score\n1,9\nid,score\n2,8\n');
    expect(rows).toEqual([
      ['1', '9'],
      ['2', '8'],
    ]);
    expect(scan).toMatchObject({ rows: 2, repeatedHeaders: [3] });
  });

  test('two SurveyMonkey exports end to end, the second with its byte order mark', async () => {
    const part = 'Respondent ID,How likely?,\n,Response,Why?\n10000000001,9,fast\n';
    const { rows, scan } = await read(`${part}\ufeff${part}`);
    expect(rows).toEqual([
      ['10000000001', '9', 'fast'],
      ['10000000001', '9', 'fast'],
    ]);
    expect(scan).toMatchObject({ rows: 2, repeatedHeaders: [4] });
  });

  test('the mark before what a spreadsheet would take for a formula is taken off', async () => {
    const { rows } = await read(
      "id,why\n1,'- too slow\n2,'=1+1\n3,'+1\n4,'@you\n5,'tis fine\n6,''- no\n7,'\n",
    );
    expect(rows.map(([, why]) => why)).toEqual([
      '- too slow',
      '=1+1',
      '+1',
      '@you',
      "'tis fine",
      "''- no",
      "'",
    ]);
  });

  test('no header: columns by their numbers, and every record a row', async () => {
    const { names, rows } = await read('1,9,2024-03-01\n2,8,2024-03-02\n3,10,2024-03-03\n');
    expect(names).toEqual(['#1', '#2', '#3']);
    expect(rows.length).toBe(3);
  });

  test('nothing but a header', async () => {
    expect(await read('id,score\n')).toMatchObject({ names: ['id', 'score'], rows: [] });
    expect(await read('id,score')).toMatchObject({ names: ['id', 'score'], rows: [] });
  });
});

describe('delimiters, quoting and line ends', () => {
  const table = [
    ['id', 'score', 'why'],
    ['1', '9', 'fast, and good; really'],
    ['2', '8', 'two\nlines'],
    ['3', '10', 'a "quoted" word'],
    ['4', '0', ''],
  ];

  test.each([',', ';', '\t', '|'])('delimiter %j', async (delimiter) => {
    const { names, rows } = await read(stringify(table, { delimiter }));
    expect([names, ...rows]).toEqual(table);
  });

  test.each(['\n', '\r\n', '\r'])('records end with %j', async (record_delimiter) => {
    const { names, rows } = await read(stringify(table, { record_delimiter, quoted: true }));
    expect([names, ...rows]).toEqual(table);
  });

  test('sep= names the delimiter and is no row', async () => {
    const { names, rows } = await read(`sep=;\r\n${stringify(table, { delimiter: ';' })}`);
    expect([names, ...rows]).toEqual(table);
  });

  test('line ends that change after the beginning', async () => {
    const text = `id,why\r\n${lines((i) => `${i},"a"`, 5000, '\r\n')}${lines((i) => `${i},"b"`, 5000)}`;
    const { rows, scan } = await read(text);
    expect(scan).toMatchObject({ rows: 10_000, short: { count: 0 }, long: { count: 0 } });
    expect(rows.at(-1)).toEqual(['4999', 'b']);
    const reversed = `id,why\n${lines((i) => `${i},"a"`, 5000)}${lines((i) => `${i},"b"`, 5000, '\r\n')}`;
    expect((await read(reversed)).rows.at(-1)).toEqual(['4999', 'b']);
  });

  test('TSV with stray marks is not quoted', async () => {
    const text = `id\tscore\twhy\n${lines((i) => `${i}\t9\t${i % 3 ? 'fine' : '"Easy" is what it is'}`, 100)}101\t8\t"so\n`;
    const { rows, scan } = await read(text);
    expect(scan).toMatchObject({ rows: 101, short: { count: 0 }, long: { count: 0 } });
    expect(rows[0]![2]).toBe('"Easy" is what it is');
    expect(rows[100]![2]).toBe('"so');
  });

  test('quoted TSV whose first line break comes late is read again', async () => {
    const text = `id\tscore\twhy\n${lines((i) => `${i}\t9\tfine`, 3000)}${lines((i) => `${i}\t8\t"two\nlines, ""quoted"""`, 50)}`;
    const { table: read_, rows, scan, scans } = await read(text);
    expect(scans).toBe(2);
    expect(read_.reading.dialect).toEqual({ delimiter: '\t', quote: '"' });
    expect(scan).toMatchObject({ rows: 3050, short: { count: 0 }, long: { count: 0 } });
    expect(rows.at(-1)).toEqual(['49', '8', 'two\nlines, "quoted"']);
  });

  test('but stray marks beside a short row are no quoting: what quoting joins were whole rows', async () => {
    const stray = (i: number) => `${i}\t9\t${i % 100 === 50 ? '"so' : 'fine'}`;
    const text = `id\tscore\twhy\n${lines(() => '0\t9\tfine', 3000)}${lines(stray, 400)}"cut\t8\n`;
    const { table: read_, rows, scan } = await read(text);
    expect(read_.reading.dialect).toEqual({ delimiter: '\t', quote: null });
    expect(scan).toMatchObject({ rows: 3401, short: { count: 1 } });
    expect(rows[3050]).toEqual(['50', '9', '"so']);
  });

  test('a mark that is never closed does not swallow the rest of the file', async () => {
    const text = `id,score,why\n${lines((i) => `${i},9,fine`, 20_000)}x,8,"so\n${lines((i) => `${i},7,fine`, 20_000)}`;
    const { rows, scan } = await read(text);
    expect(scan.rows).toBe(40_001);
    expect(rows[20_000]).toEqual(['x', '8', '"so']);
  });
});

describe('encodings', () => {
  test('Windows-1252, the first bad byte beyond what was looked at', async () => {
    const text = `id,ort\n${lines((i) => `${i},Bonn`, 10_000)}`;
    const bytes = Buffer.concat([
      Buffer.from(text),
      Buffer.from('x,München 15€\n').subarray(0, 3),
      Buffer.from([0xfc, 0x80, 0x0a]),
    ]);
    expect(bytes.indexOf(0xfc)).toBeGreaterThan(64 * 1024);
    const { table, rows, scans } = await read(bytes);
    expect(scans).toBe(2);
    expect(table.reading.encoding).toBe('windows-1252');
    expect(rows.at(-1)).toEqual(['x', 'Mü€']);
  });

  test('one bad byte does not spoil the names and segments of a file in UTF-8', async () => {
    const { names, rows } = await read(
      Buffer.concat([Buffer.from('id,Größe,Ort\n1,9,Zürich\n2,8,M'), Buffer.from([0xfc, 0x0a])]),
    );
    expect(names).toEqual(['id', 'Größe', 'Ort']);
    expect(rows).toEqual([
      ['1', '9', 'Zürich'],
      ['2', '8', 'Mü'],
    ]);
  });

  test('NUL characters are left out and counted, in the header too', async () => {
    const { names, rows, scan } = await read('id,sc\0ore\0\n1,9\n2,\x008\n\0\0\0\0');
    expect(names).toEqual(['id', 'score']);
    expect(rows).toEqual([
      ['1', '9'],
      ['2', '8'],
    ]);
    expect(scan.nulBytes).toBe(7);
  });
});

describe('records', () => {
  const recordsOf = async (text: string) => {
    const found: Row[] = [];
    await (await open(text)).records((record) => found.push([...record]));
    return found;
  };

  test('the table exactly as read: header rows, blanks around cells, ragged rows, footers', async () => {
    expect(await recordsOf(' id,score\n1, 9 ,x\n\n2\nTotal,\nid,score\n')).toEqual([
      [' id', 'score'],
      ['1', ' 9 ', 'x'],
      ['2'],
      ['Total', ''],
      ['id', 'score'],
    ]);
  });

  test('titles are left out', async () => {
    expect(await recordsOf('Export\n\nid,score\n1,9\n2,8\n')).toEqual([
      ['id', 'score'],
      ['1', '9'],
      ['2', '8'],
    ]);
  });

  test('in a table of one column blank lines are cells', async () => {
    expect(await recordsOf('score\n9\n\n10\n')).toEqual([['score'], ['9'], [''], ['10']]);
  });
});

describe('any table written as RFC 4180', () => {
  const text = fc.oneof(
    fc.stringMatching(/^[a-z ]{0,8}$/),
    fc.string({
      unit: fc.constantFrom('a', 'é', '€', '😀', ',', ';', '\t', '|', '"', '\n', '\r', "'", ' ', '.'),
      maxLength: 12,
    }),
  );
  // A name and a number in each row: a row that is blank, a footer or a header is told apart elsewhere.
  const tables = fc.integer({ min: 1, max: 4 }).chain((width) =>
    fc.record({
      header: fc.uniqueArray(fc.stringMatching(/^[a-z]{3,8}$/), { minLength: width, maxLength: width }),
      rows: fc.array(fc.array(text, { minLength: width, maxLength: width }), { minLength: 2, maxLength: 12 }),
    }),
  );
  const dialects = fc.record({
    delimiter: fc.constantFrom(',', ';', '\t', '|'),
    quoted: fc.boolean(),
    record_delimiter: fc.constantFrom('\n', '\r\n', '\r'),
    bom: fc.boolean(),
    eof: fc.boolean(),
  });
  const storages = fc.record({ length: fc.integer({ min: 1, max: 50 }), gzip: fc.boolean() });

  test('is read back cell by cell, wherever its bytes are cut, compressed or not', async () => {
    await fc.assert(
      fc.asyncProperty(tables, dialects, storages, async ({ header, rows }, dialect, { length, gzip }) => {
        const names = ['key', 'score', ...header];
        const cells = rows.map((row, i) => [`r${i}`, String(i % 11), ...row]);
        const csv = stringify([names, ...cells], {
          ...dialect,
          // Tabs without any quoting are another dialect: here every cell is quoted.
          quoted: dialect.quoted || dialect.delimiter === '\t',
          quoted_match: /[\r\n]/,
        });
        const got = await read(csv, length, gzip);
        expect([got.names, ...got.rows]).toEqual([names, ...cells]);
        expect(got.table.reading).toMatchObject({ bom: dialect.bom, encoding: 'utf-8', gzip });
      }),
      { numRuns: 400 },
    );
  });
});
