/** Packs: rules of themes to start from, which come with the program. */

import { existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { closest, distance } from 'fastest-levenshtein';

/** The names of the packs: business software, shops and their goods, employees. */
export const PACKS = ['saas', 'consumer', 'employee'] as const;

export type Pack = (typeof PACKS)[number];

/** True of a pack's name, in small letters as it is written. */
export const isPack = (name: string): name is Pack => (PACKS as readonly string[]).includes(name);

/** The absolute path of a pack. */
export const packPath = (pack: Pack): string => join(packageFolder(), 'themes', `${pack}.yaml`);

/**
 * The pack that people mean by `name`, which as a path would be `path`; null: a file is meant. Where a file is called
 * like a pack, the file is.
 */
export async function packMeant(name: string, path: string): Promise<Pack | null> {
  if (!isPack(name)) return null;
  const found = await stat(path).catch(() => null);
  return found === null || found.isDirectory() ? name : null;
}

/** The pack whose name is much like `name`; null: none is. */
export function packLike(name: string): Pack | null {
  const near = closest(name.toLowerCase(), [...PACKS]) as Pack;
  return distance(name.toLowerCase(), near) <= Math.max(1, near.length / 3) ? near : null;
}

/** The folder that holds package.json: above the sources as above the bundle, which are not equally deep in it. */
function packageFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json')) && dirname(folder) !== folder) folder = dirname(folder);
  return folder;
}
