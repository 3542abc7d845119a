/**
 * Long format: one row per question answered. Where a filter keeps the rows of one question, the
 * comment of an answer stands in another row of the same person and moment.
 */

import type { Row } from '../model.ts';

/** Share of the other rows that must agree with some kept row in a column, for it to tie the two together. */
const SHARED = 0.5;
const SEPARATOR = '\u0000';

/** Which kept rows have a comment elsewhere. */
export interface SiblingComments {
  /** Indexes of the columns in which a row and its comment agree; at least one. */
  keys: number[];
  /** Comments, trimmed, by the position of the kept row they belong to. */
  comments: Map<number, string>;
  /** The comment of a kept row; empty: it has none. */
  commentOf: (row: Row) => string;
}

/**
 * Finds the comments of `kept` rows among the `others`, whose text is in the same column (`answers`)
 * as the scores. Two rows belong together where they agree in every column whose values occur in both
 * groups; a column that has its own values in each (the answer's id, the question) says nothing.
 * `isComment` tells a comment from other answers. Of several comments the first is taken; kept rows
 * that cannot be told apart have none. null: nothing ties rows together.
 */
export function findSiblings(
  kept: readonly Row[],
  others: readonly Row[],
  answers: number,
  isComment: (cell: string) => boolean,
): SiblingComments | null {
  const candidates = others.filter((row) => isComment(row[answers] ?? ''));
  const keys = sharedColumns(kept, candidates).filter((column) => column !== answers);
  if (keys.length === 0) return null;
  const keyOf = (row: Row) => keys.map((column) => row[column]).join(SEPARATOR);
  const positions = new Map<string, number | null>();
  kept.forEach((row, position) => {
    const key = keyOf(row);
    positions.set(key, positions.has(key) ? null : position);
  });
  const comments = new Map<number, string>();
  for (const row of candidates) {
    const position = positions.get(keyOf(row));
    if (position != null && !comments.has(position)) comments.set(position, row[answers]!.trim());
  }
  const commentOf = (row: Row) => comments.get(positions.get(keyOf(row)) ?? -1) ?? '';
  return comments.size > 0 ? { keys, comments, commentOf } : null;
}

/** The columns in which enough of the `candidates` have a value that some kept row has too. */
function sharedColumns(kept: readonly Row[], candidates: readonly Row[]): number[] {
  if (candidates.length === 0) return [];
  return [...(kept[0] ?? []).keys()].filter((column) => {
    const values = new Set(kept.map((row) => row[column]));
    const shared = candidates.filter((row) => values.has(row[column])).length;
    return shared >= SHARED * candidates.length;
  });
}
