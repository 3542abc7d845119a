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
 * It gets a row for each line, for in cells of many lines it measures all of them again for each.
 */
function draw(columns: readonly Column[], { glyphs, inks }: Page): string[] {
  const head = linesOf(columns.map(({ header }) => header));
  const count = columns[0]?.cells.length ?? 0;
  const rows = Array.from({ length: count }, (_, i) =>
    linesOf(columns.map(({ cells }) => cells[i] ?? [''])),
  ).flat();
  const layOut = (batch: readonly string[][], header: readonly string[]): string[] => {
    const grid = new CliTable3({
      head: header.map(standIn),
      colWidths: columns.map(({ width }) => width),
      colAligns: columns.map(({ align }) => align),
      style: { head: [], border: [], compact: true, 'padding-left': 0, 'padding-right': 0 },
      chars: { ...BORDERLESS, mid: glyphs.rule, 'mid-mid': glyphs.rule.repeat(GAP), middle: ' '.repeat(GAP) },
    });
    grid.push(...batch.map((row) => row.map(standIn)));
    return grid.toString().split('\n');
  };
  const [first = [], ...more] = batchesOf(rows);
  const drawn = [
    ...batchesOf(head.slice(0, -1)).map((batch) => layOut(batch, [])),
    layOut(first, head.at(-1)!),
    ...more.map((batch) => layOut(batch, [])),
  ];
  const texts = [...head.map((line) => line.map(inks.faint)), ...rows]
    .flat()
    // Those without width have no stand-in.
    .filter((text) => widthOf(text) > 0)
    .values();
  return drawn
    .flat()
    .map((line) => line.replace(/\ue000+/g, () => texts.next().value ?? ''))
    .map((line, index) => (index === head.length ? inks.faint(line) : line));
}

const batchesOf = (rows: readonly string[][]): string[][][] =>
  Array.from({ length: Math.ceil(rows.length / BATCH) }, (_, i) => rows.slice(i * BATCH, (i + 1) * BATCH));

const standIn = (line: string): string => STAND_IN.repeat(widthOf(line));

/** The cells of a row line by line; what has fewer lines ends in empty ones. */
function linesOf(cells: readonly (readonly string[])[]): string[][] {
  const height = Math.max(...cells.map((lines) => lines.length));
  return Array.from({ length: height }, (_, line) => cells.map((lines) => lines[line] ?? ''));
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
