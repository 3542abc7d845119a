import { isUtf8 } from 'node:buffer';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Encoding } from '../../src/model.ts';
import { decode, detectEncoding, NotUtf8, toUtf8 } from '../../src/read/encoding.ts';
import { textNotes } from '../../src/read/notes.ts';
import { chunked, streamOf } from './inputs.ts';

const BOM = { utf8: [0xef, 0xbb, 0xbf], le: [0xff, 0xfe], be: [0xfe, 0xff] };
const utf16 = (text: string, big = false): Buffer => {
  const bytes = Buffer.from(text, 'utf16le');
  return big ? bytes.swap16() : bytes;
};
const bytes = (...parts: (string | number[] | Buffer)[]): Buffer =>
  Buffer.concat(parts.map((part) => Buffer.from(part as string)));

const WESTERN = 'id,score,ort\n1,9,Zürich\n2,10,"Größe, über alles"\n';
const CYRILLIC = 'id,оценка,комментарий\n1,9,"очень хорошо, спасибо"\n2,3,дорого и медленно\n';
const JAPANESE = 'id,score,理由\n1,9,とても良い　おすすめ\n2,3,高い\n3,10,素晴らしい\n';

describe('detectEncoding', () => {
  const detect = (head: Buffer, whole = true) => detectEncoding(head, whole);

  test.each<[string, Buffer, Encoding, boolean]>([
    ['ASCII', bytes('id,score\n'), 'utf-8', false],
    ['UTF-8', bytes(WESTERN), 'utf-8', false],
    ['UTF-8 with a byte order mark', bytes(BOM.utf8, WESTERN), 'utf-8', true],
    ['nothing but the mark', bytes(BOM.utf8), 'utf-8', true],
    ['UTF-16 LE with a mark', bytes(BOM.le, utf16(WESTERN)), 'utf-16le', true],
    ['UTF-16 BE with a mark', bytes(BOM.be, utf16(WESTERN, true)), 'utf-16be', true],
    ['UTF-16 LE without', utf16(WESTERN), 'utf-16le', false],
    ['UTF-16 BE without', utf16(WESTERN, true), 'utf-16be', false],
    ['Cyrillic UTF-16 LE without', utf16(CYRILLIC), 'utf-16le', false],
    ['Cyrillic UTF-16 BE without', utf16(CYRILLIC, true), 'utf-16be', false],
    ['Japanese UTF-16 LE without, a wide blank in it', utf16(JAPANESE), 'utf-16le', false],
    ['Windows-1252', Buffer.from(WESTERN, 'latin1'), 'windows-1252', false],
    ['one bad byte in UTF-8', bytes(WESTERN, [0xe9], '\n'), 'windows-1252', false],
    ['a stray NUL in ASCII', bytes('id,score\0\n', WESTERN), 'utf-8', false],
    ['a run of NUL at the end', bytes(WESTERN, Buffer.alloc(512)), 'utf-8', false],
    ['nothing', Buffer.alloc(0), 'utf-8', false],
    ['one NUL in a short text', bytes('["\\\0"]'), 'utf-8', false],
    ['one NUL behind a short text', bytes('123\0'), 'utf-8', false],
    ['a short text in UTF-16 BE', utf16('["é"]', true), 'utf-16be', false],
    ['one NUL', Buffer.alloc(1), 'utf-8', false],
  ])('%s', (_, head, encoding, bom) => {
    expect(detect(head)).toEqual({ encoding, bom });
  });

  test('a character that the end of the head cuts in two is no error, unless the file ends there', () => {
    for (const character of ['é', '€', '😀']) {
      const head = bytes(`name,${character}`);
      for (let length = 6; length < head.length; length++) {
        expect(detect(head.subarray(0, length), false).encoding, `${character} ${length}`).toBe('utf-8');
        expect(detect(head.subarray(0, length), true).encoding).toBe('windows-1252');
      }
    }
  });

  test('a bad byte before the end of the head is one', () => {
    expect(detect(bytes('name,', [0xe9], 'x'), false).encoding).toBe('windows-1252');
    expect(detect(bytes('name,', [0x80]), false).encoding).toBe('windows-1252');
  });
});

describe('decode', () => {
  test.each<[Encoding, Buffer, string]>([
    ['utf-8', bytes(WESTERN), WESTERN],
    ['utf-8', bytes(BOM.utf8, WESTERN), WESTERN],
    ['utf-16le', bytes(BOM.le, utf16(CYRILLIC)), CYRILLIC],
    ['utf-16be', utf16(CYRILLIC, true), CYRILLIC],
    ['windows-1252', bytes('15', [0x80], ' „'), '15€ â€ž'],
    ['windows-1252', bytes(BOM.utf8, 'Zürich\n15', [0x80]), 'Zürich\n15€'],
    ['utf-8', bytes('a\0b\0\0'), 'ab'],
    ['utf-16le', utf16('a\0b'), 'ab'],
  ])('%s', (encoding, given, text) => {
    expect(decode(given, encoding)).toBe(text);
  });
});

