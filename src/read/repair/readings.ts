/** Other ways to read a record that has not the table's width, of which exactly one must fit. */

import type { Dialect, Repair } from '../../model.ts';
import { type Division, divide } from './divide.ts';
import type { Fits } from './shapes.ts';

/** What is known of the table that a damaged record belongs to. */
export interface TableShape {
  dialect: Dialect;
  width: number;
  fits: Fits;
}

/** A record as it was meant, and what had to be repaired for it. */
export interface Repaired {
  cells: string[];
  repair: Repair;
}

/** A delimiter that is missing is looked for in records up to this length: each place is tried. */
const LONGEST = 1000;
/** So many marks at most are tried one by one. */
const MOST_MARKS = 40;
const DELIMITERS = [',', ';', '\t', '|', ' '];

/**
 * The one reading of `text` that gives a row of the table, of the first kind of repair that has any: a mark
 * taken as text, another delimiter, a delimiter too many, one that is part of the text, one too few. null: none
 * fits, or several do. `division`: `text` as it stands.
 */
export function repaired(text: string, division: Division, table: TableShape): Repaired | null {
  if (text.trim() === '') return null;
  const kinds: [Repair, () => string[][]][] = [
    ['strayQuote', () => byMarks(text, table)],
    ['otherDelimiter', () => byOtherDelimiters(text, division, table)],
    ['extraDelimiter', () => withoutOneEmpty(division.cells, table)],
    ['unquotedDelimiter', () => merged(division, table.dialect.delimiter, table)],
    ['missingDelimiter', () => withOneMore(text, division, table)],
  ];
  const loose: Repaired[] = [];
  for (const [repair, readings] of kinds) {
    if (repair !== 'strayQuote' && division.strays === 0 && looksShortened(division.cells, table)) break;
    const found = distinct(readings()).filter((cells) => !isSame(cells, division.cells));
    const fitting = found.filter((cells) => isRow(cells, table));
    if (fitting.length > 1) return null;
    if (fitting.length === 1) return { cells: fitting[0]!, repair };
    loose.push(...found.map((cells) => ({ cells, repair })));
  }
  // Headers, and rows of which little is known, do not look like the others.
  return loose.length === 1 ? loose[0]! : null;
}

/** Whether `cells` are a row as it stands, of which only empty cells at the end are missing or too many. */
function looksShortened(cells: readonly string[], { width, fits }: TableShape): boolean {
  if (cells.slice(width).some((cell) => cell.trim() !== '')) return false;
  const padded = Array.from({ length: width }, (_, i) => cells[i] ?? '');
  return padded.every(fits);
}

const isRow = (cells: readonly string[], { width, fits }: TableShape): boolean =>
  cells.length === width && cells.every(fits);

const isSame = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((cell, i) => cell === b[i]);

function distinct(readings: readonly string[][]): string[][] {
  return [...new Map(readings.map((cells) => [cells.join('\0'), cells])).values()];
}

/** Readings in which marks within cells, or one that opens a cell, are part of the text. */
function byMarks(text: string, { dialect, width }: TableShape): string[][] {
  const { quote } = dialect;
  if (quote === null || !text.includes(quote)) return [];
  const found: Division[] = [
    divide(text, dialect, undefined, 'loose'),
    divide(text, dialect, undefined, 'bare'),
  ];
  for (const at of openings(text, dialect)) {
    found.push(divide(text, dialect, new Set([at])));
    if (text[at + 1] === quote) found.push(withMarkBefore(text, at, dialect));
  }
  const whole = found.filter(({ open, cells }) => open === null && cells.length === width);
  const fewest = Math.min(...whole.map(({ strays }) => strays));
  return whole.filter(({ strays }) => strays === fewest).map(({ cells }) => cells);
}

/** A mark before a quoted cell: the cell is read without it, and begins with it. */
function withMarkBefore(text: string, at: number, dialect: Dialect): Division {
  const division = divide(text.slice(0, at) + text.slice(at + 1), dialect);
  const index = divide(text.slice(0, at), dialect).cells.length - 1;
  const cells = division.cells.map((cell, i) => (i === index ? dialect.quote + cell : cell));
  return { ...division, cells, strays: division.strays + 1 };
}

/** Where cells begin with a mark. */
function openings(text: string, { delimiter, quote }: Dialect): number[] {
  const found = text[0] === quote ? [0] : [];
  const sought = delimiter + quote;
  for (let i = text.indexOf(sought); i >= 0 && found.length < MOST_MARKS; i = text.indexOf(sought, i + 1))
    found.push(i + delimiter.length);
  return found;
}

/** The record as divided by another delimiter, all cells of which must look like the table's, or some be quoted. */
function byOtherDelimiters(text: string, { cells }: Division, table: TableShape): string[][] {
  const { dialect, width } = table;
  if (cells.length > width / 2) return [];
  return DELIMITERS.filter((delimiter) => !dialect.delimiter.includes(delimiter)).flatMap((delimiter) => {
    const other = divide(text, { ...dialect, delimiter });
    if (other.open !== null || other.cells.length < width) return [];
    if (other.cells.length > width) return merged(other, delimiter, table);
    return other.quoted.includes(true) || isRow(other.cells, table) ? [other.cells] : [];
  });
}

/** The rows that are left when an empty cell is taken out. */
function withoutOneEmpty(cells: readonly string[], table: TableShape): string[][] {
  if (cells.length !== table.width + 1) return [];
  return cells
    .flatMap((cell, i) => (cell === '' ? [cells.toSpliced(i, 1)] : []))
    .filter((row) => isRow(row, table));
}

/** The rows that come of joining neighbours, none of them quoted, by `delimiter`, after which prose has a blank. */
function merged({ cells, quoted }: Division, delimiter: string, table: TableShape): string[][] {
  const surplus = cells.length - table.width;
  if (surplus < 1 || table.width < 2) return [];
  return Array.from({ length: table.width }, (_, i) => i)
    .filter((i) => !quoted.slice(i, i + surplus + 1).includes(true))
    .filter(
      (i) =>
        delimiter.endsWith(' ') || cells.slice(i + 1, i + surplus + 1).every((cell) => cell.startsWith(' ')),
    )
    .map((i) => cells.toSpliced(i, surplus + 1, cells.slice(i, i + surplus + 1).join(delimiter)))
    .filter((row) => isRow(row, table));
}

/** The rows that come of one more delimiter, wherever it may stand. */
function withOneMore(text: string, division: Division, table: TableShape): string[][] {
  const { dialect, width } = table;
  if (text.length > LONGEST || (division.cells.length !== width - 1 && division.strays === 0)) return [];
  const rows: string[][] = [];
  for (let at = 1; at < text.length; at++) {
    const { cells, open, strays } = divide(text.slice(0, at) + dialect.delimiter + text.slice(at), dialect);
    if (open === null && strays === 0 && isRow(cells, table)) rows.push(cells);
  }
  return rows;
}
