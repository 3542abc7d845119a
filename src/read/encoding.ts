/** Which encoding the bytes are in, and the same text as UTF-8 bytes. */

import { isUtf8 } from 'node:buffer';
import type { Encoding } from '../model.ts';

/** The bytes are not what the file's beginning promised; `offset` of the chunk in which that showed. */
export class NotUtf8 extends Error {
  readonly offset: number;
  constructor(offset: number) {
    super(`not UTF-8 near byte ${offset}`);
    this.offset = offset;
  }
}

/**
 * The encoding of a file whose first bytes are `head`: byte order mark, else UTF-16 where every other
 * byte is NUL, else UTF-8 if valid so far, else Windows-1252. `whole`: `head` is the whole file.
 */
export function detectEncoding(head: Buffer, whole: boolean): { encoding: Encoding; bom: boolean } {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return { encoding: 'utf-8', bom: true };
  if (head[0] === 0xff && head[1] === 0xfe) return { encoding: 'utf-16le', bom: true };
  if (head[0] === 0xfe && head[1] === 0xff) return { encoding: 'utf-16be', bom: true };
  const start = head.subarray(0, 4096);
  if (start.length >= 4 && start.includes(0)) {
    let even = 0;
    let odd = 0;
    for (let i = 0; i < start.length; i++) if (start[i] === 0) i % 2 === 0 ? even++ : odd++;
    // Western text in UTF-16 has its NUL bytes all on one side; a stray NUL in ASCII is no evidence.
    if (odd > start.length / 4 && even === 0) return { encoding: 'utf-16le', bom: false };
    if (even > start.length / 4 && odd === 0) return { encoding: 'utf-16be', bom: false };
  }
  const complete = whole ? head : head.subarray(0, head.length - incompleteTail(head));
  return { encoding: isUtf8(complete) ? 'utf-8' : 'windows-1252', bom: false };
}

/** How many bytes at the end of `bytes` begin a UTF-8 character that they do not finish (0…3). */
function incompleteTail(bytes: Buffer): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back]!;
    if (byte >= 0xc0) return (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) > back ? back : 0;
    if (byte < 0x80) return 0;
  }
  return 0;
}

/** Decodes a whole buffer, without its byte order mark. */
export const decode = (bytes: Buffer, encoding: Encoding): string =>
  encoding === 'utf-8'
    ? bytes.toString('utf8', bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0)
    : new TextDecoder(encoding).decode(bytes);

/**
 * `chunks` as UTF-8 without a byte order mark. Bytes that are UTF-8 already pass through unchanged,
 * checked; throws `NotUtf8` at the first chunk that is not.
 */
export async function* toUtf8(
  chunks: AsyncIterable<Buffer>,
  encoding: Encoding,
  bom: boolean,
): AsyncGenerator<Buffer> {
  if (encoding !== 'utf-8') {
    const decoder = new TextDecoder(encoding);
    for await (const chunk of chunks) yield Buffer.from(decoder.decode(chunk, { stream: true }));
    yield Buffer.from(decoder.decode());
    return;
  }
  let offset = 0;
  let skip = bom ? 3 : 0;
  let rest: Buffer | null = null;
  for await (const chunk of chunks) {
    let bytes: Buffer = rest === null ? chunk : Buffer.concat([rest, chunk]);
    if (skip > 0) {
      const skipped = Math.min(skip, bytes.length);
      bytes = bytes.subarray(skipped);
      skip -= skipped;
    }
    const tail = incompleteTail(bytes);
    rest = tail > 0 ? bytes.subarray(bytes.length - tail) : null;
    const complete = tail > 0 ? bytes.subarray(0, bytes.length - tail) : bytes;
    if (!isUtf8(complete)) throw new NotUtf8(offset);
    offset += chunk.length;
    if (complete.length > 0) yield complete;
  }
  if (rest !== null) throw new NotUtf8(offset);
}
