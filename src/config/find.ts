/** Where the configuration file is. Nothing is read, and nothing loaded, so that asking costs next to nothing. */

import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { npsError } from '../errors.ts';

/** What a configuration file may be called; `nps init` writes the first. */
export const CONFIG_NAMES = ['nps.config.yaml', 'nps.config.yml', 'nps.config.json'] as const;

/** The path of the configuration file in `folder`; null: there is none. Error `severalConfigs`. */
export function configIn(folder: string): string | null {
  const found = CONFIG_NAMES.filter((name) => existsSync(join(folder, name)));
  if (found.length > 1) throw npsError('severalConfigs', { folder, names: found });
  return found[0] === undefined ? null : join(folder, found[0]);
}

/**
 * The nearest configuration file in `folder` (an absolute path) or above it, up to the root of the
 * repository, which is the folder that holds `.git`; without a repository up to the file system's root.
 * null: there is none. Error `severalConfigs`.
 */
export function findConfig(folder: string): string | null {
  const found = configIn(folder);
  if (found !== null) return found;
  const parent = dirname(folder);
  return parent === folder || existsSync(join(folder, '.git')) ? null : findConfig(parent);
}
