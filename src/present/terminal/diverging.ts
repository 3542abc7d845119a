import type { Diverging } from '../document.ts';
import { tenths, tenthsRange } from '../format.ts';
import { sanitise } from '../sanitise.ts';
import { INDENT, type Page } from './page.ts';
import { cut, widest, widthOf } from './width.ts';

const GAP = 2;
/** Cells to either side. */
const LONGEST = 20;
const SHORTEST = 4;
const LONGEST_NAME = 40;

/**
 * One line for each row: its name, its value with the interval, and a bar to the left or right of an axis. Bars that
 * the interval does not tell from nothing are drawn in the lighter character. Where there is no room for bars they are
 * left out.
 */
export function drawDiverging({ rows }: Diverging, { width, truncate, glyphs, inks }: Page): string[] {
  const room = width - INDENT;
  const values = rows.map(({ value }) => tenths(value, glyphs));
  const lows = rows.map(({ interval }) => (interval === null ? '' : tenths(interval.low, glyphs)));
  const highs = rows.map(({ interval }) => (interval === null ? '' : tenths(interval.high, glyphs)));
  const hasIntervals = rows.some(({ interval }) => interval !== null);
  const ranges = rows.map(({ interval }) =>
    hasIntervals ? ' '.repeat(GAP) + tenthsRange(interval, glyphs, widest(lows), widest(highs)) : '',
  );
  const numbers = GAP + widest(values) + widest(ranges) + GAP;
  const labels = rows.map(({ label }) => sanitise(label));
  const limit = truncate
    ? Math.max(SHORTEST, Math.min(LONGEST_NAME, room - numbers))
    : Number.POSITIVE_INFINITY;
  const names = labels.map((label) => cut(label, limit, glyphs.ellipsis));
  const side = Math.min(LONGEST, Math.floor((room - widest(names) - numbers - 1) / 2));
  const most = Math.max(...rows.map(({ value }) => Math.abs(value)));
  return rows.map(({ value, interval }, i) => {
    const name = names[i]! + ' '.repeat(widest(names) - widthOf(names[i]!));
    const text = `${name}${' '.repeat(GAP)}${inks.strong(values[i]!.padStart(widest(values)))}${ranges[i]!.padStart(widest(ranges))}`;
    if (side < SHORTEST) return text;
    const length = most === 0 ? 0 : Math.round((side * Math.abs(value)) / most);
    const isSure = interval === null || interval.low > 0 || interval.high < 0;
    const group = value < 0 ? 'detractors' : 'promoters';
    const bar = inks[group]((isSure ? glyphs.bar.promoters : glyphs.bar.passives).repeat(length));
    const [left, right] = value < 0 ? [' '.repeat(side - length) + bar, ''] : [' '.repeat(side), bar];
    return `${text}${' '.repeat(GAP)}${left}${inks.faint(glyphs.axis[0])}${right}`;
  });
}
