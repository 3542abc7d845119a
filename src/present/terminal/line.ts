import type { LineChart } from '../document.ts';
import { INDENT, type Page } from './page.ts';
import { drawPlot, type Frame } from './plot.ts';
import { numberLines, periodLines, remarkLines } from './underline.ts';

/** Columns of the scale on the left: a signed number, a blank, the axis. */
const AXIS = 6;
const WIDEST_SLOT = 12;

/** A stepped line, one level for each period; below it the periods and, where there is room, their numbers. */
export function drawLine(chart: LineChart, page: Page): string[] {
  const room = Math.max(1, page.width - INDENT - AXIS);
  const points = chart.points.slice(-room);
  const slot = Math.max(1, Math.min(WIDEST_SLOT, Math.floor(room / points.length)));
  const frame: Frame = { points, slot, axis: AXIS };
  const standBeside = chart.table === null;
  const numbers = standBeside ? [] : numberLines(chart.label, frame, page);
  return [
    ...drawPlot(frame, page),
    ...periodLines(frame, page),
    ...numbers,
    ...remarkLines(chart, frame, standBeside || numbers.length > 0, page),
  ];
}
