import { gzipSync } from 'node:zlib';
import { stringify } from 'csv-stringify/sync';
import { describe, expect, test } from 'vitest';
import { chunked, failure, readPath, readPiped, temporaryFolder } from './inputs.ts';

const { folder, write } = temporaryFolder();

const NAMES = ['id', 'score', 'segment', 'why'];
const ROWS = Array.from({ length: 200 }, (_, i) => [
  `r${i}`,
  String((i * 7) % 11),
  'ABC'[i % 3]!,
  ['', 'Too slow', 'love it, really', 'café "corner"', 'größer'][i % 5]!,
]);
const TABLE = [NAMES, ...ROWS];
const CSV = stringify(TABLE);
const RECORDS = ROWS.map((row) => Object.fromEntries(row.map((cell, i) => [NAMES[i]!, cell])));
const NDJSON = RECORDS.map((record) => JSON.stringify(record)).join('\n');
const utf16 = (text: string, big = false) => {
  const bytes = Buffer.from(text, 'utf16le');
  return big ? bytes.swap16() : bytes;
};
const marked = (mark: number[], bytes: Buffer) => Buffer.concat([Buffer.from(mark), bytes]);

describe('one table in many forms is one table', () => {
  test.each<[string, string, string | Buffer]>([
    ['CSV', 'a.csv', CSV],
    ['with a byte order mark', 'a.csv', `\ufeff${CSV}`],
    ['and a quoted header', 'a.csv', `\ufeff${stringify(TABLE, { quoted: true })}`],
    ['CR LF', 'a.csv', stringify(TABLE, { record_delimiter: 'windows' })],
    ['CR', 'a.csv', stringify(TABLE, { record_delimiter: 'mac' })],
    [
      'line ends in turn',
      'a.csv',
      CSV.split('\n')
        .map((line, i) => line + ['\r\n', '\n', '\r'][i % 3])
        .join(''),
    ],
    ['blank lines between', 'a.csv', CSV.replaceAll('\n', '\n\n')],
    ['no line end at the end', 'a.csv', CSV.trimEnd()],
    ['semicolons', 'a.csv', stringify(TABLE, { delimiter: ';' })],
    ['bars', 'a.csv', stringify(TABLE, { delimiter: '|' })],
    ['tabs under the wrong name', 'a.csv', stringify(TABLE, { delimiter: '\t' })],
    ['sep=', 'a.csv', `sep=;\r\n${stringify(TABLE, { delimiter: ';', record_delimiter: 'windows' })}`],
    ['a column of nothing at the end', 'a.csv', CSV.replaceAll('\n', ',\n')],
    ['titles', 'a.csv', `Export of survey X\nGenerated 2024-01-02\n\n${CSV}`],
    [
      'UTF-16 with tabs, as from Excel',
      'a.txt',
      marked([0xff, 0xfe], utf16(stringify(TABLE, { delimiter: '\t', record_delimiter: 'windows' }))),
    ],
    ['UTF-16 BE', 'a.csv', marked([0xfe, 0xff], utf16(CSV, true))],
    ['UTF-16 LE without a mark', 'a.csv', utf16(CSV)],
    ['UTF-16 BE without a mark', 'a.csv', utf16(CSV, true)],
    ['Windows-1252', 'a.csv', Buffer.from(CSV, 'latin1')],
    ['CSV under the name of JSON', 'a.json', CSV],
    ['plain under the name of gzip', 'a.csv.gz', CSV],
    ['gzip', 'a.csv.gz', gzipSync(CSV)],
    ['gzip under the wrong name', 'a.csv', gzipSync(CSV)],
    [
      'gzip in two members',
      'a.csv.gz',
      Buffer.concat([gzipSync(CSV.slice(0, 999)), gzipSync(CSV.slice(999))]),
    ],
    ['a JSON array', 'a.json', JSON.stringify(RECORDS)],
    ['over many lines', 'a.json', JSON.stringify(RECORDS, null, 2)],
    ['with a byte order mark', 'a.json', `\ufeff${JSON.stringify(RECORDS)}`],
    ['in an envelope', 'a.json', JSON.stringify({ data: RECORDS, total: 200 })],
    ['under no name', 'a', JSON.stringify(RECORDS)],
    ['NDJSON', 'a.ndjson', NDJSON],
    ['under the name of JSON', 'a.json', NDJSON],
    ['with CR LF and a mark', 'a.jsonl', `\ufeff${NDJSON.replaceAll('\n', '\r\n')}`],
    ['with blank lines', 'a.ndjson', NDJSON.replaceAll('\n', '\n\n')],
    ['with the marks of RFC 7464', 'a.jsonseq', `\u001e${NDJSON.replaceAll('\n', '\n\u001e')}\n`],
    ['compressed', 'a.ndjson.gz', gzipSync(NDJSON)],
  ])('%s (%s)', async (_, name, bytes) => {
    for (const { names, rows } of [
      await readPath(write(bytes, name)),
      await readPiped(chunked(Buffer.from(bytes as string), 999)),
    ])
      expect([names, ...rows]).toEqual(TABLE);
  });
});

