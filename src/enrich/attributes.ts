/** What the columns of customers are, by their names alone, in several languages. */

import type { StageAttribute } from '../model.ts';

/** A column of the customers, or of the responses, in which an attribute may stand. */
export interface AttributeColumn {
  name: string;
  /** True in a table of customers, where a date of creation is that of the customer. */
  ofCustomer: boolean;
}

/**
 * The columns that an attribute may be, as positions in `columns`, best first; of equal ones the first.
 */
export function attributeCandidates(
  columns: readonly AttributeColumn[],
  attribute: StageAttribute,
): number[] {
  void columns;
  void attribute;
  return [];
}

/**
 * The column of each attribute, as a position in `columns` (of all tables that are there, one after the
 * other): the one `given`, else the best by name that `fits`, which looks at what is in it. Where nothing is
 * the first purchase, the signup stands for it. An attribute that no column has is left out.
 */
export function findAttributes(
  columns: readonly AttributeColumn[],
  given: Partial<Record<StageAttribute, number>>,
  fits: (position: number, attribute: StageAttribute) => boolean,
): Partial<Record<StageAttribute, number>> {
  void columns;
  void fits;
  return given;
}

/** True for names of columns that hold stages already: `stage`, `lifecycle_stage`, `lebensphase`. */
export function holdsStages(name: string): boolean {
  return name === 'stage';
}

/**
 * Whether a column by its name identifies a customer, by an id or an e-mail address; `rank`: 0 best, ids
 * before addresses. null: neither; nor does what identifies an answer, a survey or a device.
 */
export function keyKind(name: string): { kind: 'id' | 'email'; rank: number } | null {
  void name;
  return null;
}
