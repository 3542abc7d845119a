import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { Encoding, Reading, Row } from '../../src/model.ts';
import { detectJson, openJson } from '../../src/read/json.ts';
import { chunked, failure, readTable, sourceOf } from './inputs.ts';

describe('detectJson', () => {
  test.each([
    ['an array of objects', '[{"a":1}]', 'x', 'json'],
    ['an array over several lines', '\n[\n  {"a": 1}\n]', 'x', 'json'],
    ['an empty array', '[]', 'x', 'json'],
    ['arrays, which hold no responses', '[[1]]', 'x', 'json'],
    ['an array of numbers under its name', '[1]', 'x.json', 'json'],
    ['an envelope', '{"data":[{"a":1}]}', 'x', 'json'],
    ['an empty object', '{}', 'x', 'json'],
    ['lines', '{"a":1}\n{"a":2}', 'x', 'ndjson'],
    ['broken JSON under its name', '{a:1}', 'x.json', 'json'],
    ['that begins with neither bracket nor brace', 'abc]', 'x.json', 'json'],
    ['over two lines', 'abc\n]', 'x.json.gz', 'json'],
    ['a scalar', '"a, b"', 'x.json', 'json'],
    ['lines of other things', 'oops\nno', 'x.ndjson', 'json'],
    ['a bad line, then records', '{"a":\n{"a":2}\n{"a":3}\n', 'x', 'ndjson'],
    ['CSV of two columns under the name of NDJSON', 'id;score\n1;9\n', 'x.jsonl', null],
    ['CSV under the name of JSON', 'id,score\n1,9', 'x.json', null],
    ['CSV whose first name is in brackets', '[id],score\n1,9', 'x.csv', null],
    ['CSV whose first name is in braces', '{id},score\n1,9', 'x.csv', null],
    ['CSV', 'id,score\n1,9', 'x.csv', null],
  ])('%s', (_, text, path, expected) => {
    expect(detectJson(text, path)).toBe(expected);
  });
});

interface Given {
  container?: 'json' | 'ndjson';
  encoding?: Encoding;
  bom?: boolean;
  gzip?: boolean;
  length?: number;
  head?: number;
}

const open = (text: string | Buffer, given: Given = {}) => {
  const {
    container = 'ndjson',
    encoding = 'utf-8',
    bom = false,
    gzip = false,
    length = 1000,
    head = 1000,
  } = given;
  const bytes = Buffer.from(text as string);
  const layout = { preamble: 0, header: 0, shape: null };
  const reading: Reading = { container, encoding, bom, gzip, dialect: null, layout };
  const source = sourceOf(...chunked(gzip ? gzipSync(bytes) : bytes, length));
  return openJson(source, reading, bytes.toString('utf8').slice(0, head), () => {});
};
const read = async (text: string | Buffer, given?: Given) => readTable(await open(text, given));

describe('a document', () => {
  const document = { container: 'json' } as const;

  test('columns, rows, and positions for lines', async () => {
    const { names, rows, lines, scan } = await read(
      '[{"id":"1","score":9},{"id":"2","why":"slow"}]',
      document,
    );
    expect(names).toEqual(['id', 'score', 'why']);
    expect(rows).toEqual([
      ['1', '9', ''],
      ['2', '', 'slow'],
    ]);
    expect(lines).toEqual([1, 2]);
    expect(scan).toMatchObject({
      rows: 2,
      footers: [],
      unreadable: { count: 0 },
      nulBytes: 0,
      revised: null,
    });
  });

  test('items that are no records are counted, with their positions', async () => {
    const { rows, lines, scan } = await read('[{"score":9},null,7,{"score":8}]', document);
    expect(rows).toEqual([['9'], ['8']]);
    expect(lines).toEqual([1, 4]);
    expect(scan).toMatchObject({ rows: 2, unreadable: { count: 2, lines: [2, 3] } });
  });

  test('columns are complete before the first row is handed out', async () => {
    const { rows, scans } = await read('[{"a":1},{"b":2},{"c":3}]', document);
    expect(rows).toEqual([
      ['1', '', ''],
      ['', '2', ''],
      ['', '', '3'],
    ]);
    expect(scans).toBe(1);
  });

  test('it may be scanned again, and what a visitor does to its row does not last', async () => {
    const table = await open('[{"a":1}]', document);
    expect((await readTable(table)).rows).toEqual([['1']]);
    expect((await readTable(table)).rows).toEqual([['1']]);
  });

  test('a byte order mark, compressed, in UTF-16', async () => {
    const bytes = Buffer.from('\ufeff[{"ort":"Zürich"}]', 'utf16le');
    const { rows } = await read(bytes, {
      ...document,
      encoding: 'utf-16le',
      bom: true,
      gzip: true,
      length: 5,
    });
    expect(rows).toEqual([['Zürich']]);
  });

  test('NUL bytes behind it are left out and counted, in every scan', async () => {
    const table = await open('[{"a":1}]\n\0\0', document);
    for (let i = 0; i < 2; i++) expect((await readTable(table)).scan.nulBytes).toBe(2);
  });

  test.each(['[{"a":\0 1}]', '[{"a":"\0"}]', '9\0'])('a NUL byte elsewhere is a fault: %j', async (text) => {
    expect((await failure(open(text, document))).code).toBe('badJson');
  });

  test('keys that stand twice in one object are told of', async () => {
    const text = '[{"score":9,"score":8,"tags":{"a":1,"a":2}},{"score":7,"score":6}]';
    const { rows, scan } = await read(text, document);
    expect(rows[0]).toEqual(['8', '2']);
    expect(scan.repeatedKeys).toEqual(['score', 'a']);
  });

  test.each([
    ['cut off', '[{"a":1},{"a"', 'badJson'],
    ['without responses', '[1,2]', 'noRecords'],
    ['not UTF-8', Buffer.from([0x5b, 0x7b, 0x22, 0xe9, 0x22]), 'badUtf8'],
  ])('%s: an error when it is opened', async (_, text, code) => {
    const error = await failure(open(text, document));
    expect(error.code).toBe(code);
    expect(error.message).toMatch(/^made\.csv: /);
  });
});

