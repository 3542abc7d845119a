/** What a table's columns are, told from what the server says of a result: so a view is as good as a table. */

import type { Column } from '../../model.ts';
import { quoteName, type SqlColumn } from '../dialect.ts';

/** A column of a result, as the driver describes it. */
export interface Field {
  name: string;
  /** The type's number in the catalogue; those of built-in types are the same everywhere. */
  dataTypeID: number;
  /** What the type was declared with, such as digits; -1: nothing. */
  dataTypeModifier: number;
}

/** A column, and how it is said. */
export interface PgColumn extends SqlColumn {
  /** The expression whose text is the cell's, but for `read`. */
  cell: string;
  /** Rows that agree in all of these have the same cell; `cell` may stand in a query that groups by them. */
  keys: readonly string[];
  /** Equal values are the same cell, and the cell's text stands for the value: they may be compared as values. */
  exact: boolean;
  /** The expression of the cell as a text, for comparing. */
  text: string;
  /** The cell from its text as the server writes it. */
  read(text: string): string;
}

const BOOL = 16;
const NUMERIC = 1700;
const FLOATS = new Set([700, 701]);
/** name, text, varchar. */
const TEXTS = new Set([19, 25, 1043]);
/** char(n), which comes with the blanks that fill it up; its text has none. */
const PADDED = 1042;
/** Equal values of these are written alike: int8, int2, int4, oid, time, uuid. */
const EXACT = new Set([20, 21, 23, 26, 1083, 2950]);
const DATE = 1082;
const TIMESTAMP = 1114;
const TIMESTAMPTZ = 1184;

const asItStands = (text: string): string => text;
const BOOLEANS: Record<string, string> = { t: 'true', f: 'false' };

/**
 * How a column is said and read. `folds`: texts count as equal in the column that are not the same, as where upper and
 * lower case are.
 */
export function pgColumn({ name, dataTypeID: type, dataTypeModifier }: Field, folds = false): PgColumn {
  const column = quoteName(name);
  const text = `CAST(${column} AS text)`;
  const plain = {
    name,
    type: 'other' as const,
    cell: column,
    keys: [column],
    exact: false,
    text,
    read: asItStands,
  };
  if (TEXTS.has(type)) {
    const cell = folds ? `${column} COLLATE "C"` : column;
    return { ...plain, type: 'text', cell, keys: [cell], text: cell };
  }
  if (type === DATE) return { ...plain, type: 'date', exact: true };
  if (type === TIMESTAMP) return { ...plain, type: 'timestamp', exact: true, read: isoTime };
  if (type === TIMESTAMPTZ) return { ...plain, type: 'timestamptz', exact: true, read: isoInstant };
  if (type === BOOL) return { ...plain, exact: true, read: (letter) => BOOLEANS[letter] ?? letter };
  if (EXACT.has(type)) return { ...plain, exact: true };
  // 1.0 equals 1.00 where the column does not say how many decimals it has.
  if (type === NUMERIC)
    return dataTypeModifier === -1 ? { ...plain, keys: [column, `scale(${column})`] } : plain;
  // 0 equals -0, and only their angles tell them apart.
  if (FLOATS.has(type)) return { ...plain, keys: [column, `atan2(0, ${column})`] };
  // Equal need not be the same here, or nothing is equal at all: citext, interval, json.
  return { ...plain, type: type === PADDED ? 'text' : 'other', cell: text, keys: [text] };
}

/** `2025-03-31 09:41:00`. */
const isoTime = (text: string): string => text.replace(' ', 'T');

/** `2025-03-31 07:41:00+00`, for the session's zone is UTC. */
const isoInstant = (text: string): string => isoTime(text).replace(/\+00(?::00)?(?= BC$|$)/, 'Z');

/** The columns as everybody else sees them. */
export const columnsOf = (columns: readonly SqlColumn[]): Column[] =>
  columns.map(({ name }, index) => ({ index, name: name.trim(), detail: '', partOf: null }));
