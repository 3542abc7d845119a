import type { Evaluated, Key } from '../../enrich/dimension.ts';
import type { Mapping, Row, Table, Tag } from '../../model.ts';

/** What an answer says in words. */
export interface Said {
  /** Trimmed; empty: nothing. */
  comment: string;
  /** Indexes of its themes; null: there is no comment, or it says nothing (`n/a`). */
  tag: Tag | null;
}

/** How the comments of a question are tagged. */
export interface Themes {
  /** Path of the rules, or the name of their pack. */
  path: string;
  /** In the order of the rules. */
  ids: readonly string[];
  /** What each answer in a table says. The object is the same each time, filled anew. */
  of(table: Table, mapping: Mapping): (answer: Evaluated) => Said;
  /** The values of the dimension `theme` for each answer in a table. */
  keysOf(table: Table, mapping: Mapping): (answer: Evaluated) => readonly Key[];
  /**
   * Reads the rows of `table` by `read`, which is given a visit like `visit`. Of a long table, rows are held back until
   * their comments are matched, on both cores; `visit` is called for each of them once, in their order, before this
   * returns. Errors: those of `read` and `visit`.
   */
  reading<T>(table: Table, visit: Visit, read: (visit: Visit) => Promise<T>): Promise<T>;
}

/** What is called for the rows of a table. */
export type Visit = (row: Row, line: number) => void;