describe('lines', () => {
  const many = (n: number, from = 0) =>
    Array.from({ length: n }, (_, i) => `{"id":"r${from + i}","score":${i % 11}}\n`).join('');

  test.each([
    ['LF', '{"a":1}\n{"a":2}\n'],
    ['no line end at the end', '{"a":1}\n{"a":2}'],
    ['CR LF', '{"a":1}\r\n{"a":2}\r\n'],
    ['marks of RFC 7464', '\u001e{"a":1}\n\u001e{"a":2}\n'],
  ])('%s', async (_, text) => {
    for (const length of [1, 4, 1000]) {
      const { names, rows, lines } = await read(text, { length });
      expect({ names, rows, lines }).toEqual({ names: ['a'], rows: [['1'], ['2']], lines: [1, 2] });
    }
  });

  test('blank lines are skipped and counted as lines', async () => {
    expect((await read('{"a":1}\n\n \n{"a":2}\n')).lines).toEqual([1, 4]);
  });

  test('a null line and bad lines do not end the reading, and are counted', async () => {
    const { rows, scan } = await read('{"a":1}\nnull\n{"a":\n[1]\n{"a":2}\n');
    expect(rows).toEqual([['1'], ['2']]);
    expect(scan).toMatchObject({ rows: 2, unreadable: { count: 3, lines: [2, 3, 4] } });
  });

  test('columns that appear late are there in all rows, after a second scan', async () => {
    const text = `${many(200)}{"id":"x","score":9,"why":"late"}\n${many(3, 200)}`;
    const { names, rows, scan, scans } = await read(text);
    expect(scans).toBe(2);
    expect(names).toEqual(['id', 'score', 'why']);
    expect(scan.rows).toBe(204);
    expect(rows[0]).toEqual(['r0', '0', '']);
    expect(rows[200]).toEqual(['x', '9', 'late']);
    expect(rows.every((row) => row.length === 3)).toBe(true);
  });

  test('the last line of the head may be cut off', async () => {
    const { names, rows } = await read(many(3), { head: 40 });
    expect(names).toEqual(['id', 'score']);
    expect(rows.length).toBe(3);
  });

  test('compressed, with a byte order mark, in small pieces', async () => {
    const { rows } = await read(`\ufeff${many(50)}`, { gzip: true, bom: true, length: 3 });
    expect(rows.length).toBe(50);
    expect(rows[49]).toEqual(['r49', '5']);
  });

  test('ids of nineteen digits stay two ids', async () => {
    const { rows } = await read('{"id":1234567890123456788}\n{"id":1234567890123456789}\n');
    expect(rows).toEqual([['1234567890123456788'], ['1234567890123456789']]);
  });

  test('bytes that are not UTF-8 are an error, wherever they are', async () => {
    const table = await open(Buffer.concat([Buffer.from(many(100)), Buffer.from([0xe9])]));
    const error = await failure(table.scan(() => {}));
    expect(error.code).toBe('badUtf8');
    expect(error.message).toBe('made.csv: JSON must be UTF-8, and line 101 is not');
  });

  test('keys that stand twice in one object are told of once', async () => {
    const { scan } = await read('\u001e{"a":1,"a":2}\n{"a":1}\n{"a":1,"a":2}\n');
    expect(scan.repeatedKeys).toEqual(['a']);
  });

  test('NUL bytes are left out and counted', async () => {
    const { rows, scan } = await read('{"a":\x001}\n{"a":2}\0\0\n');
    expect(rows).toEqual([['1'], ['2']]);
    expect(scan.nulBytes).toBe(3);
  });
});

test.each([
  ['NDJSON', Array.from({ length: 250 }, (_, i) => `{"a":${i}}\n`).join(''), 'ndjson', 1],
  ['a document', `[${Array.from({ length: 250 }, (_, i) => `{"a":${i}}`).join()}]`, 'json', 2],
] as const)('whoever writes the rows of %s is waited for', async (_, text, container, least) => {
  let waited = 0;
  const rows: number[] = [];
  const table = await open(text, { container });
  await table.scan(
    ([cell]) => rows.push(Number(cell)),
    async () => {
      waited++;
    },
  );
  expect(rows).toHaveLength(250);
  expect(waited).toBeGreaterThanOrEqual(least);
});

test('records: the names, then the cells as read', async () => {
  const table = await open('{"a":" 1 "}\nnull\n{"b":"2"}\n', { head: 9 });
  const found: Row[] = [];
  await table.records((record) => found.push(record));
  expect(found).toEqual([
    ['a', 'b'],
    [' 1 ', ''],
    ['', '2'],
  ]);
});