describe('how it was read', () => {
  test.each([
    ['a.csv', CSV, { container: 'csv', encoding: 'utf-8', bom: false, gzip: false }],
    ['a.csv.gz', gzipSync(`\ufeff${CSV}`), { container: 'csv', encoding: 'utf-8', bom: true, gzip: true }],
    ['a.csv', utf16(CSV), { container: 'csv', encoding: 'utf-16le', bom: false, gzip: false }],
    [
      'a.csv',
      Buffer.from(CSV, 'latin1'),
      { container: 'csv', encoding: 'windows-1252', bom: false, gzip: false },
    ],
    [
      'a.json',
      JSON.stringify(RECORDS),
      { container: 'json', dialect: null, layout: { preamble: 0, header: 0, shape: null } },
    ],
    ['a.ndjson', NDJSON, { container: 'ndjson', dialect: null }],
  ])('%s: case %#', async (name, bytes, reading) => {
    const { table } = await readPath(write(bytes, name));
    expect(table.reading).toMatchObject(reading);
  });

  test('the path is as it was written', async () => {
    const path = write(CSV);
    expect((await readPath(path)).table.path).toBe(path);
    expect((await readPiped([Buffer.from(CSV)])).table.path).toBe('stdin');
  });
});

describe('a character that the end of what is looked at cuts in two', () => {
  const long = `id,ort\n${Array.from({ length: 20_000 }, (_, i) => `${i},Zürich`).join('\n')}\n`;

  test.each([16, 32, 64].flatMap((kib) => [0, 1, 2, 3].map((more) => [kib * 1024, more] as const)))(
    'chunks of %i bytes, %i more before them',
    async (length, more) => {
      // The first chunk ends where a head may end, and in the middle of a character at one of the offsets.
      const bytes = Buffer.from(`${'x'.repeat(more)}${long}`);
      const { table, rows } = await readPiped(chunked(bytes, length));
      expect(table.reading.encoding).toBe('utf-8');
      expect(rows.length).toBe(20_000);
      expect(rows.every(([, ort]) => ort === 'Zürich')).toBe(true);
    },
  );
});

