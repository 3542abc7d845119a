/** The questions that a database is asked: how often which cells occur together, and which cells rows have. */

import type { Row, Wanted } from '../model.ts';
import { type Dialect, quoteName, type SqlColumn } from './dialect.ts';

/** A statement as text; every value in it is one of `parameters`, `$1` being the first. */
export interface Statement {
  sql: string;
  parameters: readonly string[];
}

/** A row of a result: text, or `null` where SQL has it. */
export type Record = readonly (string | null)[];

/**
 * Asks how many rows agree in what is `wanted`. `columns` are all columns of the table, by the indexes that `wanted` has;
 * `source` is what stands after FROM, with the values in it. Each row of the answer is for `countTeller`.
 */
export function countStatement(
  { columns: indexes, dates }: Wanted,
  columns: readonly SqlColumn[],
  source: Statement,
  dialect: Dialect,
): Statement {
  const keys = indexes.map((_, i) => `k${i}`);
  const cells = indexes.map((index, i) => `${cellOf(columns[index]!, dialect)} AS k${i}`);
  if (dates === null) {
    const from = cells.length === 0 ? source.sql : `(SELECT ${cells.join(', ')} FROM ${source.sql}) AS cells`;
    return {
      sql: grouped([...keys, 'CAST(count(*) AS VARCHAR)'], from, keys),
      parameters: source.parameters,
    };
  }
  const { name, type } = columns[dates.column]!;
  const { parts, keys: periods, first, last } = dialect.fold(quoteName(name), type, dates);
  const [begin, ...further] = parts.map((part, i) => `${part} AS f${i}`);
  const from = further.reduce(
    (inner, part) => `(SELECT cells.*, ${part} FROM ${inner} AS cells)`,
    `(SELECT ${[...cells, begin].join(', ')} FROM ${source.sql})`,
  );
  return {
    sql: grouped([...keys, first, last, 'CAST(count(*) AS VARCHAR)'], `${from} AS cells`, [
      ...keys,
      ...periods,
    ]),
    parameters: source.parameters,
  };
}

const grouped = (told: readonly string[], from: string, keys: readonly string[]): string =>
  `SELECT ${told.join(', ')} FROM ${from}${keys.length > 0 ? ` GROUP BY ${keys.join(', ')}` : ''}`;

const cellOf = ({ name, type }: SqlColumn, dialect: Dialect): string => dialect.cell(quoteName(name), type);

/**
 * Asks for the cells of the columns `indexes`, in that order, of every row, as k0, k1 …; `number`: an expression that goes
 * behind them as n.
 */
export function cellsStatement(
  indexes: readonly number[],
  columns: readonly SqlColumn[],
  source: Statement,
  dialect: Dialect,
  number?: string,
): Statement {
  const told = indexes.map((index, i) => `${cellOf(columns[index]!, dialect)} AS k${i}`);
  if (number !== undefined) told.push(`${number} AS n`);
  // A row without cells is a row all the same.
  return { ...source, sql: `SELECT ${told.join(', ') || "'' AS k0"} FROM ${source.sql}` };
}

/**
 * Takes the rows that `countStatement` is answered with, and tells them to `visit` as `RowCounter.count` promises:
 * `width` cells, '' where nothing is wanted; of a folded date the earliest and the latest. `read` is what a cell goes
 * through. Returns for each how many rows of the table it stands for, n.
 */
export function countTeller(
  { columns: indexes, dates }: Wanted,
  width: number,
  visit: (row: Row, times: number) => void,
  read: (cell: string) => string = (cell) => cell,
): (record: Record) => number {
  const blank: readonly string[] = new Array<string>(width).fill('');
  return (record) => {
    const times = Number(record.at(-1));
    if (times === 0) return 0;
    const row = blank.slice();
    for (const [i, index] of indexes.entries()) row[index] = read(record[i] ?? '');
    if (dates === null) visit(row, times);
    else {
      const [first, last] = [record[indexes.length] ?? '', record[indexes.length + 1] ?? ''];
      row[dates.column] = read(first);
      if (times === 1 || first === last) visit(row, times);
      else {
        const later = row.slice();
        later[dates.column] = read(last);
        visit(row, 1);
        visit(later, times - 1);
      }
    }
    return times;
  };
}
