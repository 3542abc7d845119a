/** Files → tables of customers. */

import type { CustomerRow } from '../../enrich/customers.ts';
import type { Scan, Table } from '../../model.ts';
import { byHeader } from '../family.ts';
import { readingWarnings } from '../findings.ts';
import { scanWhole } from '../whole.ts';
import { CustomerTable } from './table.ts';

/** Reads tables of customers to their ends; those with the same header become one. Errors: those of reading. */
export async function readCustomers(opened: readonly Table[]): Promise<CustomerTable[]> {
  const read: { table: Table; scan: Scan; rows: CustomerRow[] }[] = [];
  for (const one of opened) {
    let rows: CustomerRow[] = [];
    const { table, scan } = await scanWhole(one, ({ path }) => {
      rows = [];
      return (row, line) => rows.push({ row, path, line, askedIn: 0 });
    });
    read.push({ table, scan, rows });
  }
  return byHeader(read.map(({ table }) => table)).map((tables) => {
    const parts = read.filter(({ table }) => tables.includes(table));
    return new CustomerTable(
      tables.map(({ path }) => path),
      tables[0]!.columns,
      parts.flatMap(({ rows }) => rows),
      parts.flatMap(({ table, scan }) => readingWarnings(table, scan)),
    );
  });
}
