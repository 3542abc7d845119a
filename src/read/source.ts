/** Where bytes come from: a file, or a stream that can be read only once and is therefore kept. */

import { closeSync, createWriteStream, openSync, readSync, rmSync, statSync } from 'node:fs';
import { open as openFile } from 'node:fs/promises';
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
/** How much of a file is read at once at first, and then in each step. */
const FIRST = 256 * 1024;
const CHUNK = 64 * 1024;

/**
 * A source for `path`; `-` is `stdin`. Pipes and devices are read to their end at once, so that a
 * second pass is possible. Errors: `notFound`, `isDirectory`, `unreadable`.
 */
export async function openSource(path: string, stdin: AsyncIterable<Buffer>): Promise<Source> {
  if (path === '-') return keep('stdin', stdin);
  const found = attempt(path, () => statSync(path));
  if (found.isDirectory()) throw npsError('isDirectory', { path });
  return found.isFile() ? fileSource(path, found.size) : keep(path, chunksOf(path, 0));
}

/**
 * A file whose beginning is kept: the first look at it and the reading share one access. That much is
 * read without giving way to anything else, which for a small export is all there is to read.
 */
function fileSource(path: string, size: number): Source {
  const first = attempt(path, () => readFirst(path, Math.min(size, FIRST)));
  return {
    path,
    size,
    async *open() {
      if (first.length > 0) yield first;
      if (first.length < size) yield* chunksOf(path, first.length);
    },
  };
}

function readFirst(path: string, wanted: number): Buffer {
  const file = openSync(path, 'r');
  try {
    const buffer = Buffer.allocUnsafe(wanted);
    return buffer.subarray(0, readSync(file, buffer, 0, wanted, 0));
  } finally {
    closeSync(file);
  }
}

/** Runs an access to the file system; its failures are `notFound` or `unreadable`. */
function attempt<T>(path: string, access: () => T): T {
  try {
    return access();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw code === 'ENOENT'
      ? npsError('notFound', { path })
      : npsError('unreadable', { path, cause: String(code) });
  }
}

async function* chunksOf(path: string, from: number): AsyncGenerator<Buffer> {
  const fail = (error: NodeJS.ErrnoException) => {
    throw npsError('unreadable', { path, cause: error.code ?? String(error) });
  };
  // A handle rather than a stream: setting a stream up takes longer than reading a small export.
  const handle = await openFile(path).catch(fail);
  try {
    // Pipes have no positions: null reads on from where the last read ended.
    for (let at: number | null = from === 0 ? null : from; ; ) {
      const { bytesRead, buffer } = await handle.read(Buffer.allocUnsafe(CHUNK), 0, CHUNK, at).catch(fail);
      if (bytesRead === 0) return;
      if (at !== null) at += bytesRead;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await handle.close();
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
  return { path, size, open: () => chunksOf(file, 0) };
}
