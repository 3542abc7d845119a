/** Which encoding the bytes are in, and the same text as UTF-8 bytes. */

import { isUtf8 } from 'node:buffer';
import type { Encoding } from '../model.ts';
import { type TextNotes, textNotes } from './notes.ts';
import { LineMender } from './windows1252.ts';

/** The bytes are not UTF-8, though the file's beginning was. */
export class NotUtf8 extends Error {}

const UTF8_BOM = [0xef, 0xbb, 0xbf];
const hasUtf8Bom = (bytes: Buffer): boolean => UTF8_BOM.every((byte, i) => bytes[i] === byte);

/**
 * The encoding of a file whose first bytes are `head`: byte order mark, else UTF-16 where every other
 * byte is NUL, else UTF-8 if valid so far, else Windows-1252. `whole`: `head` is the whole file.
 */
export function detectEncoding(head: Buffer, whole: boolean): { encoding: Encoding; bom: boolean } {
  if (hasUtf8Bom(head)) return { encoding: 'utf-8', bom: true };
  if (head[0] === 0xff && head[1] === 0xfe) return { encoding: 'utf-16le', bom: true };
  if (head[0] === 0xfe && head[1] === 0xff) return { encoding: 'utf-16be', bom: true };
  const wide = utf16Without(head.subarray(0, 4096));
  if (wide !== null) return { encoding: wide, bom: false };
  const complete = whole ? head : head.subarray(0, head.length - incompleteTail(head));
  return { encoding: isUtf8(complete) ? 'utf-8' : 'windows-1252', bom: false };
}

/**
 * UTF-16 without a byte order mark: in an export an eighth of the characters at least are blanks, digits
 * and delimiters, whose NUL bytes all fall on one side; few characters of other scripts have one on the
 * other. One NUL in other text, or a run of them, is no evidence. null: no UTF-16.
 */
function utf16Without(start: Buffer): 'utf-16le' | 'utf-16be' | null {
  if (start.length < 4 || !start.includes(0)) return null;
  const nuls = [0, 0];
  for (let i = 0; i < start.length; i++) if (start[i] === 0) nuls[i % 2]!++;
  const [even, odd] = nuls as [number, number];
  if (Math.max(even, odd) < Math.max(2, start.length / 16) || Math.min(even, odd) > Math.max(even, odd) / 16)
    return null;
  return odd > even ? 'utf-16le' : 'utf-16be';
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

/**
 * The text of a file's first bytes, without its byte order mark and without NUL characters. A character
 * that the end cuts in two is lost or wrong.
 */
export function decode(bytes: Buffer, encoding: Encoding): string {
  const start = hasUtf8Bom(bytes) ? 3 : 0;
  const text =
    encoding === 'utf-8'
      ? bytes.toString('utf8', start)
      : encoding === 'windows-1252'
        ? new LineMender(textNotes()).mend(bytes.subarray(start)).toString('utf8')
        : new TextDecoder(encoding).decode(bytes);
  return text.includes('\0') ? text.replaceAll('\0', '') : text;
}

/**
 * `chunks` as UTF-8 without a byte order mark. Bytes that are UTF-8 already pass through unchanged,
 * checked; throws `NotUtf8` at the first chunk that is not. Windows-1252 means: the lines that are not
 * UTF-8 are in an older encoding, so that neither one damaged line nor another file put at the end spoils
 * the rest; `notes` takes those lines.
 */
export async function* toUtf8(
  chunks: AsyncIterable<Buffer>,
  encoding: Encoding,
  bom: boolean,
  notes: TextNotes,
): AsyncGenerator<Buffer> {
  const texts =
    encoding === 'utf-8'
      ? checked(withoutBom(chunks, bom))
      : encoding === 'windows-1252'
        ? mended(withoutBom(chunks, bom), new LineMender(notes))
        : decoded(chunks, encoding);
  for await (const text of texts) if (text.length > 0) yield text;
}

async function* withoutBom(chunks: AsyncIterable<Buffer>, bom: boolean): AsyncGenerator<Buffer> {
  let skip = bom ? UTF8_BOM.length : 0;
  for await (const chunk of chunks) {
    const skipped = Math.min(skip, chunk.length);
    skip -= skipped;
    yield skipped > 0 ? chunk.subarray(skipped) : chunk;
  }
}

async function* decoded(chunks: AsyncIterable<Buffer>, encoding: Encoding): AsyncGenerator<Buffer> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of chunks) yield Buffer.from(decoder.decode(chunk, { stream: true }));
  yield Buffer.from(decoder.decode());
}

async function* checked(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let rest: Buffer | null = null;
  for await (const chunk of chunks) {
    const bytes: Buffer = rest === null ? chunk : Buffer.concat([rest, chunk]);
    const tail = incompleteTail(bytes);
    rest = tail > 0 ? bytes.subarray(bytes.length - tail) : null;
    const complete = tail > 0 ? bytes.subarray(0, bytes.length - tail) : bytes;
    if (!isUtf8(complete)) throw new NotUtf8('not UTF-8');
    yield complete;
  }
  if (rest !== null) throw new NotUtf8('not UTF-8');
}

/** Line by line; a line that is longer than this is mended in pieces. */
const LONGEST_LINE = 1024 * 1024;
const LF = 10;
const CR = 13;

async function* mended(chunks: AsyncIterable<Buffer>, mender: LineMender): AsyncGenerator<Buffer> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of chunks) {
    const bytes = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
    const lines = Math.max(bytes.lastIndexOf(LF), bytes.lastIndexOf(CR)) + 1;
    const end = bytes.length - lines > LONGEST_LINE ? bytes.length : lines;
    yield mender.mend(bytes.subarray(0, end));
    rest = bytes.subarray(end);
  }
  yield mender.mend(rest);
}
