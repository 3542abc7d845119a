/** Question → RawTable: the table exactly as read. */

import type { RawTable } from '../model.ts';
import { scanWhole } from '../pipeline/whole.ts';
import { openTables, type World } from '../pipeline.ts';

/**
 * Every record of the input at `path`, header rows first, preamble left out. The whole table is kept in
 * memory. Errors: those of `openTables` and of reading.
 */
export async function rawTable(path: string, world: World): Promise<RawTable> {
  const [opened] = await openTables([path], world);
  const { table } = await scanWhole(opened!, () => () => {});
  const rows: string[][] = [];
  await table.records((record) => rows.push([...record]));
  return { schema: 'nps.rows/1', rows };
}
