/** Columns by the names that people give them. */

import { likeliest } from '../errors/likeliest.ts';
import { npsError } from '../errors.ts';
import type { Column } from '../model.ts';

/** A name on one line, as messages show it: line breaks, no-break and repeated blanks are one blank. */
const onOneLine = (name: string): string => name.replace(/\s+/g, ' ');

/**
 * The column called `name`: as it stands in the header, else with its blanks and line breaks as messages
 * show them, else `#24` for the twenty-fourth. null: none.
 * Error `repeatedColumn` where several bear the name; `option` is the one that named it.
 */
export function findColumn(columns: readonly Column[], name: string, option: string): Column | null {
  const wanted = name.trim();
  const exact = columns.filter((column) => column.name === wanted);
  const named =
    exact.length > 0 ? exact : columns.filter((column) => onOneLine(column.name) === onOneLine(wanted));
  if (named.length > 1) {
    throw npsError('repeatedColumn', {
      option,
      name: wanted,
      numbers: named.map(({ index }) => `#${index + 1}`),
    });
  }
  if (named[0]) return named[0];
  const number = /^#(\d+)$/.exec(wanted);
  return number ? (columns[Number(number[1]) - 1] ?? null) : null;
}

/**
 * The error that no column is called `name`, with the likeliest one meant and all there are. `others`: what
 * else could have been meant; `attributes`: names of the customers' columns.
 */
export function unknownColumn(
  columns: readonly Column[],
  name: string,
  option: string,
  others: readonly string[] = [],
  attributes: readonly string[] = [],
) {
  const names = [...new Set([...columns.map((column) => column.name), ...others, ...attributes])];
  return npsError('unknownColumn', {
    option,
    name,
    guess: likeliest(name, names),
    columns: [...columns.map(labelOf), ...attributes.map((attribute) => `customers.${attribute}`)],
  });
}

/**
 * What to type for the column at `index`, as `findColumn` takes it: its name, or `#` and its number (from 1)
 * where other columns bear the name as well.
 */
export function nameToType(columns: readonly Pick<Column, 'name'>[], index: number): string {
  const { name } = columns[index]!;
  return columns.filter((column) => column.name === name).length === 1 ? name : `#${index + 1}`;
}

/** A column for a list: its number and its name. */
export const labelOf = (column: Column): string => {
  const number = `#${column.index + 1}`;
  return column.name === number ? number : `${number} ${column.name}`;
};
