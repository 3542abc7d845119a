/** Databases as inputs: what names one, without the driver. */

export { isPostgresUrl, pathBeside, pathOfTable } from '../sql/postgres/url.ts';

import type { Load } from '../sql/postgres/load.ts';
import type { World } from './world.ts';

export type { Load };

/** Loads rows into a table of a database: see `loadRows` there. */
export async function loadRows(
  path: string,
  names: readonly string[],
  work: (load: Load) => Promise<void>,
  world: Pick<World, 'beforeEnd'>,
): Promise<void> {
  const { loadRows } = await import('../sql/postgres/load.ts');
  await loadRows(path, names, work, world);
}
