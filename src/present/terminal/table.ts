import CliTable3 from 'cli-table3';
import type { Table } from '../document.ts';
import { bar } from './bars.ts';
import { type Column, formatColumns } from './columns.ts';
import { INDENT, type Page } from './page.ts';
import { widthOf } from './width.ts';

const GAP = 2;
const LONGEST_BAR = 40;
const SHORTEST_BAR = 12;

/** A table without borders but a rule below the header; a bar of the shares where there is room for one. */
export function drawTable(table: Table, page: Page): string[] {
  const room = page.width - INDENT;
  const columns = formatColumns(table, room, GAP, page);
  const used = columns.reduce((sum, column) => sum + column.width + GAP, 0);
  const bars = barColumn(table, Math.min(LONGEST_BAR, room - used), page);
  return draw(bars === null ? columns : [...columns, bars], page);
}

function barColumn(table: Table, width: number, page: Page): Column | null {
  const index = table.columns.findIndex(({ type }) => type === 'shares');
  if (index < 0 || width < SHORTEST_BAR) return null;
  const cells = table.rows.map((row) => {
    const cell = row[index];
    return cell?.type === 'shares' && cell.value !== null ? [bar(cell.value, width, page)] : [''];
  });
  return cells.some(([text]) => text !== '') ? { width, align: 'left', header: [''], cells } : null;
}

/** Takes the place of one terminal column of text while the table is laid out. */
const STAND_IN = '\ue000';

/** Rows laid out at a time: cli-table3 takes four times as long for twice as many. */
const BATCH = 100;

/**
 * cli-table3 measures with tables of 2019 and would misplace what follows Thai, Devanagari or newer
 * emoji. So it lays out stand-ins, as wide as our own measure says, and the texts follow afterwards.
 */
function draw(columns: readonly Column[], { glyphs, inks }: Page): string[] {
  const head = columns.map(({ header }) => header);
  const rows = (columns[0]?.cells ?? []).map((_, index) => columns.map(({ cells }) => cells[index] ?? ['']));
  const belowHead = Math.max(...head.map((lines) => lines.length));
  const layOut = (batch: readonly string[][][], first: boolean): string[] => {
    const grid = new CliTable3({
      head: first ? head.map(standIn) : [],
      colWidths: columns.map(({ width }) => width),
      colAligns: columns.map(({ align }) => align),
      style: { head: [], border: [], compact: true, 'padding-left': 0, 'padding-right': 0 },
      chars: { ...BORDERLESS, mid: glyphs.rule, 'mid-mid': glyphs.rule.repeat(GAP), middle: ' '.repeat(GAP) },
    });
    grid.push(...batch.map((row) => row.map(standIn)));
    return grid.toString().split('\n');
  };
  const batches = Array.from({ length: Math.max(1, Math.ceil(rows.length / BATCH)) }, (_, index) =>
    layOut(rows.slice(index * BATCH, (index + 1) * BATCH), index === 0),
  );
  const texts = [head.map((lines) => lines.map(inks.faint)), ...rows].flatMap(inReadingOrder).values();
  return batches
    .flat()
    .map((line) => line.replace(/\ue000+/g, () => texts.next().value ?? ''))
    .map((line, index) => (index === belowHead ? inks.faint(line) : line));
}

const standIn = (lines: readonly string[]): string =>
  lines.map((line) => STAND_IN.repeat(widthOf(line))).join('\n');

/** The texts of a row as they appear line by line; those without width have no stand-in. */
function inReadingOrder(cells: readonly (readonly string[])[]): string[] {
  const height = Math.max(...cells.map((lines) => lines.length));
  return Array.from({ length: height }, (_, line) => cells.map((lines) => lines[line] ?? ''))
    .flat()
    .filter((text) => widthOf(text) > 0);
}

const BORDERLESS = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  right: '',
  'right-mid': '',
};
