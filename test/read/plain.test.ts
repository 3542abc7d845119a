import { describe, expect, it } from 'vitest';
import { type PlainText, plainText } from '../../src/read/plain.ts';
import { temporaryFolder } from '../sql/duckdb/files.ts';

const fileIn = temporaryFolder();
const SHAPE = { delimiter: ',', quoted: true, bom: false, header: true, names: ['score', 'why'] };

const looked = (text: string | Buffer, shape: Partial<typeof SHAPE> = {}): Promise<PlainText | null> =>
  plainText(fileIn('a.csv', text), { ...SHAPE, ...shape });

/** The line of each row. */
async function lines(text: string, shape: Partial<typeof SHAPE> = {}): Promise<number[] | null> {
  const found = await looked(text, shape);
  return found && Array.from({ length: found.rows }, (_, row) => found.lineOf(row));
}

describe('plain text', () => {
  it('has rows, each on its line', async () => {
    expect(await lines('score,why\n9,a\n7,b\n')).toEqual([2, 3]);
    expect(await lines('score,why\n9,a\n7,b')).toEqual([2, 3]);
    expect(await lines('score,why\r\n9,a\r\n7,b\r\n\r\n')).toEqual([2, 3]);
    expect(await lines('9,a\n7,b\n', { header: false })).toEqual([1, 2]);
    expect(await lines('score,why\n')).toEqual([]);
    expect(await lines('\ufeffscore,why\n9,a\n', { bom: true })).toEqual([2]);
  });

  it('knows the lines behind a cell of several, in any order', async () => {
    const found = (await looked('score,why\n9,"a\nb\r\nc"\n7,b\n8,"c\n"\n0,d\n'))!;
    expect([0, 1, 2, 3].map((row) => found.lineOf(row))).toEqual([2, 5, 6, 8]);
    expect([3, 0, 2, 1, 1].map((row) => found.lineOf(row))).toEqual([8, 2, 6, 5, 5]);
  });

  it('tells its last row', async () => {
    expect((await looked('score,why\n9,a\n7,"said ""so"", and\nmore"\n\n'))!.last).toEqual([
      '7',
      'said "so", and\nmore',
    ]);
    expect((await looked('score,why\n'))!.last).toBeNull();
  });

  it('is as long as it likes: where its parts are cut makes no difference', async () => {
    const row = '9,"said ""so"",\nand more"\n7,"""Größe"" it is"\n';
    const times = 120_000;
    const found = (await looked(`score,why\n${row.repeat(times)}`))!;
    expect([found.rows, found.lineOf(found.rows - 1)]).toEqual([2 * times, 3 * times + 1]);
    for (const pad of [0, 1, 2, 3, 4, 5, 6, 7]) {
      const text = `score,why\r\n9,${'x'.repeat(2 ** 19 - 30 + pad)}\r\n${row.replaceAll('\n', '\r\n')}`;
      expect(await lines(text)).toEqual([2, 3, 5]);
    }
  });

  it.each([
    ['a mark within a cell', '9,5" wide'],
    ['a mark behind a blank', '9, "wide"'],
    ['text behind a mark', '9,"wide" x'],
    ['a mark that is left open', '9,"wide'],
    ['a cell that begins with an odd mark', '9,"""wide"'],
    ['a cell that ends with an odd mark', '9,"17"""'],
    ['a cell over two lines that begins with a mark', '9,"""a"" and\nb"'],
    ['a cell over two lines, and cells beyond the last column', '9,"a\nb",'],
    ['NUL', '9,a\0'],
    ['a lone CR', '9,a\rb'],
    ['a CR before the last line end only', '9,a\r'],
    ['a blank row', ','],
    ['a row of blanks', '\t ,"\u00a0"'],
    ['a blank line', ''],
    ['its header', 'score,why'],
    ['its header behind a byte order mark', '\ufeffscore,why'],
    ['its header, quoted and cut off', '"score","why"'],
    ['bytes that are no UTF-8', '9,\xff'],
  ])('has not got %s', async (_, row) => {
    const isBytes = row.includes('\xff');
    const text = (...rows: string[]) =>
      Buffer.from(`score,why\n${rows.join('\n')}\n`, isBytes ? 'latin1' : 'utf8');
    expect(await looked(text('9,a', '7,b'))).not.toBeNull();
    expect(await looked(text('9,a', row, '7,b'))).toBeNull();
  });

  it('has no quotation marks at all where none part its cells', async () => {
    expect(await lines('score,why\n9,a\n', { quoted: false })).toEqual([2]);
    expect(await lines('score,why\n9,"a"\n', { quoted: false })).toBeNull();
  });

  it('has its header on one line', async () => {
    expect(await lines('score,"wh\ny"\n9,a\n')).toBeNull();
  });

  it('may have anything below a column without a name', async () => {
    const names = [null, 'why'] as unknown as string[];
    expect(await lines(',why\n9,why\n', { names })).toBeNull();
    expect(await lines(',why\n9,x\n', { names })).toEqual([2]);
  });
});
