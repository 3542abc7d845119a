import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Dialect } from '../../src/model.ts';
import { type OnRecord, type RecordReader, recordParser } from '../../src/read/parser.ts';
import { quickReader } from '../../src/read/quick.ts';
import { chunked } from './inputs.ts';

type Begin = (dialect: Dialect, ends: readonly string[], onRecord: OnRecord) => RecordReader;
const USUAL = ['\r\n', '\n'];
const CSV: Dialect = { delimiter: ',', quote: '"' };

/** What a reader says of `text`, given in chunks of `length` bytes; the code of its error comes last. */
async function read(begin: Begin, text: string, dialect: Dialect, ends: readonly string[], length: number) {
  const found: unknown[] = [];
  try {
    const reader = begin(dialect, ends, (record, line, lines) => found.push([record, line, lines]));
    for (const chunk of chunked(Buffer.from(text), length)) reader.write(chunk);
    await reader.end();
  } catch (error) {
    found.push((error as { code?: string }).code);
  }
  return found;
}

const piece = fc.constantFrom(
  ...[
    'a',
    'bc',
    ' ',
    '1',
    'é',
    '漢',
    '😀',
    ',',
    ',',
    ', ',
    ';',
    '\t',
    '"',
    '"',
    '""',
    '"x"',
    "'",
    "''",
    '\\',
  ],
  ...['\n', '\n', '\r\n', '\r', '\r\r\n', ',"', '",', '"\n', '\n"', '"a\nb",', '"a ""b""\r\n",'],
);
const text = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''));
const dialect = fc.constantFrom<Dialect>(
  CSV,
  { delimiter: ';', quote: '"' },
  { delimiter: ', ', quote: '"' },
  { delimiter: ',', quote: "'" },
  { delimiter: '\t', quote: null },
  { delimiter: ',', quote: '"', escape: '\\' },
);
const ends = fc.constantFrom(USUAL, USUAL, ['\r\n'], ['\r\n', '\n', '\r']);

describe('quickReader', () => {
  test('reads the records that csv-parse reads, on the same lines, however the text is cut', async () => {
    await fc.assert(
      fc.asyncProperty(text, dialect, ends, fc.integer({ min: 1, max: 60 }), async (csv, how, by, length) => {
        const expected = await read(recordParser, csv, how, by, 1000);
        expect(await read(quickReader, csv, how, by, length)).toEqual(expected);
      }),
      { numRuns: 3000 },
    );
  });

  test('goes on where a long cell is left open', async () => {
    const open = `a,b\n"c\n${'x,y\n'.repeat(300_000)}`;
    for (const csv of [open, `${open}",d\ne,f\n`, `a,b\n${'z'.repeat(1_200_000)},c\nd,e\n`])
      expect(await read(quickReader, csv, CSV, USUAL, 65_536)).toEqual(
        await read(recordParser, csv, CSV, USUAL, 65_536),
      );
  });

  test('what the visitor throws is thrown by write', () => {
    const reader = quickReader(CSV, USUAL, () => {
      throw new Error('enough');
    });
    expect(() => reader.write(Buffer.from('a,b\nc,d\n'))).toThrow('enough');
  });
});
