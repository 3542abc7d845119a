/** Where bytes come from: a file, or a stream that can be read only once and is therefore kept. */

import { closeSync, createWriteStream, openSync, readSync, rmSync, statSync } from 'node:fs';
import { open as openFile } from 'node:fs/promises';
import { NpsError, npsError } from '../errors.ts';

/** Something that can be read from the start as often as needed. */
export interface Source {
  /** As the user wrote it; `stdin` for piped input. */
  path: string;
  /** Bytes in all; null where not known. */
  size: number | null;
  /** Where just these bytes lie on the disk: the path itself, or where a pipe is kept; left out where they do not. */
  file?: string;
  open(): AsyncIterable<Buffer>;
}

/** So many bytes make an input large: piped ones do not stay in memory. */
export const LARGE = 16 * 1024 * 1024;
/** How much of a file is read at once at first, and then in each step. */
const FIRST = 256 * 1024;
const CHUNK = 64 * 1024;

/**
 * A source for `path`; `-` is `stdin`. Pipes and devices are read to their end at once, so that a second
 * pass is possible; what has more than `spoolAbove` bytes goes to a temporary file, removed at exit.
 * Errors: `notFound`, `isDirectory`, `unreadable`, `unwritable`.
 */
export async function openSource(
  path: string,
  stdin: AsyncIterable<Uint8Array>,
  spoolAbove = LARGE,
): Promise<Source> {
  if (path === '-') return keep('stdin', stdin, spoolAbove);
  const found = attempt(path, () => statSync(path));
  if (found.isDirectory()) throw npsError('isDirectory', { path });
  return found.isFile() ? fileSource(path, found.size) : keep(path, chunksOf(path, 0), spoolAbove);
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
    file: path,
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
    throw (error as NodeJS.ErrnoException).code === 'ENOENT'
      ? npsError('notFound', { path })
      : asUnreadable(path, error);
  }
}

async function* chunksOf(path: string, from: number): AsyncGenerator<Buffer> {
  const fail = (error: unknown) => {
    throw asUnreadable(path, error);
  };
  // A handle rather than a stream: setting a stream up takes longer than reading a small export.
  const handle = await openFile(path).catch(fail);
  // Pipes have no positions: null reads on from where the last read ended.
  let at = from === 0 ? null : from;
  const readOn = () => {
    const read = handle.read(Buffer.allocUnsafe(CHUNK), 0, CHUNK, at);
    // It may fail before anybody waits for it.
    read.catch(() => {});
    return read;
  };
  let next = readOn();
  try {
    for (;;) {
      const { bytesRead, buffer } = await next.catch(fail);
      if (bytesRead === 0) return;
      if (at !== null) at += bytesRead;
      // The disk works while this chunk is taken apart.
      next = readOn();
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await next.catch(() => {});
    await handle.close();
  }
}

function asUnreadable(path: string, error: unknown): NpsError {
  const { code, message } = error as NodeJS.ErrnoException;
  return error instanceof NpsError ? error : npsError('unreadable', { path, cause: code ?? message });
}

/** Keeps a stream that can be read only once: in memory, or from `spoolAbove` bytes on in a temporary file. */
async function keep(path: string, stream: AsyncIterable<Uint8Array>, spoolAbove: number): Promise<Source> {
  const chunks = readable(path, stream);
  const kept: Buffer[] = [];
  let size = 0;
  // Step by step: to leave a loop over the stream would be the end of it.
  for (let next = await chunks.next(); !next.done; next = await chunks.next()) {
    kept.push(next.value);
    size += next.value.length;
    if (size > spoolAbove) return spool(path, kept, chunks);
  }
  return {
    path,
    size,
    async *open() {
      yield* kept;
    },
  };
}

/** The chunks of a stream; its failure, such as a folder piped in, is `unreadable`. */
async function* readable(path: string, stream: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  try {
    for await (const { buffer, byteOffset, byteLength } of stream)
      yield Buffer.from(buffer, byteOffset, byteLength);
  } catch (error) {
    throw asUnreadable(path, error);
  }
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
  const written = createWriteStream(file);
  const whole = async function* () {
    yield* head;
    yield* rest;
  };
  await pipeline(whole, written).catch((error: NodeJS.ErrnoException) => {
    const cause = error.code ?? error.message;
    throw error instanceof NpsError ? error : npsError('unwritable', { path: file, cause });
  });
  return { path, size: written.bytesWritten, file, open: () => chunksOf(file, 0) };
}
