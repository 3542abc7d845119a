/** The text of an input, however its bytes are stored. */

import { npsError } from '../errors.ts';
import type { OnProgress, Reading } from '../model.ts';
import { bytesOf } from './container.ts';
import { toUtf8 } from './encoding.ts';
import type { TextNotes } from './notes.ts';
import type { Source } from './source.ts';

/** Longer lines are no table's: they would have to be held in memory, and bombs are made of them. */
const LONGEST_LINE = 128 * 1024 * 1024;
const LF = 10;
const CR = 13;

type Stored = Pick<Reading, 'encoding' | 'bom' | 'gzip'>;

/**
 * The text of `source` as UTF-8, read as `stored` says: decompressed, without byte order mark and NUL
 * characters, which are counted in `notes` with whatever else is odd. `onProgress` is told the share of
 * the bytes. Throws what the source throws, `truncated`, `longLine`, and `NotUtf8` where the beginning
 * promised UTF-8. There is no limit to what comes out of a small compressed file: it is never held whole.
 */
export async function* textOf(
  source: Source,
  stored: Stored,
  onProgress: OnProgress,
  notes: TextNotes,
  longestLine = LONGEST_LINE,
): AsyncGenerator<Buffer> {
  let line = 0;
  for await (const text of rawTextOf(source, stored, onProgress, notes)) {
    const end = text.lastIndexOf(LF);
    line = end >= 0 ? text.length - end : text.includes(CR) ? 0 : line + text.length;
    if (line > longestLine) throw npsError('longLine', { path: source.path, longest: longestLine });
    const kept = text.includes(0) ? Buffer.from(text.filter((byte) => byte !== 0)) : text;
    notes.nulBytes += text.length - kept.length;
    if (kept.length > 0) yield kept;
  }
}

/** The same with its NUL characters, and with lines of any length. */
export async function* rawTextOf(
  source: Source,
  { encoding, bom, gzip }: Stored,
  onProgress: OnProgress,
  notes: TextNotes,
): AsyncGenerator<Buffer> {
  const chunks = withProgress(bytesOf(source, gzip), gzip ? null : source.size, onProgress);
  yield* toUtf8(chunks, encoding, bom, notes);
}

async function* withProgress(
  chunks: AsyncIterable<Buffer>,
  size: number | null,
  onProgress: OnProgress,
): AsyncGenerator<Buffer> {
  let done = 0;
  for await (const chunk of chunks) {
    done += chunk.length;
    onProgress(size ? done / size : null);
    yield chunk;
  }
}
