/** Rows as text, piece by piece: for tables that are written while they are read. */

import type { RowCell } from '../model.ts';
import { csvLines } from './csv.ts';
import { inertJson } from './json.ts';

/** The formats that rows can be written in, the default first. */
export const ROW_FORMATS = ['csv', 'ndjson', 'json'] as const;
export type RowFormat = (typeof ROW_FORMATS)[number];

/** A column to be written. */
export interface RowColumn {
  name: string;
  /** Its texts are somebody's, not ours. */
  fromData: boolean;
}

/** The pieces of a document, in this order: the head, rows as often as there are some, the tail. */
export interface RowWriter {
  head(): string;
  rows(rows: readonly (readonly RowCell[])[]): string;
  tail(): string;
}

/** What CSV says of a comment that has no theme, where JSON has an empty list. */
const UNTAGGED = 'untagged';

/**
 * A writer of rows with a cell for each of `columns`. CSV has a header row; null is empty there, a list its items with
 * commas between them, and texts are guarded against spreadsheets unless `raw`. JSON has an object for each row, whose
 * keys are the names (the second of a name with its number, `Why? (#5)`), in an array or one a line.
 * `redact`: what is to become of names and of texts from data; left out: nothing.
 */
export function rowWriter(
  format: RowFormat,
  columns: readonly RowColumn[],
  { raw = false, redact }: { raw?: boolean; redact?: ((text: string) => string) | undefined } = {},
): RowWriter {
  const names = columns.map(({ name, fromData }) => (redact && fromData ? redact(name) : name));
  const shown = (rows: readonly (readonly RowCell[])[]): readonly (readonly RowCell[])[] =>
    redact === undefined
      ? rows
      : rows.map((row) =>
          row.map((cell, i) => (columns[i]!.fromData && typeof cell === 'string' ? redact(cell) : cell)),
        );
  if (format === 'csv')
    return {
      head: () => csvLines([names], { raw }),
      rows: (rows) =>
        csvLines(
          shown(rows).map((row) => row.map(flat)),
          { raw },
        ),
      tail: () => '',
    };
  const keys = uniqueNames(names).map((name) => `${JSON.stringify(name)}:`);
  const object = (row: readonly RowCell[]) =>
    `{${keys.map((key, i) => key + JSON.stringify(row[i] ?? null)).join()}}`;
  if (format === 'ndjson')
    return {
      head: () => '',
      rows: (rows) =>
        inertJson(
          shown(rows)
            .map((row) => `${object(row)}\n`)
            .join(''),
        ),
      tail: () => '',
    };
  let begun = false;
  return {
    head: () => '[',
    rows: (rows) => {
      if (rows.length === 0) return '';
      const text = `${begun ? ',' : ''}\n${shown(rows).map(object).join(',\n')}`;
      begun = true;
      return inertJson(text);
    },
    tail: () => '\n]\n',
  };
}

const flat = (cell: RowCell): string | number | null =>
  typeof cell !== 'object' || cell === null ? cell : cell.length === 0 ? UNTAGGED : cell.join(', ');

/** Names that may be keys of one object, or columns of one Parquet file: of equal ones the first is as it stands, the others have their numbers. */
export function uniqueNames(names: readonly string[]): string[] {
  const taken = new Set(names);
  const seen = new Set<string>();
  return names.map((name, i) => {
    let unique = name;
    for (let n = i + 1; seen.has(unique) || (unique !== name && taken.has(unique)); n += names.length)
      unique = `${name} (#${n})`;
    seen.add(unique);
    return unique;
  });
}
