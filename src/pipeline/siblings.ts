/** The comments of a long table, in which the filter has kept the rows of one question. */

import { findSiblings } from '../enrich/siblings.ts';
import { readScore } from '../map/score.ts';
import type { Answer, Row, Table } from '../model.ts';
import type { Pass } from './pass.ts';

const isText = (cell: string): boolean => {
  const read = readScore(cell);
  return read.kind === 'invalid' && read.reason === 'scoreNotNumber';
};

/**
 * Looks for comments in the rows that the filters of `pass` left out, where the rows kept have no
 * column of comments. Reads the tables again, and keeps all rows in memory. null: none found.
 */
export async function siblingComments(tables: readonly Table[], pass: Pass): Promise<Answer['comments']> {
  const [family] = pass.families;
  const { score = null, comment = null } = family?.mapping?.roles ?? {};
  if (pass.families.length !== 1 || score === null || comment !== null) return null;
  if (!pass.leftOut.some((row) => isText(row[score] ?? ''))) return null;
  const kept: { row: Row; line: number }[] = [];
  const others: typeof kept = [];
  for (const table of tables) {
    const keeps = pass.columnFilter(table);
    await table.scan((row, line) => (keeps(row) ? kept : others).push({ row, line }));
  }
  const found = findSiblings(kept, others, score, isText);
  const { columns } = tables[0]!;
  return (
    found && {
      column: columns[score]!.name,
      matchedBy: found.keys.map((key) => columns[key]!.name),
      count: found.comments.size,
    }
  );
}
