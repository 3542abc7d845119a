import { describe, expect, it } from 'vitest';
import { Texts } from '../../../src/sql/duckdb/texts.ts';

/** Memory as DuckDB has it: an entry for each text, and the long ones somewhere, `apart` bytes from each other. */
function memoryOf(texts: readonly (string | null)[], apart = 0) {
  const entries = new Uint8Array(texts.length * 16);
  const view = new DataView(entries.buffer);
  const validity = new Uint8Array(Math.ceil(texts.length / 64) * 8);
  const heap = Buffer.alloc(1024 * 1024, '#');
  let at = 0;
  for (const [row, text] of texts.entries()) {
    if (text === null) {
      // What stands there means nothing.
      view.setUint32(row * 16, 99, true);
      continue;
    }
    validity[row >> 3]! |= 1 << (row & 7);
    const bytes = Buffer.from(text);
    view.setUint32(row * 16, bytes.length, true);
    if (bytes.length <= 12) entries.set(bytes, row * 16 + 4);
    else {
      view.setBigUint64(row * 16 + 8, BASE + BigInt(at), true);
      bytes.copy(heap, at);
      at += bytes.length + apart;
    }
  }
  const looks: number[] = [];
  const readLong = (buffer: ArrayBuffer, pointer: number, length: number) => {
    looks.push(length);
    const from = Number(new DataView(buffer).getBigUint64(pointer, true) - BASE);
    return heap.subarray(from, from + length);
  };
  return { entries, validity, looks, readLong };
}

/** Beyond 32 bits. */
const BASE = 0x7f12_3456_7890n;

function readTexts(
  texts: readonly (string | null)[],
  apart = 0,
): { found: (string | null)[]; looks: number } {
  const { entries, validity, looks, readLong } = memoryOf(texts, apart);
  const found: (string | null)[] = [];
  new Texts(readLong).read(entries, validity, texts.length, found);
  return { found, looks: looks.length };
}

const LONG = ['longer than a dozen bytes', 'Größe und Umfang passen', 'x'.repeat(3000)];

describe('texts in the memory of DuckDB', () => {
  it.each([
    [['Pro', 'Free', 'Pro', '', 'Größe', '👍👍👍', 'twelve bytes']],
    [['Pro', null, null, 'longer than a dozen bytes', null]],
    [LONG],
    [Array.from({ length: 2048 }, (_, i) => (i % 7 === 0 ? null : `a text with the number ${i}`))],
    [Array.from({ length: 2048 }, (_, i) => `short ${i}`)],
  ])('are read as they stand', (texts) => {
    expect(readTexts(texts).found).toEqual(texts);
  });

  it('are read in one look where they are neighbours, and one by one where they are not', () => {
    expect(readTexts([...LONG, 'short', ...LONG]).looks).toBe(1);
    expect(readTexts(LONG, 4095)).toEqual({ found: LONG, looks: 1 });
    expect(readTexts(LONG, 4096)).toEqual({ found: LONG, looks: 3 });
  });

  it('may be all there', () => {
    const { entries, readLong } = memoryOf(['Pro', 'longer than a dozen bytes']);
    const found: (string | null)[] = [];
    new Texts(readLong).read(entries, null, 2, found);
    expect(found).toEqual(['Pro', 'longer than a dozen bytes']);
  });

  it('are the same whatever was read before', () => {
    const texts = new Texts(() => new Uint8Array());
    for (let round = 0; round < 3; round++) {
      const shorts = Array.from({ length: 9000 }, (_, i) => `${(i * (round + 7)) % 9973}`);
      const { entries, validity } = memoryOf(shorts);
      const found: (string | null)[] = [];
      texts.read(entries, validity, shorts.length, found);
      expect(found).toEqual(shorts);
    }
  });
});
