/** The comments of a long table, in which the filter has kept the rows of one question. */

import { findSiblings } from '../enrich/siblings.ts';
import { isText } from '../map/score.ts';
import type { Row, Table } from '../model.ts';
import { lookAgain } from './again.ts';
import type { Pass } from './pass.ts';
import type { Siblings } from './siblings/types.ts';

/**
 * Looks for comments in the rows that the conditions of `pass` left out, where the rows kept have no
 * column of comments. Reads the tables again, and keeps all rows in memory. null: none found, or the
 * inputs have several headers.
 */
export async function siblingComments(tables: readonly Table[], pass: Pass): Promise<Siblings | null> {
  const [family] = pass.families;
  const mapping = family?.mapping ?? null;
  if (pass.families.length !== 1 || family === undefined || mapping === null) return null;
  const { score, comment } = mapping.roles;
  if (score === null || comment !== null) return null;
  if (!pass.hasLeftOutText(score)) return null;
  const kept: Row[] = [];
  const others: Row[] = [];
  /** Positions in `kept` of the answers that count. */
  const scored = new Set<number>();
  await lookAgain(tables, pass, () => ({
    kept: ({ row, fate }) => {
      if (fate === 'scored') scored.add(kept.length);
      kept.push(row);
    },
    left: (row) => others.push(row),
  }));
  const found = findSiblings(kept, others, score, isText);
  if (found === null) return null;
  const { columns } = tables[0]!;
  const count = [...found.comments.keys()].filter((position) => scored.has(position)).length;
  if (count === 0) return null;
  return {
    found: {
      column: columns[score]!.name,
      matchedBy: found.keys.map((key) => columns[key]!.name),
      count,
    },
    commentOf: found.commentOf,
  };
}
