/** Which columns of a drawn table a database may have as a type of its own, so that what it tells is what stands there. */
import type { Cell } from './cells.ts';
import type { Table } from './tables.ts';

/** As SQL names it; `text`: as it stands. */
export type SqlType = 'text' | 'integer' | 'date' | 'timestamp' | 'timestamptz';

const FITS: readonly [SqlType, RegExp][] = [
  ['integer', /^(0|-?[1-9]\d{0,6})$/],
  ['date', /^\d{4}-\d\d-\d\d$/],
  ['timestamp', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/],
  ['timestamptz', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/],
];

/** The type of a column; empty cells are NULL in any. */
export function typeOf(cells: readonly Cell[]): SqlType {
  const filled = cells.filter(({ text }) => text !== '');
  const fitting = FITS.find(([, form]) =>
    // A type has one way to say midnight.
    filled.every(({ text, date }) => form.test(text) && !/T24/.test(text) && date?.kind !== 'unreadable'),
  );
  return filled.length === 0 ? 'text' : (fitting?.[0] ?? 'text');
}

/** Types for all columns of `table`; `typed` false: text. */
export const typesOf = ({ columns, rows }: Table, typed: boolean): SqlType[] =>
  columns.map((_, i) => (typed ? typeOf(rows.map((row) => row[i]!)) : 'text'));

/** True where two columns bear one name; databases do without, some of them whatever the case of letters. */
export const hasNamesakes = ({ columns }: Table, caseMatters: boolean): boolean =>
  new Set(columns.map(({ name }) => (caseMatters ? name : name.toLowerCase()))).size < columns.length;

export const quoteName = (name: string): string => `"${name.replaceAll('"', '""')}"`;
