/** Where results go: standard output, or a file that is written whole or not at all. */

import { fstatSync, rmSync } from 'node:fs';
import { access, chmod, constants, type FileHandle, open, realpath, rename, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { NpsError, npsError } from '../errors.ts';
import type { ProcessLike } from './world.ts';

/** Takes the next piece of a text; to be waited for. */
export type Write = (text: string) => Promise<void>;

/** Thrown where nobody reads any further. */
const CLOSED = Symbol('closed');

/**
 * Writes `text` to `path`, or to standard output where that is null or `-`. A reader that closes its
 * pipe early is no error. Errors: those of `checkOutput`, `unwritable`.
 */
export const writeResult = (
  process: ProcessLike,
  text: string,
  path: string | null,
  inputs: readonly string[],
): Promise<void> => writePieces(process, (write) => write(text), path, inputs);

/**
 * The same for a text that `work` makes piece by piece. To standard output each piece goes at once, and `work` is
 * ended, by what it waits for, where its reader has seen enough; a file is there only when `work` is done.
 * Errors: also those of `work`.
 */
export async function writePieces(
  process: ProcessLike,
  work: (write: Write) => Promise<void>,
  path: string | null,
  inputs: readonly string[],
): Promise<void> {
  if (path === null || path === '-') {
    try {
      await work((text) => writeStream(process.stdout, text));
    } catch (error) {
      if (error !== CLOSED) throw error;
    }
    return;
  }
  await checkOutput(process, path, inputs);
  const existing = await stat(path).catch(() => null);
  // A device or a pipe cannot be replaced by renaming.
  const isReplaced = existing === null || existing.isFile();
  await orUnwritable(path, async () =>
    isReplaced
      ? replace(process, path, async (temporary) => fill(await open(temporary, 'wx'), work, true))
      : fill(await open(path, 'w'), work),
  );
}

/**
 * Puts a new file in the place of `path` that `make` makes, given the path of a file in the same folder that is not there
 * yet; it may make another beside it, of that name with `.csv` behind it. Nothing is left of them, whatever happens.
 * Errors: those of `checkOutput`, `unwritable`, those of `make`.
 */
export async function writeFileBy(
  process: Pick<ProcessLike, 'stdin' | 'on' | 'off'>,
  path: string,
  inputs: readonly string[],
  make: (temporary: string) => Promise<void>,
): Promise<void> {
  await checkOutput(process, path, inputs);
  await orUnwritable(path, () => replace(process, path, make));
}

async function orUnwritable(path: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    throw error instanceof NpsError ? error : unwritable(path, error);
  }
}

/**
 * Throws where it can be told beforehand that nothing can be written to `path`, so that it is known
 * before any work: `outputIsInput` if it is the same file as an input, by another name or link too
 * (`-` is what standard input comes from); `unwritable` for a folder, or for a file in none.
 */
export async function checkOutput(
  process: Pick<ProcessLike, 'stdin'>,
  path: string,
  inputs: readonly string[],
): Promise<void> {
  if (path === '-') return;
  const target = await stat(path, { bigint: true }).catch(() => null);
  if (target?.isDirectory()) throw unwritable(path, { code: 'EISDIR' });
  if (target === null)
    // With the dot, for a file is no folder though it may be writable.
    await access(`${dirname(path)}/.`, constants.W_OK).catch((error) => {
      throw unwritable(path, error);
    });
  if (!target?.isFile()) return;
  for (const input of inputs) {
    const source =
      input === '-' ? fileBehind(process.stdin.fd) : await stat(input, { bigint: true }).catch(() => null);
    if (source !== null && source.ino === target.ino && source.dev === target.dev)
      throw npsError('outputIsInput', { path });
  }
}

function fileBehind(descriptor: number | undefined) {
  try {
    return descriptor === undefined ? null : fstatSync(descriptor, { bigint: true });
  } catch {
    return null;
  }
}

const unwritable = (path: string, error: unknown) =>
  npsError('unwritable', { path, cause: (error as NodeJS.ErrnoException).code ?? String(error) });

function writeStream(stream: NodeJS.WriteStream, text: string): Promise<void> {
  return new Promise((done, fail) => {
    stream.write(text, (error) => {
      if (!error) done();
      else if (isClosedPipe(error)) fail(CLOSED);
      else fail(unwritable('standard output', error));
    });
  });
}

/** True for what a reader causes that has seen enough: it is no failure of ours. */
export const isClosedPipe = (error: unknown): boolean =>
  ['EPIPE', 'EOF', 'ERR_STREAM_DESTROYED'].includes((error as NodeJS.ErrnoException).code ?? '');

async function replace(
  process: Pick<ProcessLike, 'on' | 'off'>,
  path: string,
  make: (temporary: string) => Promise<void>,
): Promise<void> {
  const existing = await stat(path).catch(() => null);
  const target = existing === null ? path : await realpath(path);
  // In the same folder, for renaming works within one file system only.
  const temporary = join(dirname(target), `.nps-${Math.random().toString(36).slice(2)}.tmp`);
  const clean = () => {
    for (const made of [temporary, `${temporary}.csv`]) rmSync(made, { force: true });
  };
  process.on('exit', clean);
  try {
    await make(temporary);
    if (existing !== null) await chmod(temporary, existing.mode);
    await rename(temporary, target);
  } finally {
    clean();
    process.off('exit', clean);
  }
}

/** Writes what `work` makes, and closes the file. `kept`: it is on the disk before anything else happens, so that even a loss of power leaves all or nothing. */
export async function fill(
  handle: FileHandle,
  work: (write: Write) => Promise<void>,
  kept = false,
): Promise<void> {
  try {
    await work((text) => handle.writeFile(text));
    if (kept) await handle.sync();
  } finally {
    await handle.close();
  }
}
