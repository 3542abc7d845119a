/** What is wanted of a table → the statement that counts it, and how its rows are read. */

import type { Row, Wanted } from '../../model.ts';
import type { PgColumn } from './columns.ts';
import { foldKey } from './dialect.ts';
import { quoteParts } from './url.ts';

/** Where rows are from. */
export interface Relation {
  /** The parts of the table's name. */
  name: readonly string[];
  columns: readonly PgColumn[];
  /**
   * The names of the tables that it is made of, where some of them are on other servers: each is asked to count its
   * own, for the server in the middle would fetch all rows to do it. Empty: there are none.
   */
  shards: readonly (readonly string[])[];
}

/** A statement, and what to make of a row of its result; null stands for a cell without a value. */
export interface Compiled {
  text: string;
  /** Calls `visit` as `RowCounter.count` does. */
  read(result: readonly (string | null)[], visit: (row: Row, times: number) => void): void;
}

/** The statement that counts. Names are quoted, and nothing else of the table's or the question's is part of it. */
export function compileCount({ name, columns, shards }: Relation, wanted: Wanted): Compiled {
  const dates = wanted.dates && columns[wanted.dates.column]!;
  const key = dates && foldKey(dates.cell, dates.type, wanted.dates!, shards.length > 0);
  // What cannot be folded is a column like any other.
  const whole = dates && key === null ? [...wanted.columns, wanted.dates!.column] : wanted.columns;
  const cells = whole.map((index) => columns[index]!);
  const folded = dates && key !== null ? [`min(${dates.cell})`, `max(${dates.cell})`] : [];
  const keys = [...cells.flatMap((column) => column.keys), ...(folded.length > 0 ? [key!] : [])];
  // A part is asked at the same time as the others only where it hands out all that it groups by.
  const more = shards.length === 0 ? [] : keys.filter((each) => !cells.some(({ cell }) => cell === each));
  const list = [...cells.map(({ cell }) => cell), ...folded, ...more, 'count(*)'].join(', ');
  const grouping = keys.length === 0 ? '' : ` GROUP BY ${keys.join(', ')}`;
  const parts = shards.length === 0 ? [name] : shards;
  return {
    text: parts.map((part) => `SELECT ${list} FROM ${quoteParts(part)}${grouping}`).join(' UNION ALL '),
    read: (result, visit) => {
      const times = Number(result.at(-1));
      if (times === 0) return;
      const row: string[] = new Array(columns.length).fill('');
      whole.forEach((index, i) => {
        row[index] = cellOf(columns[index]!, result[i]!);
      });
      if (folded.length === 0) {
        visit(row, times);
        return;
      }
      const first = cellOf(dates!, result[whole.length]!);
      const last = cellOf(dates!, result[whole.length + 1]!);
      row[wanted.dates!.column] = first;
      visit(row, first === last ? times : times - 1);
      if (first !== last) visit(row.with(wanted.dates!.column, last), 1);
    },
  };
}

/** The statement that hands out rows, with the cells of `indexes` and nothing else. */
export function compileRows(
  { name, columns }: Relation,
  indexes: readonly number[],
  limit?: number,
): Compiled {
  const cells = indexes.map((index) => columns[index]!.cell);
  const end = limit === undefined ? '' : ` LIMIT ${limit}`;
  return {
    text: `SELECT ${cells.length === 0 ? '1' : cells.join(', ')} FROM ${quoteParts(name)}${end}`,
    read: (result, visit) => {
      const row: string[] = new Array(columns.length).fill('');
      indexes.forEach((index, i) => {
        row[index] = cellOf(columns[index]!, result[i]!);
      });
      visit(row, 1);
    },
  };
}

const cellOf = ({ read }: PgColumn, text: string | null): string => (text === null ? '' : read(text));
