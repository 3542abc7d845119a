/** What differs between the databases that count answers. */

import type { Wanted } from '../model.ts';

/** A column as a database knows it. */
export interface SqlColumn {
  /** As the database has it; quoted only by `quoteName`. */
  name: string;
  /**
   * `text`: a cell as it stands. `date`, `timestamp` (without a zone) and `timestamptz`: told as ISO text,
   * `2025-03-31`, `2025-03-31T09:41:00`, `2025-03-31T07:41:00Z`. `other`: numbers and the like, told as the database
   * writes them.
   */
  type: 'text' | 'date' | 'timestamp' | 'timestamptz' | 'other';
}

/** By what dates are folded: `Wanted` says what it is. */
export type Fold = Pick<NonNullable<Wanted['dates']>, 'grain' | 'utc'>;

/**
 * A column of dates, folded: rows with the same `keys` lie in one period, and are written alike, or have the same cell.
 * `parts` are computed for every row, each in a subquery of its own, and are called f0, f1 …
 */
export interface Folded {
  /** The first is an expression over the column; each of the others names only parts before it. */
  parts: readonly string[];
  /** Expressions to group by, over parts. */
  keys: readonly string[];
  /** Aggregates of parts, or keys: the earliest and the latest date, as text that the readers of dates read. */
  first: string;
  last: string;
}

/** How one database says it. Expressions are SQL text; values are never part of it. */
export interface Dialect {
  /** The text of a cell. `column`: a quoted name. */
  cell(column: string, type: SqlColumn['type']): string;
  /** A column of dates, by days or months. */
  fold(column: string, type: SqlColumn['type'], by: Fold): Folded;
}

/** The only place where a name becomes part of a query: standard SQL, as every database here has it. */
export const quoteName = (name: string): string => `"${name.replaceAll('"', '""')}"`;
