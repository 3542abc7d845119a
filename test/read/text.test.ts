import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { Reading } from '../../src/model.ts';
import { NotUtf8 } from '../../src/read/encoding.ts';
import { textOf } from '../../src/read/text.ts';
import { chunked, sourceOf } from './inputs.ts';

const UTF8: Pick<Reading, 'encoding' | 'bom' | 'gzip'> = { encoding: 'utf-8', bom: false, gzip: false };

async function read(source: ReturnType<typeof sourceOf>, reading = UTF8) {
  const progress: (number | null)[] = [];
  let nuls = 0;
  const parts: Buffer[] = [];
  const text = textOf(
    source,
    reading,
    (share) => progress.push(share),
    (count) => {
      nuls += count;
    },
  );
  for await (const part of text) parts.push(part);
  return { text: Buffer.concat(parts).toString('utf8'), progress, nuls };
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

  test('bytes that are not UTF-8 after all', async () => {
    await expect(read(sourceOf('abc', Buffer.from([0xe9]), 'def'))).rejects.toBeInstanceOf(NotUtf8);
  });
});
