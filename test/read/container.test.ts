import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { npsError } from '../../src/errors.ts';
import { bytesOf, headOf, isGzip, refuseForeign, withoutZstd } from '../../src/read/container.ts';
import type { Source } from '../../src/read/source.ts';
import { createDecompressor } from '../../src/read/zstd.ts';
import { chunked, failure, sourceOf } from './inputs.ts';

const TABLE = Buffer.from('id,score\n'.repeat(20_000));

async function all(source: Source, gzip: boolean): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of bytesOf(source, gzip)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

describe('refuseForeign', () => {
  const tar = Buffer.alloc(512);
  tar.write('responses.csv', 0, 'latin1');
  tar.write('ustar', 257, 'latin1');
  test.each([
    [
      'a zip archive or an Excel workbook',
      Buffer.from('PK\x03\x04\x14\x00', 'latin1'),
      'Save the sheet as CSV',
    ],
    [
      'an old Excel workbook',
      Buffer.from('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'latin1'),
      'Save the sheet as CSV',
    ],
    ['an empty zip archive', Buffer.from('PK\x05\x06\0\0', 'latin1'), 'Export the responses as CSV'],
    ['a text document (RTF)', Buffer.from('{\\rtf1\\ansi'), 'Export the responses as CSV'],
    ['a SQLite database', Buffer.from('SQLite format 3\0'), 'Export the responses as CSV'],
    ['a picture', Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), 'Export the responses as CSV'],
    ['a picture', Buffer.from('\xff\xd8\xff\xe0', 'latin1'), 'Export the responses as CSV'],
    ['a 7-Zip archive', Buffer.from('7z\xbc\xaf\x27\x1c', 'latin1'), 'Unpack it'],
    ['a RAR archive', Buffer.from('Rar!\x1a\x07\x01', 'latin1'), 'Unpack it'],
    ['compressed twice', gzipSync('a'), 'gzip -dc FILE | nps report'],
    ['a PDF', Buffer.from('%PDF-1.7\n'), 'Export the responses as CSV'],
    ['an SPSS file', Buffer.from('$FL2@(#) IBM SPSS STATISTICS'), 'Export the responses as CSV'],
    ['an XML file', Buffer.from('<?xml version="1.0"?>'), 'Export the responses as CSV'],
    ['bzip2-compressed', Buffer.from('BZh91AY&SY\x00', 'latin1'), 'bzcat FILE | nps report'],
    ['xz-compressed', Buffer.from('\xfd7zXZ\x00', 'latin1'), 'xzcat FILE | nps report'],
    ['zstd-compressed', Buffer.from('\x28\xb5\x2f\xfd', 'latin1'), 'zstd -dc FILE | nps report'],
    ['a Parquet file', Buffer.from('PAR1\x15\x04', 'latin1'), 'Convert it to CSV'],
    ['a tar archive', tar, 'Unpack it'],
    [
      'a web page (HTML)',
      Buffer.from('\r\n <!DOCTYPE html><html>'),
      'sign in and export the responses again',
    ],
    [
      'a web page (HTML)',
      Buffer.from('\xef\xbb\xbf<HTML lang="en">', 'latin1'),
      'sign in and export the responses again',
    ],
    ['a web page (HTML)', Buffer.from('<table border="1"><tr>'), 'sign in and export the responses again'],
  ])('%s is refused, with what to do instead', async (kind, bytes, instead) => {
    const error = await failure((async () => refuseForeign('x.csv', bytes))());
    expect(error.code).toBe('wrongKind');
    expect(error.message).toBe(`x.csv: is ${kind}, not a table of responses`);
    expect(error.hint).toContain(instead);
  });

  test.each([
    'id,score\n1,9\n',
    'PAR1,PAR2,score\n',
    'BZh,score\n',
    'PK,score\n',
    '%PDF opened,score\n',
    '<strong>How likely?</strong>,why\n',
    '<5,score\n',
    '',
    'P',
  ])('%j is text', (text) => {
    expect(() => refuseForeign('x.csv', Buffer.from(text))).not.toThrow();
  });
});

describe('withoutZstd', () => {
  const compressed = Buffer.from('KLUv/SQJSQAAaWQsbnBzCjEKGcCP0A==', 'base64');

  test('what is not compressed stays as it is', async () => {
    const source = sourceOf(TABLE);
    expect(await withoutZstd(source, TABLE)).toBe(source);
  });

  test('where this Node cannot open it, it stays and is refused; else it is opened', async () => {
    const source = sourceOf(compressed);
    const opened = await withoutZstd(source, compressed);
    if (createDecompressor === null) expect(opened).toBe(source);
    else expect((await all(opened, false)).toString()).toBe('id,nps\n1\n');
  });

  test('frames one after the other, cut off, given up; left as they are where this Node cannot open them', async () => {
    const twice = sourceOf(...chunked(Buffer.concat([compressed, compressed]), 7));
    if (createDecompressor === null) {
      expect(await withoutZstd(twice, compressed)).toBe(twice);
      return;
    }
    expect((await all(await withoutZstd(twice, compressed), false)).toString()).toBe(
      'id,nps\n1\nid,nps\n1\n',
    );
    const cut = await withoutZstd(sourceOf(compressed.subarray(0, -1)), compressed);
    expect((await failure(all(cut, false))).code).toBe('truncated');
    const flipped = Buffer.from(compressed);
    flipped[12]! ^= 1;
    expect((await failure(all(await withoutZstd(sourceOf(flipped), flipped), false))).code).toBe('damaged');
    const left = sourceOf(compressed, compressed, compressed);
    for await (const _ of (await withoutZstd(left, compressed)).open()) break;
    expect(left).toMatchObject({ opened: 1, left: 1 });
  });
});

