import type { Row, SiblingComments } from '../../model.ts';

/** Comments of other rows, and which answer each belongs to. */
export interface Siblings {
  found: SiblingComments;
  /** The comment of an answer; empty: it has none. */
  commentOf: (row: Row) => string;
}
