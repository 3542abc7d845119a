import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Dialect } from '../../src/model.ts';
import { recordParser } from '../../src/read/parser.ts';
import { chunked } from './inputs.ts';

const ANY = ['\r\n', '\n', '\r'];
const CSV: Dialect = { delimiter: ',', quote: '"' };
const TSV: Dialect = { delimiter: '\t', quote: null };

type Read = [record: string[], line: number][];

/** The records of `text`, given in chunks of `length`; each goes on where the one before it ended. */
async function read(text: string, dialect = CSV, ends = ANY, length = 1000): Promise<Read> {
  const found: Read = [];
  let next = 1;
  const reader = recordParser(dialect, ends, (record, line, lines) => {
    expect(line).toBe(next);
    next += lines;
    found.push([record, line]);
  });
  for (const chunk of chunked(Buffer.from(text), length)) reader.write(chunk);
  await reader.end();
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

describe('failures', () => {
  test('a quotation mark that is never closed', async () => {
    await expect(read('a,b\n"c,d\n')).rejects.toMatchObject({ code: 'CSV_QUOTE_NOT_CLOSED' });
  });

  test('what the visitor throws is thrown by write', () => {
    const reader = recordParser(CSV, ANY, () => {
      throw new Error('enough');
    });
    expect(() => reader.write(Buffer.from('a,b\nc,d\n'))).toThrow('enough');
  });
});
