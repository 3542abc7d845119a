/** Question → RawTable: the table exactly as read. */

import { NpsError } from '../errors.ts';
import type { BlankInput, RawTable, Scan, Table, Warning } from '../model.ts';
import { readingWarnings } from '../pipeline/findings.ts';
import { scanWhole } from '../pipeline/whole.ts';
import { openTables, type World } from '../pipeline.ts';

/** What a scan tells of rows that are handed out here as they are. */
const AS_THEY_ARE: ReadonlySet<string> = new Set(['footer', 'shortRows', 'longRows', 'repeatedHeader']);

/**
 * One table of the input at `path`: its header, then every record; an empty table has none, and
 * one of blank lines a row with one cell for each. Preamble and what follows a second header are left out, and
 * several header rows are joined to one, as the warnings tell. The whole table is kept in memory. Errors: those
 * of `openTables` and of reading, but for `empty`, which only a JSON document is refused for.
 */
export async function rawTable(path: string, world: World): Promise<RawTable> {
  const schema = 'nps.rows/1';
  try {
    const [opened] = await openTables([path], world);
    const { table, scan } = await scanWhole(opened!, () => () => {});
    const rows: string[][] = [];
    await table.records((record) => rows.push([...record]));
    return { schema, rows, warnings: warningsOf(table, scan) };
  } catch (error) {
    if (!(error instanceof NpsError && error.code === 'empty')) throw error;
    const { blankLines, container } = error as NpsError & BlankInput;
    // A JSON document holds a value, or it is none; a table may be empty.
    if (container === 'json') throw error;
    const rows = Array.from({ length: blankLines }, () => ['']);
    return { schema, rows, warnings: [{ code: error.code, message: error.message }] };
  }
}

function warningsOf(table: Table, scan: Scan): Warning[] {
  const warnings = readingWarnings(table, scan).filter(({ code }) => !AS_THEY_ARE.has(code));
  const warn = (code: string, message: string) =>
    warnings.push({ code, message: `${table.path}: ${message}` });
  const { header } = table.reading.layout;
  if (header > 1) warn('headerRows', `${header} header rows are joined to one.`);
  const [second] = scan.repeatedHeaders;
  if (second !== undefined)
    warn('secondTable', `the header is repeated in line ${second}: what follows is left out.`);
  return warnings;
}
