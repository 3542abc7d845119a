/** Files → tables of customers. */

import type { Row, Table } from '../../model.ts';
import { byHeader } from '../family.ts';
import { readingWarnings } from '../findings.ts';
import { scanWhole } from '../whole.ts';
import { CellPool } from './pool.ts';
import { type CustomerFile, CustomerTable } from './table.ts';

/** Reads tables of customers to their ends; those with the same header become one. Errors: those of reading. */
export async function readCustomers(opened: readonly Table[]): Promise<CustomerTable[]> {
  const read = new Map<Table, CustomerFile>();
  for (const one of opened) {
    let rows: Row[] = [];
    let lines: number[] = [];
    const { table, scan } = await scanWhole(one, () => {
      const pool = new CellPool();
      rows = [];
      lines = [];
      return (row, line) => {
        pool.share(row as string[]);
        // A copy has no room to grow, of which the original has more than it holds.
        rows.push(row.slice());
        lines.push(line);
      };
    });
    read.set(table, { path: table.path, rows, lines, warnings: readingWarnings(table, scan) });
  }
  return byHeader([...read.keys()]).map(
    (tables) =>
      new CustomerTable(
        tables[0]!.columns,
        tables.map((table) => read.get(table)!),
      ),
  );
}
