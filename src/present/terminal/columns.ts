import type { Cell, Column as Described, Table } from '../document.ts';
import { cellText, markText, points, range } from '../format.ts';
import { sanitise } from '../sanitise.ts';
import type { Ink, Page } from './page.ts';
import { cut, widest, widthOf, wrap } from './width.ts';

/** A column ready to be laid out: each cell as its lines, coloured. */
export interface Column {
  width: number;
  align: 'left' | 'right';
  header: string[];
  cells: string[][];
}

/** Names are cut to no less on a terminal, and wrap no earlier elsewhere. */
const NARROWEST_CUT = 4;
const NARROWEST_WRAP = 24;

/**
 * The columns of a table but for its bars, made to fit into `room` with `gap` between them: first by
 * short labels, then by cutting or wrapping the longest names. Numbers are never cut: where all that
 * is not enough, the lines are longer.
 */
export function formatColumns(table: Table, room: number, gap: number, page: Page): Column[] {
  const sources = table.columns
    .map((column, index) => ({ column, cells: table.rows.map((row) => row[index]!) }))
    .filter(({ column }) => column.type !== 'shares');
  const free = room - gap * (sources.length - 1);
  const format = ({ column, cells }: (typeof sources)[number], limit: number, short: boolean): Column =>
    formatColumn(column, cells, { limit, short }, page);

  const full = sources.map((source) => format(source, Number.POSITIVE_INFINITY, false));
  if (sum(full) <= free) return full;
  const short = sources.map((source) => format(source, Number.POSITIVE_INFINITY, true));
  const isText = (_: Column, index: number): boolean => sources[index]?.column.type === 'text';
  const texts = short.filter(isText);
  const fair = limitFor(
    texts.map(({ width }) => width),
    free - sum(short) + sum(texts),
  );
  const limit = Math.max(fair, page.truncate ? NARROWEST_CUT : NARROWEST_WRAP);
  return short.map((column, index) =>
    isText(column, index) ? format(sources[index]!, limit, true) : column,
  );
}

const sum = (columns: readonly Column[]): number => columns.reduce((total, { width }) => total + width, 0);

/** The greatest width that, as a limit to each, lets all of them into `room` together. */
function limitFor(natural: readonly number[], room: number): number {
  let left = room;
  for (const [index, width] of natural.toSorted((a, b) => a - b).entries()) {
    const fair = Math.floor(left / (natural.length - index));
    if (width > fair) return fair;
    left -= width;
  }
  return Number.POSITIVE_INFINITY;
}

interface Fit {
  /** Columns that a line may take. */
  limit: number;
  short: boolean;
}

function formatColumn(column: Described, cells: readonly Cell[], { limit, short }: Fit, page: Page): Column {
  const marks = cells.map((cell) => markText(cell, page.glyphs));
  const margin = widest(marks);
  const left = column.type === 'text';
  const fit = (text: string, room: number): string[] =>
    page.truncate ? [cut(text, room, page.glyphs.ellipsis)] : wrap(text, room, true).map(sanitise);
  const header = fit(legible((short ? column.short : undefined) ?? column.label), limit);
  const lines = texts(column, cells, page).map((text, index) => {
    const fitted = fit(text, limit - margin);
    const mark = marks[index] ?? '';
    fitted.push(`${fitted.pop()}${left ? mark : mark.padEnd(margin)}`);
    return fitted;
  });
  return {
    width: widest([header, ...lines].flat()),
    align: left ? 'left' : 'right',
    header,
    cells: lines.map((cell, index) => cell.map(inkFor(cells[index]!, page))),
  };
}

/** Ends of intervals stand in line when they are as wide as the widest of the column. */
function texts(column: Described, cells: readonly Cell[], { glyphs }: Page): string[] {
  const intervals = cells.flatMap((cell) =>
    cell.type === 'interval' && cell.value !== null ? [cell.value] : [],
  );
  const low = widest(intervals.map((value) => points(value.low, glyphs)));
  const high = widest(intervals.map((value) => points(value.high, glyphs)));
  return cells.map((cell) => {
    if (cell.type === 'interval') return range(cell.value, glyphs, low, high);
    return column.type === 'text' ? legible(cellText(cell, glyphs)) : cellText(cell, glyphs);
  });
}

/** Text from data, made safe; what would not be seen at all stands in quotation marks. */
function legible(text: string): string {
  const safe = sanitise(text);
  return widthOf(safe.trim()) === 0 ? `"${safe}"` : safe;
}

function inkFor(cell: Cell, { inks }: Page): Ink {
  const undefinedHere = cell.type === 'hidden' || ('value' in cell && cell.value === null);
  if (undefinedHere) return inks.faint;
  return cell.type === 'points' || cell.type === 'tenths' ? inks.strong : (text) => text;
}
