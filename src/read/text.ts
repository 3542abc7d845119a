/** The text of an input, however its bytes are stored. */

import type { OnProgress, Reading } from '../model.ts';
import { bytesOf } from './container.ts';
import { toUtf8 } from './encoding.ts';
import type { Source } from './source.ts';

/**
 * The text of `source` as UTF-8, read as `reading` says: decompressed, without byte order mark and NUL
 * characters, of which `onNul` is told how many were left out. `onProgress` is told the share of the
 * bytes. Throws what the source throws, `truncated`, and `NotUtf8` where the beginning promised UTF-8.
 */
export async function* textOf(
  source: Source,
  { encoding, bom, gzip }: Pick<Reading, 'encoding' | 'bom' | 'gzip'>,
  onProgress: OnProgress,
  onNul: (count: number) => void,
): AsyncGenerator<Buffer> {
  const chunks = withProgress(bytesOf(source, gzip), gzip ? null : source.size, onProgress);
  yield* toUtf8(chunks, encoding, bom, onNul);
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
