/** What the files in this folder are: one vendor's export each, as far as it differs from any other table. */

import type { Column, Container, Layout, LeftOutReason, Role, Row } from '../../model.ts';

/** A table as far as its beginning tells. */
export interface Shape {
  container: Container;
  layout: Layout;
  columns: readonly Column[];
  /** Names of the columns as they stand, `properties.hs_value`. */
  names: ReadonlySet<string>;
  sample: readonly Row[];
}

/**
 * How a column is named: by its whole name in any case, or by a pattern on it. Where there are several header
 * rows, what they add to the name will do as well: Qualtrics' older exports say `V7` above `Status`.
 */
export type ColumnName = string | RegExp;

/** Rows that are no answers. They are left out before anything else looks at them, and counted. */
export interface LeftOutRule {
  reason: LeftOutReason;
  /** The first column there is of these is looked at; the rule is void where there is none. */
  column: readonly ColumnName[];
  /** Whether the rule holds for a cell, trimmed and in lower case. */
  holds(cell: string): boolean;
}

/** Indexes of the columns in which a table bears what was read in it before. */
export interface Told {
  roles: Partial<Record<Role, number>> & { score: number };
  /** Why there is no score, as a `RejectionReason`. */
  invalid: number;
  /** All of them: none has a role but those. */
  all: readonly number[];
}

/** One vendor's export. */
export interface Format {
  /** As in JSON and in options, `surveymonkey`. */
  name: string;
  /** As people write it, `SurveyMonkey`. */
  title: string;
  /** By what a table is told to be such an export, as a clause for people; null: it is none. */
  recognise(shape: Shape): string | null;
  /**
   * Columns by role, best first: taken where the table has one that is not empty. A role that is left out
   * is found like in any table. Of the score's, all that there are compete, and none other does unless
   * they hold no scores.
   */
  roles?: Partial<Record<Role, readonly ColumnName[]>>;
  /** The score's columns where names do not tell them: indexes. Used instead of `roles.score`. */
  scoreColumns?(shape: Shape): readonly number[];
  /** Of what was read before and stands in columns of its own, nothing is asked again. */
  told?(shape: Shape): Told;
  leftOut?: readonly LeftOutRule[];
  /**
   * Where one answer may be sent several times (created, then updated): the columns by which events of the
   * same answer are known, and when each was sent. The latest counts, of equal times the later row.
   */
  repeats?: { id: readonly ColumnName[]; at: readonly ColumnName[] };
}

/** The first column of `columns` that one of `names` names, in the order of `names`; null: none. */
export function columnNamed(columns: readonly Column[], names: readonly ColumnName[]): Column | null {
  for (const name of names) {
    const found = columns.find((column) => isNamed(column, name));
    if (found !== undefined) return found;
  }
  return null;
}

/** All columns of `columns` that one of `names` names. */
export const columnsNamed = (columns: readonly Column[], names: readonly ColumnName[]): Column[] =>
  columns.filter((column) => names.some((name) => isNamed(column, name)));

const isNamed = ({ name, detail }: Column, wanted: ColumnName): boolean =>
  fits(name, wanted) || (detail !== '' && fits(detail, wanted));

const fits = (name: string, wanted: ColumnName): boolean =>
  typeof wanted === 'string' ? name.toLowerCase() === wanted.toLowerCase() : wanted.test(name);

/** True if the table has a column for each of `names`. */
export const hasAll = ({ columns }: Shape, names: readonly ColumnName[]): boolean =>
  names.every((name) => columnNamed(columns, [name]) !== null);

/** The cells of a column in the sample that are not blank, trimmed. */
export const cellsOf = ({ sample }: Shape, index: number): string[] =>
  sample.map((row) => (row[index] ?? '').trim()).filter((cell) => cell !== '');

/** What a question, or its short name, says that asks for the recommendation; fewer languages than score columns have. */
export const RECOMMENDATION = /recommend|recomiend|recomend|recommand|empfehl|(^|[^a-z])nps([^a-z]|$)/i;

/** The same for why a score was given, as the alternatives of a pattern. */
export const REASON =
  'reason|why|comment|feedback|explain|improve|better|suggest|remark|verbatim|tell us|review|motivo|por ?qu|pourquoi|waarom|warum|begr[üu]nd|kommentar|anmerk|opmerking';

/** Whether the table is JSON or NDJSON with all of these columns. */
export const isJsonWith = ({ container, names }: Shape, ...wanted: readonly string[]): boolean =>
  container !== 'csv' && wanted.every((name) => names.has(name));

/** The filled cells of a column in the sample, trimmed and in lower case; none where there is no such column. */
export function sampleOf(shape: Shape, names: readonly ColumnName[]): string[] {
  const column = columnNamed(shape.columns, names);
  return column === null ? [] : cellsOf(shape, column.index).map((cell) => cell.toLowerCase());
}

/** For a rule: the cell says something, and none of `kept`. An empty cell says nothing about its row. */
export const saysOtherThan =
  (...kept: readonly string[]) =>
  (cell: string): boolean =>
    cell !== '' && !kept.includes(cell);

/** For a rule: a flag that is set, whether JSON wrote it as such or as text. */
export const isSet = (cell: string): boolean => cell === 'true' || cell === '1';