test('isGzip', () => {
  expect(isGzip(gzipSync('a'))).toBe(true);
  expect(isGzip(Buffer.from('id,score'))).toBe(false);
  expect(isGzip(Buffer.from([0x1f]))).toBe(false);
  expect(isGzip(Buffer.alloc(0))).toBe(false);
});

describe('bytesOf', () => {
  test('bytes that are not compressed pass through', async () => {
    expect((await all(sourceOf(...chunked(TABLE, 1000)), false)).equals(TABLE)).toBe(true);
  });

  test.each([1, 7, 1000, 1_000_000])('gzip in chunks of %i bytes', async (length) => {
    const zipped = gzipSync(TABLE);
    expect((await all(sourceOf(...chunked(zipped, length)), true)).equals(TABLE)).toBe(true);
  });

  test('all members, one after the other', async () => {
    const zipped = Buffer.concat([gzipSync('a,b\n'), gzipSync('1,2\n'), gzipSync('3,4\n')]);
    expect((await all(sourceOf(...chunked(zipped, 5)), true)).toString()).toBe('a,b\n1,2\n3,4\n');
  });

  test.each([
    ['the end', -1],
    ['the last bytes', -8],
    ['half of it', -150],
  ])('without %s it is truncated, not short', async (_, end) => {
    const error = await failure(all(sourceOf(gzipSync(TABLE).subarray(0, end)), true));
    expect(error.code).toBe('truncated');
    expect(error.message).toBe('made.csv: the gzip stream ends too early');
  });

  test('a second member may be truncated, too', async () => {
    const zipped = Buffer.concat([gzipSync('a,b\n'), gzipSync(TABLE).subarray(0, 100)]);
    expect((await failure(all(sourceOf(zipped), true))).code).toBe('truncated');
  });

  test('damaged data are not called truncated', async () => {
    const zipped = gzipSync(TABLE);
    zipped.fill(0xff, 100, 200);
    const error = await failure(all(sourceOf(zipped), true));
    expect(error.code).toBe('damaged');
    expect(error.message).toBe('made.csv: the gzip stream is damaged, or something else follows it');
  });

  test('NUL may follow the stream, but nothing else', async () => {
    const followed = (by: Buffer) => sourceOf(Buffer.concat([gzipSync('a,b\n'), by]));
    expect((await all(followed(Buffer.alloc(512)), true)).toString()).toBe('a,b\n');
    expect((await failure(all(followed(Buffer.from('1,2\n')), true))).code).toBe('damaged');
  });

  test('what the source throws comes through the decompression', async () => {
    const failing: Source = {
      path: 'made.csv',
      size: null,
      async *open() {
        yield gzipSync(TABLE).subarray(0, 50);
        throw npsError('unreadable', { path: 'made.csv', cause: 'EIO' });
      },
    };
    expect((await failure(all(failing, true))).message).toBe('made.csv: cannot be read (EIO)');
  });

  test.each([false, true])('given up early, the source is let go (gzip: %s)', async (gzip) => {
    const bytes = gzip ? gzipSync(TABLE, { level: 0 }) : TABLE;
    const source = sourceOf(...chunked(bytes, 1000));
    for await (const chunk of bytesOf(source, gzip)) {
      expect(chunk.length).toBeGreaterThan(0);
      break;
    }
    await new Promise((done) => setTimeout(done, 20));
    expect(source).toMatchObject({ opened: 1, left: 1 });
  });
});

describe('headOf', () => {
  const head = (chunks: Buffer[], wanted: number, gzip = false) => headOf(sourceOf(...chunks), gzip, wanted);

  test.each([
    [1000, 1000],
    [1000, 7],
    [1, 1],
  ])('%i bytes in chunks of %i', async (length, chunk) => {
    const bytes = TABLE.subarray(0, length);
    for (const [wanted, whole] of [
      [length + 1, true],
      [length, true],
      [length - 1, false],
    ] as const) {
      const found = await head(chunked(bytes, chunk), wanted);
      expect(found.bytes.equals(bytes.subarray(0, wanted))).toBe(true);
      expect(found.whole, `${wanted} of ${length}`).toBe(whole);
    }
  });

  test('a chunk that ends where the head does is not yet the end of the file', async () => {
    const found = await head(chunked(TABLE, 500), 1000);
    expect(found.bytes.length).toBe(1000);
    expect(found.whole).toBe(false);
  });

  test('of compressed bytes it is the head of the text', async () => {
    const found = await head([gzipSync(TABLE)], 13, true);
    expect(found.bytes.toString()).toBe('id,score\nid,s');
    expect(found.whole).toBe(false);
  });

  test('an empty input', async () => {
    expect(await head([], 10)).toEqual({ bytes: Buffer.alloc(0), whole: true });
  });
});
