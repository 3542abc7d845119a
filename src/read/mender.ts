/** Records of text in which a quotation mark may be left open: such a mark is an ordinary character. */

import type { OnRecord, RecordReader } from './parser.ts';

/** So many lines, and characters, may follow an opening mark before it must be closed. */
const MOST_LINES = 1000;
const MOST_CHARACTERS = 1024 * 1024;

/** A table's delimiter and width, by which it shows what is a record. */
interface Shape {
  delimiter: string;
  width: number;
}

/**
 * Reads records line by line. A mark at the beginning of a cell opens it if a delimiter or a line end follows
 * the mark that closes it, and the record then has the table's width; also if the lines between are not for
 * the most part records by themselves. `onStray` is told the line of a record with any other mark. `ends`:
 * the line ends to look for.
 */
export function mendingReader(
  shape: Shape,
  ends: readonly string[],
  onRecord: OnRecord,
  onStray: (line: number) => void,
): RecordReader {
  const decoder = new TextDecoder();
  const isEnd = new RegExp(`(${[...ends].sort((a, b) => b.length - a.length).join('|')})`);
  /** Lines that are not read yet, each with its end, and what follows the last end. */
  let lines: string[] = [];
  let rest = '';
  let line = 1;

  const readAll = (isLast: boolean) => {
    let at = 0;
    while (at < lines.length) {
      const found = firstRecord(lines, at, shape, isLast);
      if (found === null) break;
      if (found.stray) onStray(line);
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
  /** A mark in it was left open. */
  stray: boolean;
}

/** The record that begins at `lines[at]`; null: more lines are needed to tell. */
function firstRecord(lines: readonly string[], at: number, shape: Shape, isLast: boolean): Found | null {
  const literal = new Set<number>();
  let text = lines[at]!;
  let count = 1;
  for (;;) {
    const { cells, open } = divide(text, shape.delimiter, literal);
    if (open === null) return { cells, lines: count, stray: literal.size > 0 };
    const closing = lineWithMark(lines, at + count);
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

/** Whether the mark that closes the cell opened at `open` ends it, and the record has the table's width, so far as can be told. */
function isClosed(
  text: string,
  open: number,
  { delimiter, width }: Shape,
  literal: ReadonlySet<number>,
): boolean {
  const after = text[closingMark(text, open + 1) + 1] ?? '\n';
  if (after !== delimiter && after !== '\n' && after !== '\r') return false;
  const { cells, open: next } = divide(text, delimiter, literal);
  return next !== null || cells.length === width;
}

/** Whether there are so many lines from `at` on that a closing mark must be among them. */
const isFull = (lines: readonly string[], at: number): boolean =>
  lines.length - at >= MOST_LINES ||
  lines.slice(at).reduce((sum, { length }) => sum + length, 0) >= MOST_CHARACTERS;

/** Index of the first line from `at` on with a mark that is not doubled, which closes what is open; null: none. */
function lineWithMark(lines: readonly string[], at: number): number | null {
  const end = Math.min(lines.length, at + MOST_LINES);
  for (let i = at; i < end; i++) if (closingMark(lines[i]!, 0) >= 0) return i;
  return null;
}

/** Whether most of `lines` are records of the table's width by themselves, or begin one that goes on. */
function areRecords(lines: readonly string[], { delimiter, width }: Shape): boolean {
  const records = lines.filter((line) => {
    const { cells, open } = divide(line, delimiter, new Set());
    return open === null ? cells.length === width : cells.length > 0 && cells.length < width;
  });
  return records.length * 2 > lines.length;
}

/** Index of the first mark from `from` on that is not doubled; −1: none. */
function closingMark(text: string, from: number): number {
  for (let i = text.indexOf('"', from); i >= 0; i = text.indexOf('"', i + 2))
    if (text[i + 1] !== '"') return i;
  return -1;
}

/** The cells of one record; `open`: where a mark that is not in `literal` opens a cell that is not closed. */
function divide(
  record: string,
  delimiter: string,
  literal: ReadonlySet<number>,
): { cells: string[]; open: number | null } {
  const text = record.replace(/[\r\n]+$/, '');
  const cells: string[] = [];
  let start = 0;
  for (;;) {
    let from = start;
    let quoted: string | null = null;
    if (text[start] === '"' && !literal.has(start)) {
      const close = closingMark(text, start + 1);
      if (close < 0) return { cells, open: start };
      quoted = text.slice(start + 1, close).replaceAll('""', '"');
      from = close + 1;
    }
    const next = text.indexOf(delimiter, from);
    const end = next < 0 ? text.length : next;
    // Text after the closing mark: the marks belong to it.
    const isWhole = quoted !== null && end === from;
    cells.push(
      isWhole ? quoted! : quoted === null ? text.slice(start, end) : `"${quoted}"${text.slice(from, end)}`,
    );
    if (next < 0) return { cells, open: null };
    start = end + delimiter.length;
  }
}
