import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readText } from './inputs.ts';

const lines = (row: (i: number) => string, n: number, end = '\n'): string =>
  Array.from({ length: n }, (_, i) => row(i) + end).join('');

describe('delimiters, quoting and line ends', () => {
  const table = [
    ['id', 'score', 'why'],
    ['1', '9', 'fast, and good; really'],
    ['2', '8', 'two\nlines'],
    ['3', '10', 'a "quoted" word'],
    ['4', '0', ''],
  ];

  test.each([',', ';', '\t', '|'])('delimiter %j', async (delimiter) => {
    const { names, rows } = await readText(stringify(table, { delimiter }));
    expect([names, ...rows]).toEqual(table);
  });

  test.each(['\n', '\r\n', '\r'])('records end with %j', async (record_delimiter) => {
    const { names, rows } = await readText(stringify(table, { record_delimiter, quoted: true }));
    expect([names, ...rows]).toEqual(table);
  });

  test('sep= names the delimiter and is no row', async () => {
    const { names, rows } = await readText(`sep=;\r\n${stringify(table, { delimiter: ';' })}`);
    expect([names, ...rows]).toEqual(table);
  });

  test('line ends that change after the beginning', async () => {
    const text = `id,why\r\n${lines((i) => `${i},"a"`, 5000, '\r\n')}${lines((i) => `${i},"b"`, 5000)}`;
    const { rows, scan } = await readText(text);
    expect(scan).toMatchObject({ rows: 10_000, short: { count: 0 }, long: { count: 0 } });
    expect(rows.at(-1)).toEqual(['4999', 'b']);
    const reversed = `id,why\n${lines((i) => `${i},"a"`, 5000)}${lines((i) => `${i},"b"`, 5000, '\r\n')}`;
    expect((await readText(reversed)).rows.at(-1)).toEqual(['4999', 'b']);
  });

  test('TSV with stray marks is not quoted', async () => {
    const text = `id\tscore\twhy\n${lines((i) => `${i}\t9\t${i % 3 ? 'fine' : '"Easy" is what it is'}`, 100)}101\t8\t"so\n`;
    const { rows, scan } = await readText(text);
    expect(scan).toMatchObject({ rows: 101, short: { count: 0 }, long: { count: 0 } });
    expect(rows[0]![2]).toBe('"Easy" is what it is');
    expect(rows[100]![2]).toBe('"so');
  });

  test('quoted TSV whose first line break comes late is read again', async () => {
    const text = `id\tscore\twhy\n${lines((i) => `${i}\t9\tfine`, 3000)}${lines((i) => `${i}\t8\t"two\nlines, ""quoted"""`, 50)}`;
    const { table: read_, rows, scan, scans } = await readText(text);
    expect(scans).toBe(2);
    expect(read_.reading.dialect).toEqual({ delimiter: '\t', quote: '"' });
    expect(scan).toMatchObject({ rows: 3050, short: { count: 0 }, long: { count: 0 } });
    expect(rows.at(-1)).toEqual(['49', '8', 'two\nlines, "quoted"']);
  });

  test('but stray marks beside a short row are no quoting: what quoting joins were whole rows', async () => {
    const stray = (i: number) => `${i}\t9\t${i % 100 === 50 ? '"so' : 'fine'}`;
    const text = `id\tscore\twhy\n${lines(() => '0\t9\tfine', 3000)}${lines(stray, 400)}"cut\t8\n`;
    const { table: read_, rows, scan } = await readText(text);
    expect(read_.reading.dialect).toEqual({ delimiter: '\t', quote: null });
    expect(scan).toMatchObject({ rows: 3401, short: { count: 1 } });
    expect(rows[3050]).toEqual(['50', '9', '"so']);
  });

  test('nor are marks around whole cells, if quoting would mend nothing', async () => {
    const text = `id\tscore\twhy\n${lines((i) => `${i}\t9\tfine`, 3000)}x\t8\t"Easy"\ncut\t8\n`;
    const { rows, scan } = await readText(text);
    expect(scan).toMatchObject({ rows: 3002, short: { count: 1 } });
    expect(rows[3000]).toEqual(['x', '8', '"Easy"']);
  });

  test('nor are two that happen to pair up over whole rows', async () => {
    const text = `id\tscore\twhy\n${lines((i) => `${i}\t9\tfine`, 3000)}x\t8\t"cut\tmore\n1\t9\tfine\n2\t9\tmuch"\n`;
    const { table, scan } = await readText(text);
    expect(table.reading.dialect).toEqual({ delimiter: '\t', quote: null });
    expect(scan).toMatchObject({ rows: 3003, long: { count: 1 } });
  });

  test('a mark that is never closed does not swallow the rest of the file', async () => {
    const text = `id,score,why\n${lines((i) => `${i},9,fine`, 20_000)}x,8,"so\n${lines((i) => `${i},7,fine`, 20_000)}`;
    const { rows, scan } = await readText(text);
    expect(scan).toMatchObject({ rows: 40_001, repairs: { strayQuote: { count: 1, lines: [20_002] } } });
    expect(rows[20_000]).toEqual(['x', '8', '"so']);
  });

  test('nor the rows up to the next quoted cell, nor the quoting of the others', async () => {
    const quoted = (i: number) => `${i},9,"fine, and ""quoted""\nover lines"`;
    const text = `id,score,why\n${lines(quoted, 100)}x,8,"so\n${lines((i) => `${i},7,fine`, 300)}${lines(quoted, 100)}`;
    const { table, rows, scan, scans } = await readText(text);
    expect(scans).toBe(2);
    expect(table.reading.dialect).toEqual({ delimiter: ',', quote: '"' });
    expect(scan).toMatchObject({
      rows: 501,
      short: { count: 0 },
      long: { count: 0 },
      repairs: { strayQuote: { count: 1, lines: [202] } },
    });
    expect(rows[100]).toEqual(['x', '8', '"so']);
    expect(rows.at(-1)).toEqual(['99', '9', 'fine, and "quoted"\nover lines']);
  });

  test('nor does one in the first row, or in the header', async () => {
    const first = await readText(`id,score,why\nx,8,"so\n${lines((i) => `${i},7,"a, b"`, 50)}`);
    expect(first).toMatchObject({
      names: ['id', 'score', 'why'],
      scan: { rows: 51, repairs: { strayQuote: { lines: [2] } } },
    });
    const header = await readText(`id,score,"why\n${lines((i) => `${i},7,"a, b"`, 50)}`);
    expect(header).toMatchObject({
      names: ['id', 'score', '"why'],
      scan: { rows: 50, repairs: { strayQuote: { lines: [1] } } },
    });
  });

  test('comments over lines that look like rows are comments all the same', async () => {
    const text = `id,score,why\n${lines((i) => `${i},9,"fine, but:\na, b, c\n1, 2, 3"`, 100)}`;
    const { rows, scan, scans } = await readText(text);
    expect(scans).toBe(1);
    expect(scan).toMatchObject({ rows: 100, repairs: { strayQuote: { count: 0 } } });
    expect(rows[99]).toEqual(['99', '9', 'fine, but:\na, b, c\n1, 2, 3']);
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
    const { table, rows, scans } = await readText(bytes);
    expect(scans).toBe(2);
    expect(table.reading.encoding).toBe('windows-1252');
    expect(rows.at(-1)).toEqual(['x', 'Mü€']);
  });

  test('one bad byte does not spoil the names and segments of a file in UTF-8', async () => {
    const { names, rows } = await readText(
      Buffer.concat([Buffer.from('id,Größe,Ort\n1,9,Zürich\n2,8,M'), Buffer.from([0xfc, 0x0a])]),
    );
    expect(names).toEqual(['id', 'Größe', 'Ort']);
    expect(rows).toEqual([
      ['1', '9', 'Zürich'],
      ['2', '8', 'Mü'],
    ]);
  });

  test('NUL characters are left out and counted, in the header too', async () => {
    const { names, rows, scan } = await readText('id,sc\0ore\0\n1,9\n2,\x008\n\0\0\0\0');
    expect(names).toEqual(['id', 'score']);
    expect(rows).toEqual([
      ['1', '9'],
      ['2', '8'],
    ]);
    expect(scan.nulBytes).toBe(7);
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
        const got = await readText(csv, length, gzip);
        expect([got.names, ...got.rows]).toEqual([names, ...cells]);
        expect(got.table.reading).toMatchObject({ bom: dialect.bom, encoding: 'utf-8', gzip });
      }),
      { numRuns: 400 },
    );
  });
});
