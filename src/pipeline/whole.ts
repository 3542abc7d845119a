/** One table to its end, in the way that the whole of it wants to be read. */

import type { Row, Scan, Table } from '../model.ts';

/**
 * Scans `table`, and again for as long as the whole file contradicts how it was read (its encoding, its
 * quotation marks, columns of JSON that turn up late). `begin` gives the visitor of each scan of a table; only what
 * the last one was shown holds. Errors: those of reading.
 */
export async function scanWhole(
  table: Table,
  begin: (table: Table) => (row: Row, line: number) => void,
): Promise<{ table: Table; scan: Scan }> {
  const scan = await table.scan(begin(table));
  return scan.revised === null ? { table, scan } : scanWhole(scan.revised, begin);
}
