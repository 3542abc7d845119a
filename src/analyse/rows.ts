/** Question → RawTable: the table exactly as read. */

import type { RawTable, Table } from '../model.ts';
import { openTables, type World } from '../pipeline.ts';

/** Every record of the input at `path`, header rows first, preamble left out. The whole table is kept in memory. */
export async function rawTable(path: string, world: World): Promise<RawTable> {
  let table: Table | null = (await openTables([path], world))[0]!;
  const scan = await table.scan(() => {});
  table = scan.revised ?? table;
  const rows: string[][] = [];
  await table.records((record) => rows.push([...record]));
  return { schema: 'nps.rows/1', rows };
}
