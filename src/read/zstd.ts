/**
 * Zstandard, frame by frame. Node's decompressor takes what ends too early for whole, and what follows the
 * first frame for nothing: so the frames (RFC 8878) are told apart here, and each is decompressed by itself.
 */

import zlib from 'node:zlib';
import { npsError } from '../errors.ts';

/** Where Node has it, from 22.15 and 23.8 on, what makes a decompressor of one frame; null: it has not. */
export const createDecompressor = ((zlib as { createZstdDecompress?: () => NodeJS.ReadWriteStream })
  .createZstdDecompress ?? null) as (() => NodeJS.ReadWriteStream) | null;

const FRAME = 0xfd2fb528;
/** Sixteen magic numbers mark what may be skipped. */
const SKIPPABLE = 0x184d2a50;
const CONTENT_SIZES = [0, 2, 4, 8] as const;
const DICTIONARY_SIZES = [0, 1, 2, 4] as const;
const RLE = 1;

/**
 * The frames that `chunks` consist of, each as its pieces. The pieces of one frame must be read before
 * the next one is asked for. Errors, with `path`: `truncated`, `damaged`.
 */
export async function* framesOf(
  chunks: AsyncIterable<Buffer>,
  path: string,
): AsyncGenerator<AsyncIterable<Buffer>> {
  const bytes = new Bytes(chunks, path);
  try {
    while (await bytes.has(1)) {
      const start = await bytes.take(4);
      const magic = start.readUInt32LE();
      if (magic === FRAME) yield piecesOf(bytes, start, path);
      else if (magic - (magic % 16) === SKIPPABLE) await bytes.skip((await bytes.take(4)).readUInt32LE());
      else throw npsError('damaged', { path, what: 'zstd stream' });
    }
  } finally {
    await bytes.close();
  }
}

/** Header, blocks and checksum of the frame that begins with `start`. */
async function* piecesOf(bytes: Bytes, start: Buffer, path: string): AsyncGenerator<Buffer> {
  const descriptor = await bytes.take(1);
  const flags = descriptor[0]!;
  const isSingle = (flags & 0x20) !== 0;
  const content = flags >> 6 === 0 ? Number(isSingle) : CONTENT_SIZES[(flags >> 6) as 1 | 2 | 3];
  const header = Number(!isSingle) + DICTIONARY_SIZES[(flags & 3) as 0 | 1 | 2 | 3] + content;
  yield Buffer.concat([start, descriptor, await bytes.take(header)]);
  for (let isLast = false; !isLast; ) {
    const about = await bytes.take(3);
    const block = about.readUIntLE(0, 3);
    isLast = (block & 1) === 1;
    const kind = (block >> 1) & 3;
    if (kind === 3) throw npsError('damaged', { path, what: 'zstd stream' });
    yield Buffer.concat([about, await bytes.take(kind === RLE ? 1 : block >> 3)]);
  }
  if ((flags & 4) !== 0) yield await bytes.take(4);
}

/** Bytes by number instead of by chunk. */
class Bytes {
  readonly #chunks: AsyncIterator<Buffer>;
  readonly #path: string;
  #rest: Buffer = Buffer.alloc(0);

  constructor(chunks: AsyncIterable<Buffer>, path: string) {
    this.#chunks = chunks[Symbol.asyncIterator]();
    this.#path = path;
  }

  /** Whether so many are left. */
  async has(count: number): Promise<boolean> {
    const parts = [this.#rest];
    let length = this.#rest.length;
    while (length < count) {
      const { done, value } = await this.#chunks.next();
      if (done) break;
      parts.push(value);
      length += value.length;
    }
    if (parts.length > 1) this.#rest = Buffer.concat(parts);
    return length >= count;
  }

  /** The next `count` bytes; `truncated` where there are fewer. */
  async take(count: number): Promise<Buffer> {
    if (!(await this.has(count))) throw npsError('truncated', { path: this.#path, what: 'zstd stream' });
    const taken = this.#rest.subarray(0, count);
    this.#rest = this.#rest.subarray(count);
    return taken;
  }

  /** Lets the source go. */
  async close(): Promise<void> {
    await this.#chunks.return?.();
  }

  async skip(count: number): Promise<void> {
    const STEP = 64 * 1024;
    for (let left = count; left > 0; left -= STEP) await this.take(Math.min(left, STEP));
  }
}
