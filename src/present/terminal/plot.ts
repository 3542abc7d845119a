import asciichart from 'asciichart';
import type { Point } from '../document.ts';
import { points as signed } from '../format.ts';
import type { Page } from './page.ts';
import { scaleOf } from './scale.ts';

/** What is drawn where. */
export interface Frame {
  points: readonly Point[];
  /** Columns for each point. */
  slot: number;
  /** Columns left of the first point, the axis included. */
  axis: number;
}

const ROWS_PER_STEP = 2;
/** What asciichart needs on the left to put its own axis into, which is cut off. */
const OFFSET = 2;

/** The line itself and its scale. asciichart draws a null as 0, so each unbroken run is drawn by itself. */
export function drawPlot({ points, slot, axis }: Frame, { glyphs, inks }: Page): string[] {
  const runs = runsOf(points);
  const { min, max, step } = scaleOf(runs.flatMap(({ values }) => values));
  const height = ((max - min) / step) * ROWS_PER_STEP;
  const options = { min, max, height, offset: OFFSET, format: () => ' ', symbols: glyphs.line };
  const canvas = Array.from({ length: height + 1 }, () => Array<string>(points.length * slot).fill(' '));
  for (const { start, values } of runs) {
    const held = values.flatMap((value) => Array<number>(slot).fill(value));
    const lines = asciichart.plot([...held, ...held.slice(-1)], options).split('\n');
    lines.forEach((line, row) => {
      canvas[row]?.splice(start * slot, held.length, ...[...line].slice(OFFSET));
    });
  }
  const [upright, labelled] = glyphs.axis;
  return canvas.map((row, index) => {
    const steps = index / ROWS_PER_STEP;
    const label = Number.isInteger(steps) ? signed(max - steps * step, glyphs) : '';
    const mark = label === '' ? upright : labelled;
    return `${inks.faint(`${label.padStart(axis - 2)} ${mark}`)}${inks.line(row.join('').trimEnd())}`;
  });
}

/** Stretches of periods that have a score. */
function runsOf(points: readonly Point[]): { start: number; values: number[] }[] {
  const runs: { start: number; values: number[] }[] = [];
  points.forEach(({ value }, index) => {
    const last = runs.at(-1);
    if (value === null) return;
    if (last !== undefined && last.start + last.values.length === index) last.values.push(value);
    else runs.push({ start: index, values: [value] });
  });
  return runs;
}
