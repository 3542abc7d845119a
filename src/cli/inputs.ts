/** From arguments to inputs: globs, standard input, and the world in which a question is answered. */

import { stat } from 'node:fs/promises';
import { isAbsolute, sep } from 'node:path';
import { npsError } from '../errors.ts';
import { isPostgresUrl } from '../pipeline/databases.ts';
import type { World } from '../pipeline.ts';
import { type DatabaseFlags, withTables } from './database.ts';
import { checkOutput } from './output.ts';
import { startProgress } from './progress.ts';
import { currentFolder } from './settings.ts';
import { beforeSignalEnds } from './signals.ts';
import type { ProcessLike } from './world.ts';

/** What help says of FILE. */
export const FILES =
  'exports: CSV, TSV, JSON or NDJSON, also .gz and .zst, or Parquet; several are one data set; - is standard input; or the URL of a database';

/**
 * The paths that are meant: a pattern that the shell left as it is stands for its files, in order of
 * name; no argument at all is standard input. The URL of a database becomes the path of the table that `flags` name.
 * Errors: `noInput` at a terminal, `notFound`, those of `withTables`.
 */
export async function inputsOf(
  files: readonly string[],
  process: Pick<ProcessLike, 'stdin' | 'cwd'>,
  flags: Pick<DatabaseFlags, 'table' | 'timeout'> = {},
): Promise<string[]> {
  const named = withTables(files, flags);
  if (files.length === 0) {
    if (process.stdin.isTTY) throw npsError('noInput');
    return ['-'];
  }
  const inputs: string[] = [];
  for (const file of named) inputs.push(...(await expand(file, currentFolder(process))));
  return inputs;
}

/** Like `inputsOf`, for a command that takes one. Error `severalInputs`. */
export async function oneInput(
  file: string | undefined,
  process: Pick<ProcessLike, 'stdin' | 'cwd'>,
  flags: Pick<DatabaseFlags, 'table' | 'timeout'> = {},
): Promise<string> {
  const inputs = await inputsOf(file === undefined ? [] : [file], process, flags);
  if (inputs.length > 1) throw npsError('severalInputs', { count: inputs.length, path: file! });
  return inputs[0]!;
}

async function expand(file: string, cwd: string): Promise<string[]> {
  if (isPostgresUrl(file) || !/[*?[{]/.test(file) || (await stat(file).catch(() => null)) !== null)
    return [file];
  const { glob } = await import('tinyglobby');
  const pattern = sep === '\\' ? file.replaceAll(sep, '/') : file;
  const found = await glob(pattern, { cwd, expandDirectories: false, absolute: isAbsolute(file) });
  if (found.length === 0) throw npsError('notFound', { path: file });
  return found.sort();
}

/**
 * Runs `work` with standard input and a sign of progress. Errors: those of `checkOutput`, so that a
 * bad `-o`, the configuration that is obeyed among them, is found before the work; `unreadable` for standard input.
 */
export async function withWorld<T>(
  process: ProcessLike,
  { output, quiet, config }: { output?: string; quiet?: true; config?: string | false },
  inputs: readonly string[],
  work: (world: World) => Promise<T>,
): Promise<T> {
  if (output !== undefined) await checkOutput(process, output, config ? [...inputs, config] : inputs);
  const { onProgress, stop } = startProgress(process, quiet === true);
  try {
    const beforeEnd = (end: () => Promise<void>) => beforeSignalEnds(process, end);
    return await work({ stdin: standardInput(process), onProgress, beforeEnd });
  } finally {
    stop();
  }
}

/** Its bytes, opened when they are asked for. Error `unreadable`: it may be a folder. */
async function* standardInput(process: ProcessLike): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of process.stdin) yield typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw npsError('unreadable', { path: 'stdin', cause: code ?? message });
  }
}
