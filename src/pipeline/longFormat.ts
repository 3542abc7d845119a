/** What to advise where no column is full of scores: the table may have one row for each question answered. */

import { adviseLongTable, NpsError } from '../errors.ts';
import { nameToType } from '../map/columns.ts';
import { LongFormatSearch } from '../map/longFormat.ts';
import type { Table } from '../model.ts';

/** So many rows show the kinds of question. */
const LOOKED_AT = 5000;

/** `error`, with the `--score` and `--where` to type where it is that no score column is found and `table` has the long format. */
export async function explained(error: unknown, table: Table): Promise<unknown> {
  if (!(error instanceof NpsError && error.code === 'noScore')) return error;
  const search = new LongFormatSearch();
  let rows = 0;
  await table.scan((row) => {
    // Cells beyond the header are in no column.
    if (rows++ < LOOKED_AT) search.observe(row.slice(0, table.columns.length));
  });
  const found = search.found();
  if (found === null) return error;
  const { kind, kinds, scores, answer } = found;
  const nameOf = (index: number) => nameToType(table.columns, index);
  return adviseLongTable(error, { kind: nameOf(kind), kinds, scores, answer: nameOf(answer) });
}
