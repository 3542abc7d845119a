/** What kind of file the bytes are: gzip is opened, what is no table is refused by name. */

import { npsError } from '../errors.ts';
import type { Source } from './source.ts';

const SPREADSHEET = 'Save the sheet as CSV (UTF-8) and give that file.';
const DECOMPRESS = 'Decompress it first and pipe the result';

/** First bytes that name a file which is not a table of text, and what to do instead. */
const FOREIGN: readonly { magic: number[]; kind: string; instead: string }[] = [
  { magic: [0x50, 0x4b, 0x03, 0x04], kind: 'a zip archive or an Excel workbook', instead: SPREADSHEET },
  { magic: [0xd0, 0xcf, 0x11, 0xe0], kind: 'an old Excel workbook', instead: SPREADSHEET },
  {
    magic: [0x25, 0x50, 0x44, 0x46],
    kind: 'a PDF',
    instead: 'Export the responses as CSV from the survey tool.',
  },
  { magic: [0x42, 0x5a, 0x68], kind: 'bzip2-compressed', instead: `${DECOMPRESS}: bzcat FILE | nps report` },
  {
    magic: [0xfd, 0x37, 0x7a, 0x58, 0x5a],
    kind: 'xz-compressed',
    instead: `${DECOMPRESS}: xzcat FILE | nps report`,
  },
  {
    magic: [0x28, 0xb5, 0x2f, 0xfd],
    kind: 'zstd-compressed',
    instead: `${DECOMPRESS}: zstd -dc FILE | nps report`,
  },
  { magic: [0x50, 0x41, 0x52, 0x31], kind: 'a Parquet file', instead: 'Convert it to CSV first.' },
];

const startsWith = (bytes: Buffer, magic: readonly number[]): boolean =>
  magic.every((byte, i) => bytes[i] === byte);

/** True if `head`, the first bytes of a file, says gzip. */
export const isGzip = (head: Buffer): boolean => startsWith(head, [0x1f, 0x8b]);

/** Throws `wrongKind` if the first bytes (after decompression) are those of something else than text. */
export function refuseForeign(path: string, head: Buffer): void {
  for (const { magic, kind, instead } of FOREIGN) {
    if (startsWith(head, magic)) throw npsError('wrongKind', { path, kind, instead });
  }
  const start = head.toString('latin1', 0, 512).trimStart().toLowerCase();
  if (start.startsWith('<!doctype html') || start.startsWith('<html')) {
    const instead = 'It may be a saved login page: sign in and export the responses again as CSV.';
    throw npsError('wrongKind', { path, kind: 'a web page (HTML)', instead });
  }
}

/** The bytes of `source`, decompressed where `gzip`. Errors: `truncated` for a cut-off stream. */
export async function* bytesOf(source: Source, gzip: boolean): AsyncGenerator<Buffer> {
  if (!gzip) {
    yield* source.open();
    return;
  }
  const [{ createGunzip }, { Readable }] = await Promise.all([import('node:zlib'), import('node:stream')]);
  const compressed = Readable.from(source.open(), { objectMode: false });
  const gunzip = createGunzip();
  compressed.on('error', (error) => gunzip.destroy(error));
  try {
    yield* compressed.pipe(gunzip);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code?.startsWith('Z_'))
      throw npsError('truncated', { path: source.path, what: 'gzip stream' });
    throw error;
  }
}

/** The first `wanted` bytes (fewer only where the input is shorter). */
export async function headOf(
  source: Source,
  gzip: boolean,
  wanted: number,
): Promise<{ bytes: Buffer; whole: boolean }> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of bytesOf(source, gzip)) {
    chunks.push(chunk);
    length += chunk.length;
    if (length >= wanted)
      return { bytes: Buffer.concat(chunks).subarray(0, wanted), whole: length === wanted };
  }
  return { bytes: Buffer.concat(chunks), whole: true };
}
