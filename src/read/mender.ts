/** Records of text that is damaged: a quotation mark left open, a delimiter missing, and the like. */

import type { Dialect, Repair } from '../model.ts';
import { hasOddMark } from './cells.ts';
import type { OnRecord, RecordReader } from './parser.ts';
import { closingMark, type Division, divide } from './repair/divide.ts';
import { type Repaired, repaired, type TableShape } from './repair/readings.ts';
import { learnShapes } from './repair/shapes.ts';

/** So many lines, and characters, may follow an opening mark before it must be closed. */
const MOST_LINES = 1000;
const MOST_CHARACTERS = 1024 * 1024;

/** After so many rows that no repair fits, it must have fitted half as many others. */
const MOST_KEPT = 300;
/** So many lines at most say what the table's rows look like. */
const EXAMPLES = 300;

/** What is known of the table that begins with `sample` and most of whose records have `width` cells. */
export function tableShape(
  sample: string,
  dialect: Dialect,
  width: number,
  ends: readonly string[],
): TableShape {
  const rows = sample
    .split(endOf(ends))
    .slice(0, 2 * EXAMPLES)
    .map((line) => divide(line, dialect))
    .filter(({ cells, open, strays }) => open === null && strays === 0 && cells.length === width);
  return { dialect, width, fits: learnShapes(rows.map(({ cells }) => cells)) };
}

const endOf = (ends: readonly string[]): RegExp =>
  new RegExp(`(${[...ends].sort((a, b) => b.length - a.length).join('|')})`);

/**
 * Reads records line by line. A mark at the beginning of a cell opens it if a delimiter or a line end follows
 * the mark that closes it, and the record then has the table's width; also if the lines between are not for
 * the most part records by themselves. Any other is text. A record that misses the width is repaired where
 * exactly one reading of it fits. `onRepair` is told of every record that is not read as it stands. `ends`:
 * the line ends to look for.
 */
export function mendingReader(
  shape: TableShape,
  ends: readonly string[],
  onRecord: OnRecord,
  onRepair: (repair: Repair, line: number) => void,
): RecordReader {
  const decoder = new TextDecoder();
  const isEnd = endOf(ends);
  /** Lines that are not read yet, each with its end, and what follows the last end. */
  let lines: string[] = [];
  let rest = '';
  let line = 1;
  const tries = { repaired: 0, kept: 0 };

  const readAll = (isLast: boolean) => {
    let at = 0;
    while (at < lines.length) {
      const found = firstRecord(lines, at, shape, isLast, tries);
      if (found === null) break;
      if (found.repair !== null) onRepair(found.repair, line);
      onRecord(found.cells, line, found.lines);
      line += found.lines;
      at += found.lines;
    }
    lines = lines.slice(at);
  };
  const take = (text: string) => {
    // A CR at the end may be half of a line end.
    const held = text.endsWith('\r') ? '\r' : '';
    const parts = (rest + text.slice(0, text.length - held.length)).split(isEnd);
    rest = parts.pop()! + held;
    for (let i = 0; i < parts.length; i += 2) lines.push(parts[i]! + parts[i + 1]!);
  };
  return {
    write(chunk) {
      take(decoder.decode(chunk, { stream: true }));
      readAll(false);
    },
    async end() {
      const parts = rest.split(isEnd);
      for (let i = 0; i < parts.length; i += 2) lines.push(parts[i]! + (parts[i + 1] ?? ''));
      if (lines.at(-1) === '') lines.pop();
      readAll(true);
    },
  };
}

interface Found {
  cells: string[];
  /** How many lines it takes. */
  lines: number;
  /** What had to be repaired; null: it is read as it stands. */
  repair: Repair | null;
}

/** The record that begins at `lines[at]`; null: more lines are needed to tell. */
function firstRecord(
  lines: readonly string[],
  at: number,
  shape: TableShape,
  isLast: boolean,
  tries: Tries,
): Found | null {
  const { dialect, width } = shape;
  const literal = new Set<number>();
  let text = lines[at]!;
  let count = 1;
  for (;;) {
    const division = divide(text, dialect, literal);
    const { cells, open, strays } = division;
    if (open === null) {
      const isWhole = cells.length === width && strays === 0;
      const mended = isWhole ? null : mend(withoutEnd(lines[at]!), division, shape, tries);
      if (mended !== null) return { ...mended, lines: 1 };
      const isStray = literal.size > 0 || (strays > 0 && hasOddMark(cells));
      return { cells, lines: count, repair: isStray ? 'strayQuote' : null };
    }
    const closing = lineWithMark(lines, at + count, dialect);
    if (closing === null && !isLast && !isFull(lines, at + count)) return null;
    const more = closing === null ? [] : lines.slice(at + count, closing + 1);
    const joined = text + more.join('');
    if (closing === null || !(isClosed(joined, open, shape, literal) || !areRecords(more, shape)))
      literal.add(open);
    else {
      text = joined;
      count += more.length;
    }
  }
}

/** How many damaged records could be repaired, and how many not. */
interface Tries {
  repaired: number;
  kept: number;
}

/** `repaired`, as long as it is worth its time: the rows of some tables are uneven by nature. */
function mend(text: string, division: Division, shape: TableShape, tries: Tries): Repaired | null {
  if (tries.kept > MOST_KEPT + 2 * tries.repaired) return null;
  const mended = repaired(text, division, shape);
  if (mended === null) tries.kept++;
  else tries.repaired++;
  return mended;
}

const withoutEnd = (line: string): string => line.replace(/[\r\n]+$/, '');

/** Whether the mark that closes the cell opened at `open` ends it, and the record has the table's width, so far as can be told. */
function isClosed(
  text: string,
  open: number,
  { dialect, width }: TableShape,
  literal: ReadonlySet<number>,
): boolean {
  const after = closingMark(text, open + 1, dialect) + 1;
  if (after < text.length && !text.startsWith(dialect.delimiter, after) && !/[\r\n]/.test(text[after]!))
    return false;
  const { cells, open: next } = divide(text, dialect, literal);
  return next !== null || cells.length === width;
}

/** Whether there are so many lines from `at` on that a closing mark must be among them. */
const isFull = (lines: readonly string[], at: number): boolean =>
  lines.length - at >= MOST_LINES ||
  lines.slice(at).reduce((sum, { length }) => sum + length, 0) >= MOST_CHARACTERS;

/** Index of the first line from `at` on with a mark that is not escaped, which closes what is open; null: none. */
function lineWithMark(lines: readonly string[], at: number, dialect: Dialect): number | null {
  const end = Math.min(lines.length, at + MOST_LINES);
  for (let i = at; i < end; i++) if (closingMark(lines[i]!, 0, dialect) >= 0) return i;
  return null;
}

/** Whether most of `lines` are records of the table's width by themselves, or begin one that goes on. */
function areRecords(lines: readonly string[], { dialect, width }: TableShape): boolean {
  const records = lines.filter((line) => {
    const { cells, open } = divide(line, dialect);
    return open === null ? cells.length === width : cells.length > 0 && cells.length < width;
  });
  return records.length * 2 > lines.length;
}
