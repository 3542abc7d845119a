import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { Encoding, Reading } from '../../src/model.ts';
import { NotUtf8 } from '../../src/read/encoding.ts';
import { textNotes } from '../../src/read/notes.ts';
import { rawTextOf, textOf } from '../../src/read/text.ts';
import { chunked, failure, sourceOf } from './inputs.ts';

const UTF8: Pick<Reading, 'encoding' | 'bom' | 'gzip'> = { encoding: 'utf-8', bom: false, gzip: false };

const LONGEST = 50;

async function read(source: ReturnType<typeof sourceOf>, reading = UTF8) {
  const progress: (number | null)[] = [];
  const notes = textNotes();
  const parts: Buffer[] = [];
  const text = textOf(source, reading, (share) => progress.push(share), notes, LONGEST);
  for await (const part of text) parts.push(part);
  return { text: Buffer.concat(parts).toString('utf8'), progress, nuls: notes.nulBytes };
}

describe('textOf', () => {
  test('decompressed, decoded, without mark and NUL', async () => {
    const bytes = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('größe\0\n', 'utf16le')]);
    const source = sourceOf(...chunked(gzipSync(bytes), 7));
    expect(await read(source, { encoding: 'utf-16le', bom: true, gzip: true })).toMatchObject({
      text: 'größe\n',
      nuls: 1,
    });
  });

  test('progress is the share of the bytes', async () => {
    expect((await read(sourceOf('ab', 'cd', 'efgh'))).progress).toEqual([0.25, 0.5, 1]);
  });

  test('the share of compressed bytes, and of a stream without a size, is not known', async () => {
    const zipped = sourceOf(gzipSync('abc'));
    expect((await read(zipped, { ...UTF8, gzip: true })).progress).toEqual([null]);
    const endless = Object.assign(sourceOf('abc'), { size: null });
    expect((await read(endless as never)).progress).toEqual([null]);
  });

  test.each<[Encoding, Buffer]>([
    ['utf-8', Buffer.from('a\0,b\0\0\n')],
    ['windows-1252', Buffer.from('a\0,b\0\0\xe9\n', 'latin1')],
    ['utf-16le', Buffer.from('a\0,b\0\0\n', 'utf16le')],
  ])('NUL characters are left out and counted: %s', async (encoding, bytes) => {
    const { text, nuls } = await read(sourceOf(...chunked(bytes, 2)), { ...UTF8, encoding });
    expect(text.replace('é', '')).toBe('a,b\n');
    expect(nuls).toBe(3);
  });

  test.each(['\n', '\r', '\r\n'])('lines may be so long and no longer, ended by %j', async (end) => {
    const fits = `${'x'.repeat(LONGEST - 2)}${end}`.repeat(3);
    for (const length of [1, 10, 1000])
      expect((await read(sourceOf(...chunked(Buffer.from(fits), length)))).text).toBe(fits);
    const long = `a${end}${'x'.repeat(LONGEST + 20)}${end}b`;
    const error = await failure(read(sourceOf(...chunked(Buffer.from(long), 10))));
    expect(error.code).toBe('longLine');
  });

  test('raw, NUL characters and long lines stay', async () => {
    const parts: Buffer[] = [];
    const text = rawTextOf(sourceOf(`${'x'.repeat(99)}\0`), UTF8, () => {}, textNotes());
    for await (const part of text) parts.push(part);
    expect(Buffer.concat(parts).length).toBe(100);
  });

  test('bytes that are not UTF-8 after all', async () => {
    await expect(read(sourceOf('abc', Buffer.from([0xe9]), 'def'))).rejects.toBeInstanceOf(NotUtf8);
  });
});
