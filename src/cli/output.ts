/** Where results go: standard output, or a file that is written whole or not at all. */

import { rmSync } from 'node:fs';
import { open, realpath, rename, stat } from 'node:fs/promises';
import { npsError } from '../errors.ts';
import type { ProcessLike } from './world.ts';

/**
 * Writes `text` to `path`, or to standard output where that is null or `-`. A reader that closes its
 * pipe early is no error. Errors: `outputIsInput`, `unwritable`.
 */
export async function writeResult(
  process: ProcessLike,
  text: string,
  path: string | null,
  inputs: readonly string[],
): Promise<void> {
  if (path === null || path === '-') return writeStream(process.stdout, text);
  await refuseInput(path, inputs);
  try {
    await writeFile(path, text);
  } catch (error) {
    throw npsError('unwritable', { path, cause: (error as NodeJS.ErrnoException).code ?? String(error) });
  }
}

/** Throws `outputIsInput` if `path` is the same file as an input: so that it is known before any work. */
export async function refuseInput(path: string, inputs: readonly string[]): Promise<void> {
  const target = await stat(path).catch(() => null);
  if (target === null || !target.isFile()) return;
  for (const input of inputs) {
    const source = await stat(input).catch(() => null);
    if (source && source.ino === target.ino && source.dev === target.dev)
      throw npsError('outputIsInput', { path });
  }
}

function writeStream(stream: NodeJS.WriteStream, text: string): Promise<void> {
  return new Promise((done, fail) => {
    const settle = (error?: NodeJS.ErrnoException | null) => {
      if (!error || error.code === 'EPIPE') done();
      else fail(npsError('unwritable', { path: 'standard output', cause: error.code ?? error.message }));
    };
    stream.once('error', settle);
    stream.write(text, settle);
  });
}

async function writeFile(path: string, text: string): Promise<void> {
  const existing = await stat(path).catch(() => null);
  const target = existing === null ? path : await realpath(path);
  if (existing !== null && !existing.isFile()) {
    // A device or a pipe cannot be replaced by renaming.
    const handle = await open(target, 'w');
    await handle.writeFile(text).finally(() => handle.close());
    return;
  }
  const temporary = `${target}.${globalThis.process.pid}.tmp`;
  const clean = () => rmSync(temporary, { force: true });
  globalThis.process.once('exit', clean);
  try {
    const handle = await open(temporary, 'wx', existing?.mode);
    await handle.writeFile(text).finally(() => handle.close());
    await rename(temporary, target);
  } finally {
    clean();
    globalThis.process.off('exit', clean);
  }
}
