/**
 * Long format: one row per question answered. Where a filter keeps the rows of one question, the
 * comment of an answer stands in another row of the same person and moment.
 */

import type { Row } from '../model.ts';

/** Share of the other rows that must agree with some kept row in a column, for it to tie the two together. */
const SHARED = 0.5;
const SEPARATOR = '\u0000';

interface Numbered {
  row: Row;
  line: number;
}

export interface SiblingComments {
  /** Indexes of the columns in which a row and its comment agree. */
  keys: number[];
  /** Comments by the line of the kept row they belong to. */
  comments: Map<number, string>;
}

/**
 * Finds the comments of `kept` rows among the `others`, whose text is in the same column (`answers`)
 * as the scores. Two rows belong together where they agree in every column whose values occur in both
 * groups; a column that has its own values in each (the answer's id, the question) says nothing.
 * `isComment` tells a comment from other answers. null: nothing ties rows together, or not uniquely.
 */
export function findSiblings(
  kept: readonly Numbered[],
  others: readonly Numbered[],
  answers: number,
  isComment: (cell: string) => boolean,
): SiblingComments | null {
  const candidates = others.filter(({ row }) => isComment(row[answers] ?? ''));
  const width = kept[0]?.row.length ?? 0;
  if (candidates.length === 0) return null;
  const keys: number[] = [];
  for (let column = 0; column < width; column++) {
    if (column === answers) continue;
    const values = new Set(kept.map(({ row }) => row[column]));
    const shared = candidates.filter(({ row }) => values.has(row[column]!)).length;
    if (shared >= SHARED * candidates.length) keys.push(column);
  }
  const keyOf = (row: Row) => keys.map((column) => row[column]).join(SEPARATOR);
  const lines = new Map<string, number | null>();
  for (const { row, line } of kept) lines.set(keyOf(row), lines.has(keyOf(row)) ? null : line);
  const comments = new Map<number, string>();
  for (const { row } of candidates) {
    const line = lines.get(keyOf(row));
    if (line != null && !comments.has(line)) comments.set(line, row[answers]!.trim());
  }
  return comments.size > 0 ? { keys, comments } : null;
}
