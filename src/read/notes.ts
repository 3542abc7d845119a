/** What a scan notes beside the rows. */

import type { Lines, Scan } from '../model.ts';

const LISTED = 20;

/** A scan that has not met anything yet. */
export const emptyScan = (): Scan => ({
  rows: 0,
  footers: [],
  short: { count: 0, lines: [] },
  long: { count: 0, lines: [] },
  repeatedHeaders: [],
  unreadable: { count: 0, lines: [] },
  strayQuotes: { count: 0, lines: [] },
  nulBytes: 0,
  revised: null,
});

/** Counts one more of what `met` counts, on `line`; the first twenty lines are kept. */
export function note(met: Lines, line: number): void {
  met.count++;
  if (met.lines.length < LISTED) met.lines.push(line);
}
