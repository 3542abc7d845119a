/** Where bytes come from: a file, or a stream that can be read only once and is therefore kept. */

import { createReadStream, createWriteStream, rmSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { npsError } from '../errors.ts';

/** Something that can be read from the start as often as needed. */
export interface Source {
  /** As the user wrote it; `stdin` for piped input. */
  path: string;
  /** Bytes in all; null where not known. */
  size: number | null;
  open(): AsyncIterable<Buffer>;
}

/** Piped input up to this many bytes stays in memory; more of it goes to a temporary file. */
const SPOOL_ABOVE = 64 * 1024 * 1024;
const CHUNK = 256 * 1024;

/**
 * A source for `path`; `-` is `stdin`. Pipes and devices are read to their end at once, so that a
 * second pass is possible. Errors: `notFound`, `isDirectory`, `unreadable`.
 */
export async function openSource(path: string, stdin: AsyncIterable<Buffer>): Promise<Source> {
  if (path === '-') return keep('stdin', stdin);
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'ENOENT'
      ? npsError('notFound', { path })
      : npsError('unreadable', { path, cause: String(error.code) });
  });
  if (found.isDirectory()) throw npsError('isDirectory', { path });
  const open = () => readFile(path);
  return found.isFile() ? { path, size: found.size, open } : keep(path, open());
}

async function* readFile(path: string): AsyncGenerator<Buffer> {
  try {
    yield* createReadStream(path, { highWaterMark: CHUNK });
  } catch (error) {
    throw npsError('unreadable', { path, cause: (error as NodeJS.ErrnoException).code ?? String(error) });
  }
}

async function keep(path: string, stream: AsyncIterable<Buffer>): Promise<Source> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const piece of stream) {
    const chunk = Buffer.from(piece);
    chunks.push(chunk);
    size += chunk.length;
    if (size > SPOOL_ABOVE) return spool(path, chunks, stream);
  }
  return {
    path,
    size,
    async *open() {
      yield* chunks;
    },
  };
}

async function spool(path: string, head: Buffer[], rest: AsyncIterable<Buffer>): Promise<Source> {
  const [{ mkdtemp }, { tmpdir }, { join }, { pipeline }] = await Promise.all([
    import('node:fs/promises'),
    import('node:os'),
    import('node:path'),
    import('node:stream/promises'),
  ]);
  const folder = await mkdtemp(join(tmpdir(), 'nps-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'input');
  let size = 0;
  await pipeline(async function* () {
    for (const chunk of head) {
      size += chunk.length;
      yield chunk;
    }
    for await (const piece of rest) {
      const chunk = Buffer.from(piece);
      size += chunk.length;
      yield chunk;
    }
  }, createWriteStream(file)).catch((error: NodeJS.ErrnoException) => {
    throw npsError('unwritable', { path: file, cause: error.code ?? error.message });
  });
  return { path, size, open: () => readFile(file) };
}
