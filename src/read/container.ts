/** What kind of file the bytes are: gzip and zstd are opened, what is no table is refused by name. */

import { npsError } from '../errors.ts';
import type { Source } from './source.ts';

const SPREADSHEET = 'Save the sheet as CSV (UTF-8) and give that file.';
const EXPORT_CSV = 'Export the responses as CSV from the survey tool.';
const UNPACK = 'Unpack it, and give the file in it that holds the responses.';
const DECOMPRESS = 'Decompress it first and pipe the result';

/** Bytes that are decompressed at once. */
const CHUNK = 64 * 1024;

/** Stands for any byte in what files begin with. */
const ANY = -1;
const bytesIn = (text: string): number[] => [...Buffer.from(text, 'latin1')];

const GZIP = [0x1f, 0x8b];
const ZSTD = [0x28, 0xb5, 0x2f, 0xfd];

/** Bytes that name a file which is not a table of text, at its beginning or at `at`, and what to do instead. */
const FOREIGN: readonly { magic: readonly number[]; at?: number; kind: string; instead: string }[] = [
  { magic: [...bytesIn('PK'), 5, 6], kind: 'an empty zip archive', instead: EXPORT_CSV },
  { magic: [...bytesIn('PK'), 3, 4], kind: 'a zip archive or an Excel workbook', instead: SPREADSHEET },
  { magic: [0xd0, 0xcf, 0x11, 0xe0], kind: 'an old Excel workbook', instead: SPREADSHEET },
  { magic: bytesIn('%PDF-'), kind: 'a PDF', instead: EXPORT_CSV },
  { magic: bytesIn('$FL2@(#)'), kind: 'an SPSS file', instead: EXPORT_CSV },
  { magic: bytesIn('{\\rtf'), kind: 'a text document (RTF)', instead: EXPORT_CSV },
  { magic: bytesIn('SQLite format 3\0'), kind: 'a SQLite database', instead: EXPORT_CSV },
  { magic: [0x89, ...bytesIn('PNG\r\n')], kind: 'a picture', instead: EXPORT_CSV },
  { magic: [0xff, 0xd8, 0xff], kind: 'a picture', instead: EXPORT_CSV },
  { magic: [...bytesIn('7z'), 0xbc, 0xaf, 0x27, 0x1c], kind: 'a 7-Zip archive', instead: UNPACK },
  { magic: bytesIn('Rar!\x1a\x07'), kind: 'a RAR archive', instead: UNPACK },
  { magic: bytesIn('<?xml'), kind: 'an XML file', instead: EXPORT_CSV },
  {
    magic: [...bytesIn('BZh'), ANY, ...bytesIn('1AY&SY')],
    kind: 'bzip2-compressed',
    instead: `${DECOMPRESS}: bzcat FILE | nps report`,
  },
  {
    magic: [0xfd, ...bytesIn('7zXZ'), 0],
    kind: 'xz-compressed',
    instead: `${DECOMPRESS}: xzcat FILE | nps report`,
  },
  {
    magic: ZSTD,
    kind: 'zstd-compressed',
    instead: `${DECOMPRESS}: zstd -dc FILE | nps report. (From Node 22.15 on nps opens it itself.)`,
  },
  // What is compressed once has been opened before anyone looks here.
  { magic: GZIP, kind: 'compressed twice', instead: `${DECOMPRESS}: gzip -dc FILE | nps report` },
  { magic: [...bytesIn('PAR1'), 0x15], kind: 'a Parquet file', instead: 'Convert it to CSV first.' },
  {
    magic: bytesIn('ustar'),
    at: 257,
    kind: 'a tar archive',
    instead: UNPACK,
  },
];

const startsWith = (bytes: Buffer, magic: readonly number[], at = 0): boolean =>
  magic.every((byte, i) => byte === ANY || bytes[at + i] === byte);

/** True if `head`, the first bytes of a file, says gzip. */
export const isGzip = (head: Buffer): boolean => startsWith(head, GZIP);

/**
 * `source` as if it had never been compressed with zstd, if `head`, its first bytes, says so and this Node
 * can open it; else `source` itself. Its errors are then `truncated` and `damaged`, too.
 */
export async function withoutZstd(source: Source, head: Buffer): Promise<Source> {
  if (!startsWith(head, ZSTD)) return source;
  const { createDecompressor, framesOf } = await import('./zstd.ts');
  if (createDecompressor === null) return source;
  return {
    path: source.path,
    size: null,
    async *open() {
      for await (const frame of framesOf(source.open(), source.path))
        yield* through(frame, createDecompressor(), source.path, 'zstd stream');
    },
  };
}

/** Throws `wrongKind` if the first bytes (after decompression) are those of something else than text. */
export function refuseForeign(path: string, head: Buffer): void {
  for (const { magic, at, kind, instead } of FOREIGN) {
    if (startsWith(head, magic, at)) throw npsError('wrongKind', { path, kind, instead });
  }
  // Tools that promise Excel write tables of HTML as well.
  if (
    /^(\u00ef\u00bb\u00bf)?\s*<(!doctype html|html|head|body|meta|table)\b/i.test(
      head.toString('latin1', 0, 512),
    )
  ) {
    const instead = 'It may be a saved login page: sign in and export the responses again as CSV.';
    throw npsError('wrongKind', { path, kind: 'a web page (HTML)', instead });
  }
}

/**
 * The bytes of `source`, decompressed where `gzip`, all members of the file one after the other. Errors:
 * `truncated` for a cut-off stream, `damaged` for one that cannot be decompressed. NUL may follow it.
 */
export async function* bytesOf(source: Source, gzip: boolean): AsyncGenerator<Buffer> {
  if (!gzip) {
    yield* source.open();
    return;
  }
  const { createGunzip } = await import('node:zlib');
  yield* through(source.open(), createGunzip({ chunkSize: CHUNK }), source.path, 'gzip stream');
}

/** What comes out of `decompressor`, fed with `compressed`; `what` names that for errors. */
async function* through(
  compressed: AsyncIterable<Buffer>,
  decompressor: NodeJS.ReadWriteStream,
  path: string,
  what: string,
): AsyncGenerator<Buffer> {
  const { pipeline, Readable } = await import('node:stream');
  // Ended early, this ends the reading of the file, too; what fails is thrown to whoever reads.
  const bytes = pipeline(Readable.from(compressed, { objectMode: false }), decompressor, () => {});
  try {
    for await (const chunk of bytes) yield chunk as Buffer;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'Z_BUF_ERROR') throw npsError('truncated', { path, what });
    if (code?.startsWith('Z_') || code?.startsWith('ZSTD_')) throw npsError('damaged', { path, what });
    throw error;
  }
}

/** The first `wanted` bytes (fewer only where the input is shorter); `whole`: that is all there is. */
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
    if (length > wanted) return { bytes: joined(chunks).subarray(0, wanted), whole: false };
  }
  return { bytes: joined(chunks), whole: true };
}

const joined = (chunks: Buffer[]): Buffer => (chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks));