describe('what is no table is refused by name', () => {
  test.each<[string, string, string | Buffer]>([
    ['empty', 'a.csv', ''],
    ['empty', 'only-a-mark.csv', '\ufeff'],
    ['empty', 'only-a-mark-utf16.csv', Buffer.from([0xff, 0xfe])],
    ['empty', 'blank.csv', ' \n\n\t\r\n'],
    ['empty', 'nothing.csv.gz', gzipSync('')],
    ['empty', 'nul.csv', Buffer.alloc(100)],
    ['wrongKind', 'a.csv', Buffer.from('PK\x03\x04\x00\x00', 'latin1')],
    ['wrongKind', 'a.xls', Buffer.from('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'latin1')],
    ['wrongKind', 'a.csv', '<!DOCTYPE html><html><body>sign in</body></html>'],
    ['wrongKind', 'a.parquet', Buffer.from('PAR1\x15\x04', 'latin1')],
    ['wrongKind', 'zip-in-gzip.gz', gzipSync(Buffer.from('PK\x03\x04', 'latin1'))],
    ['truncated', 'a.csv.gz', gzipSync(CSV).subarray(0, -20)],
    ['badJson', 'a.json', JSON.stringify(RECORDS).slice(0, -30)],
    ['badUtf8', 'a.json', Buffer.from('[{"ort":"Zürich"}]', 'latin1')],
    ['noRecords', 'a.json', '[1, 2]'],
  ])('%s: %s', async (code, name, bytes) => {
    const path = write(bytes, name);
    const error = await failure(readPath(path));
    expect(error.code).toBe(code);
    expect(error.message).toContain(path);
    expect(error.hint).not.toBe('');
  });

  test('a gzip stream that is cut off far behind the beginning', async () => {
    const noise = Array.from({ length: 30_000 }, (_, i) => `${i},${(i * 7919) % 10007}`).join('\n');
    const path = write(gzipSync(`id,score\n${noise}\n`).subarray(0, -5), 'a.csv.gz');
    expect((await failure(readPath(path))).code).toBe('truncated');
  });

  test('no file, a folder, nothing piped in', async () => {
    expect((await failure(readPath(`${folder}/none.csv`))).code).toBe('notFound');
    expect((await failure(readPath(folder))).code).toBe('isDirectory');
    expect((await failure(readPiped([]))).message).toBe('stdin: is empty');
  });
});

describe('broken JSON is refused with its place, whatever it begins with', () => {
  test.each([
    ['[{"score":9},\n{"score" 8}]', 'line 2, column 10'],
    ['{"data":[{"score":9}', 'it ends too early, at line 1, column 21'],
    ['abc', 'line 1, column 1'],
    ['"score": 9}\n', 'line 1, column 8'],
    ['1 2', 'line 1, column 3'],
    ['"unfinished', 'it ends too early, at line 1, column 12'],
    ['\ufeff[{"score":9}]]', 'line 1, column 14'],
    ['[{"score":\u00009}]', 'line 1, column 11'],
  ])('%j: %s', async (text, place) => {
    const error = await failure(readPath(write(text, 'a.json')));
    expect(error.code).toBe('badJson');
    expect(error.message).toContain(`not valid JSON (${place})`);
  });
});

/** RFC 8259 leaves it to the reader how much it takes. */
describe('JSON that a reader may accept or refuse', () => {
  test.each<[string, string, string]>([
    ['a number too large for a double is no number', '1e999', 'Infinity'],
    ['one too small is 0', '1e-999', '0'],
    ['ids keep all their digits', '-123123123123123123123123123123', '-123123123123123123123123123123'],
    ['half a surrogate pair is kept', '"\\ud800"', '\ud800'],
    ['the wrong way round as well', '"\\udd1e\\ud834"', '\udd1e\ud834'],
    ['500 arrays in each other', '['.repeat(500) + ']'.repeat(500), '{…}'],
  ])('accepted: %s', async (_, value, cell) => {
    const text = `[{"v":${value}}]`;
    for (const bytes of [text, `\ufeff${text}`, utf16(`\ufeff${text}`), utf16(text), utf16(text, true)])
      expect((await readPath(write(bytes, 'a.json'))).rows).toEqual([[cell]]);
  });

  test.each<[string, number[]]>([
    ['Latin-1', [0xe9]],
    ['a byte that goes on with nothing', [0x81]],
    ['a character that is cut off', [0xe0, 0xff]],
    ['longer than need be', [0xc0, 0xaf]],
    ['half a surrogate pair', [0xed, 0xa0, 0x80]],
    ['beyond Unicode', [0xf4, 0xbf, 0xbf, 0xbf]],
  ])('refused: what is not UTF-8, %s', async (_, bad) => {
    const bytes = Buffer.concat([Buffer.from('[\n{"v":"'), Buffer.from(bad), Buffer.from('"}]')]);
    const error = await failure(readPath(write(bytes, 'a.json')));
    expect(error.code).toBe('badUtf8');
    expect(error.message).toContain('line 2 is not');
  });
});

describe('large and strange', () => {
  test('a line of twenty megabytes', async () => {
    const long = 'x'.repeat(20 * 1024 * 1024);
    const { rows } = await readPath(write(`id,why\n1,${long}\n2,short\n`));
    expect(rows.map(([, why]) => why!.length)).toEqual([long.length, 5]);
  });

  test('a line of twenty megabytes in NDJSON', async () => {
    const long = 'x'.repeat(20 * 1024 * 1024);
    const { rows } = await readPath(write(`{"id":1,"why":"${long}"}\n{"id":2,"why":"short"}\n`, 'a.ndjson'));
    expect(rows.map(([, why]) => why!.length)).toEqual([long.length, 5]);
  });

  test('a hundred thousand arrays and objects in each other', async () => {
    const depth = 100_000;
    const arrays = '['.repeat(depth) + ']'.repeat(depth);
    const objects = `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;
    for (const value of [arrays, objects]) {
      const line = `{"score":9,"deep":${value}}`;
      for (const [text, name] of [
        [`[${line}]`, 'a.json'],
        [`${line}\n${line}\n`, 'a.ndjson'],
      ] as const)
        expect((await readPath(write(text, name))).rows[0]).toEqual(['9', '{…}']);
    }
    expect((await failure(readPath(write(arrays, 'a.json')))).code).toBe('noRecords');
    expect((await failure(readPath(write(arrays.slice(1, -2), 'a.json')))).code).toBe('badJson');
  });

  test('twenty thousand columns', async () => {
    const cells = (prefix: string) => Array.from({ length: 20_000 }, (_, i) => prefix + i).join(',');
    const { names, rows } = await readPath(write(`${cells('c')}\n${cells('')}\n`));
    expect(names.length).toBe(20_000);
    expect(rows).toEqual([cells('').split(',')]);
  });

  test('a header longer than what is looked at', async () => {
    const names = Array.from({ length: 3000 }, (_, i) => `How satisfied are you with part ${i} of it?`);
    const found = await readPath(write(stringify([names, names.map((_, i) => String(i % 11))])));
    expect(found.names).toEqual(names);
    expect(found.rows.length).toBe(1);
  });

  test('names and cells that objects have', async () => {
    const { names, rows } = await readPath(write('__proto__,constructor,score\ntoString,__proto__,9\n'));
    expect([names, ...rows]).toEqual([
      ['__proto__', 'constructor', 'score'],
      ['toString', '__proto__', '9'],
    ]);
  });

  test('any bytes are read or refused, never a crash', async () => {
    // Mulberry32: the same bytes in every run.
    let state = 1;
    const random = () => {
      state = (state + 0x6d2b79f5) | 0;
      let t = Math.imul(state ^ (state >>> 15), 1 | state);
      t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
      return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
    };
    const seeds = [CSV, NDJSON, JSON.stringify(RECORDS), utf16(CSV), gzipSync(CSV)].map((seed) =>
      Buffer.from(seed as string).subarray(0, 3000),
    );
    for (let i = 0; i < 300; i++) {
      const bytes = Buffer.from(seeds[i % seeds.length]!);
      for (let hits = 0; hits < 1 + random() * 8; hits++) {
        const odd = [0, 10, 13, 34, 44, 9, 59, 0xff, 0xc3, 0x7b][Math.floor(random() * 10)]!;
        bytes[Math.floor(random() * bytes.length)] = odd;
      }
      const outcome = await readPiped([bytes.subarray(0, Math.floor(random() * bytes.length) + 1)]).then(
        ({ rows, names }) => rows.every((row) => row.length === names.length),
        (error) => error.name === 'NpsError',
      );
      expect(outcome, `input ${i}`).toBe(true);
    }
  });
});
