import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RecordStream } from '../../src/read/records.ts';
import { chunked, streamOf } from './inputs.ts';

const ANY = ['\r\n', '\n', '\r'];
const CSV = { delimiter: ',', quote: '"' } as const;
const TSV = { delimiter: '\t', quote: null } as const;

type Read = [record: string[], line: number][];

async function read(
  text: string | Buffer,
  dialect: ConstructorParameters<typeof RecordStream>[1] = CSV,
  ends = ANY,
  length = 1000,
) {
  const found: Read = [];
  const stream = new RecordStream(streamOf(chunked(Buffer.from(text), length)), dialect, ends);
  await stream.drain((record, line) => found.push([record, line]));
  return found;
}

describe('records and the lines on which they begin', () => {
  test.each<[string, string, Read]>([
    [
      'LF',
      'a,b\nc,d\n',
      [
        [['a', 'b'], 1],
        [['c', 'd'], 2],
      ],
    ],
    [
      'CR LF',
      'a,b\r\nc,d\r\n',
      [
        [['a', 'b'], 1],
        [['c', 'd'], 2],
      ],
    ],
    [
      'CR',
      'a,b\rc,d\r',
      [
        [['a', 'b'], 1],
        [['c', 'd'], 2],
      ],
    ],
    [
      'no line end at the end',
      'a,b\nc,d',
      [
        [['a', 'b'], 1],
        [['c', 'd'], 2],
      ],
    ],
    [
      'blank lines',
      'a\n\n\r\nb\n',
      [
        [['a'], 1],
        [[''], 2],
        [[''], 3],
        [['b'], 4],
      ],
    ],
    [
      'LF in a cell',
      '"a\nb",c\nd,e\n',
      [
        [['a\nb', 'c'], 1],
        [['d', 'e'], 3],
      ],
    ],
    [
      'CR LF in a cell',
      '"a\r\nb\r\n",c\r\nd,e\r\nf,g\r\n',
      [
        [['a\r\nb\r\n', 'c'], 1],
        [['d', 'e'], 4],
        [['f', 'g'], 5],
      ],
    ],
    [
      'CR in a cell',
      '"a\rb",c\rd,e\r',
      [
        [['a\rb', 'c'], 1],
        [['d', 'e'], 3],
      ],
    ],
    ['doubled marks', '"a ""b"" c",d\n', [[['a "b" c', 'd'], 1]]],
    ['a mark within a cell', 'a "b" c,d\n', [[['a "b" c', 'd'], 1]]],
    ['text after the closing mark', '"a" b,c\n', [[['"a" b', 'c'], 1]]],
    ['an empty quoted cell', '"",a\n', [[['', 'a'], 1]]],
    [
      'rows of different widths',
      'a\nb,c\n',
      [
        [['a'], 1],
        [['b', 'c'], 2],
      ],
    ],
  ])('%s', async (_, text, records) => {
    for (const length of [1, 2, 3, 5, 1000]) expect(await read(text, CSV, ANY, length)).toEqual(records);
  });

  test('without quoting a mark is an ordinary character', async () => {
    const text = '"a\tb"\n""c""\t"\n';
    expect(await read(text, TSV)).toEqual([
      [['"a', 'b"'], 1],
      [['""c""', '"'], 2],
    ]);
  });

  test('a bare CR or LF that ends no record is part of the cell', async () => {
    expect(await read('a\rb\tc\nd\te\n', TSV, ['\r\n', '\n'])).toEqual([
      [['a\rb', 'c'], 1],
      [['d', 'e'], 3],
    ]);
    expect(await read('a\nb\tc\r\nd\te\r\n', TSV, ['\r\n'])).toEqual([
      [['a\nb', 'c'], 1],
      [['d', 'e'], 3],
    ]);
  });

  test('a character may be cut in two', async () => {
    const cells = fc.string({ unit: 'grapheme', maxLength: 12 }).map((text) => text.replace(/["\r\n,]/g, ''));
    await fc.assert(
      fc.asyncProperty(cells, fc.integer({ min: 1, max: 4 }), async (cell, length) => {
        expect(await read(`${cell},x\n`, CSV, ANY, length)).toEqual([[[cell, 'x'], 1]]);
      }),
    );
  });
});

describe('peek and drain', () => {
  const text = Array.from({ length: 50 }, (_, i) => `${i},x\n`).join('');

  test('the first records are looked at before the rest is read, and handed over all the same', async () => {
    let given = 0;
    const chunks = async function* () {
      for (const chunk of chunked(Buffer.from(text), 40)) {
        given++;
        yield chunk;
      }
    };
    const stream = new RecordStream(chunks(), CSV, ANY);
    const first = await stream.peek(5);
    expect(first.slice(0, 5).map(([id]) => id)).toEqual(['0', '1', '2', '3', '4']);
    expect(given).toBeLessThan(3);
    expect(await stream.peek(3)).toEqual(first);
    const ids: string[] = [];
    await stream.drain(([id]) => ids.push(id!));
    expect(ids).toEqual(Array.from({ length: 50 }, (_, i) => String(i)));
  });

  test('there may be fewer', async () => {
    const stream = new RecordStream(streamOf([Buffer.from('a\nb')]), CSV, ANY);
    expect(await stream.peek(10)).toEqual([['a'], ['b']]);
  });

  test('given up, the chunks are let go', async () => {
    let ended = false;
    const chunks = async function* () {
      try {
        yield* chunked(Buffer.from(text), 10);
      } finally {
        ended = true;
      }
    };
    const stream = new RecordStream(chunks(), CSV, ANY);
    await stream.peek(1);
    await stream.close();
    expect(ended).toBe(true);
  });
});

describe('failures', () => {
  test('a quotation mark that is never closed', async () => {
    await expect(read('a,b\n"c,d\n')).rejects.toMatchObject({ code: 'CSV_QUOTE_NOT_CLOSED' });
  });

  test('what the chunks throw is thrown by drain, also if peek met it first', async () => {
    const failing = async function* () {
      yield Buffer.from('a,b\nc,d\n');
      throw new Error('gone');
    };
    const stream = new RecordStream(failing(), CSV, ANY);
    expect((await stream.peek(10)).length).toBeGreaterThan(0);
    await expect(stream.drain(() => {})).rejects.toThrow('gone');
  });

  test('what the visitor throws is thrown by drain', async () => {
    const stream = new RecordStream(streamOf([Buffer.from('a\nb\n')]), CSV, ANY);
    const visit = () => {
      throw new Error('enough');
    };
    await expect(stream.drain(visit)).rejects.toThrow('enough');
  });
});