/** All of `toUtf8`, and what it noted. */
async function convert(chunks: Buffer[], encoding: Encoding, bom = false) {
  const parts: Buffer[] = [];
  const notes = textNotes();
  for await (const part of toUtf8(streamOf(chunks), encoding, bom, notes)) {
    expect(part.length).toBeGreaterThan(0);
    parts.push(part);
  }
  return { bytes: Buffer.concat(parts), text: Buffer.concat(parts).toString('utf8'), notes };
}

describe('toUtf8', () => {
  const everywhere = fc.tuple(fc.string({ unit: 'grapheme', maxLength: 40 }), fc.integer({ min: 1, max: 9 }));

  test.each<[Encoding, number[], (text: string) => Buffer]>([
    ['utf-8', BOM.utf8, (text) => Buffer.from(text)],
    ['utf-16le', BOM.le, (text) => utf16(text)],
    ['utf-16be', BOM.be, (text) => utf16(text, true)],
  ])('%s: the same text wherever the bytes are cut', async (encoding, mark, encode) => {
    await fc.assert(
      fc.asyncProperty(everywhere, fc.boolean(), async ([text, length], bom) => {
        // A mark at the beginning of the text itself cannot be told from one of the file.
        const given = `x${text}`;
        const all = bytes(bom ? mark : [], encode(given));
        expect((await convert(chunked(all, length), encoding, bom)).text).toBe(given);
      }),
    );
  });

  test('UTF-8 is not copied', async () => {
    const chunk = Buffer.from(WESTERN);
    const { value } = await toUtf8(streamOf([chunk]), 'utf-8', false, textNotes()).next();
    expect(value).toMatchObject({ buffer: chunk.buffer, byteOffset: chunk.byteOffset, length: chunk.length });
  });

  test.each([1, 2, 3, 1000])('invalid UTF-8 is found in chunks of %i', async (length) => {
    for (const bad of [
      [0xe9],
      [0xc3, 0x28],
      [0xe2, 0x82],
      [0xf0, 0x9f, 0x98],
      [0x80],
      [0xff],
      [0xc0, 0xaf],
      [0xed, 0xa0, 0x80],
    ]) {
      for (const after of ['', ' and on']) {
        const all = bytes('good, then ', bad, after);
        await expect(convert(chunked(all, length), 'utf-8')).rejects.toBeInstanceOf(NotUtf8);
      }
    }
  });

  test('an ending that is cut off in the middle of a character is invalid', async () => {
    await expect(convert([bytes('15 ', [0xe2, 0x82])], 'utf-8')).rejects.toBeInstanceOf(NotUtf8);
  });

  test.each([1, 2, 5, 1000])('Windows-1252 by lines, in chunks of %i', async (length) => {
    const all = bytes('Zürich\r\n15 ', [0x80], '\n東京\rM', [0xfc], 'nchen\nKöln ', [0x93], 'a', [0x94]);
    expect((await convert(chunked(all, length), 'windows-1252')).text).toBe(
      'Zürich\r\n15 €\n東京\rMünchen\nKÃ¶ln “a”',
    );
  });

  test.each([1, 2, 3, 7, 1000])('its lines are numbered as editors do, in chunks of %i', async (length) => {
    const all = bytes('a\r\nM', [0xfc], '\r\n\r\nb\rM', [0xfc], '\nM', [0x81], 'nchen\n', [0xe9]);
    const { text, notes } = await convert(chunked(all, length), 'windows-1252');
    expect(text).toBe('a\r\nMü\r\n\r\nb\rMü\nMünchen\né');
    expect(notes).toEqual({
      nulBytes: 0,
      notUtf8: { count: 3, lines: [2, 5, 7] },
      codePage: { count: 1, lines: [6] },
    });
  });

  test('the byte order mark of a file that is not UTF-8 throughout', async () => {
    const all = bytes(BOM.utf8, 'id,ort\n1,Zürich\n2,M', [0xfc], 'nchen\n');
    for (const length of [1, 2, 4, 100])
      expect((await convert(chunked(all, length), 'windows-1252', true)).text).toBe(
        'id,ort\n1,Zürich\n2,München\n',
      );
  });

  test('a line of several megabytes does not have to be kept whole', async () => {
    const long = Buffer.alloc(3 * 1024 * 1024, 'x');
    long[5] = 0xe9;
    long[2 * 1024 * 1024] = 0xe9;
    const { bytes: converted, notes } = await convert(chunked(long, 64 * 1024), 'windows-1252');
    expect(notes.notUtf8).toEqual({ count: 1, lines: [1] });
    expect(converted.subarray(0, 8).toString('utf8')).toBe('xxxxxéx');
    expect(converted.length).toBe(long.length + 2);
  });

  test('an odd byte at the end of UTF-16 does not get lost in silence', async () => {
    expect((await convert([bytes(utf16('ab'), [0x63])], 'utf-16le')).text).toBe('ab\ufffd');
  });

  test('what comes out is UTF-8, whatever goes in', async () => {
    const encodings = fc.constantFrom<Encoding>('utf-16le', 'utf-16be', 'windows-1252');
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 60 }),
        encodings,
        fc.integer({ min: 1, max: 7 }),
        async (given, encoding, length) => {
          expect(isUtf8((await convert(chunked(given, length), encoding)).bytes)).toBe(true);
        },
      ),
    );
  });
});
