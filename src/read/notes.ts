/** What a scan notes beside the rows. */

import type { Lines, Scan } from '../model.ts';

/** So many lines of what is met are kept. */
export const LISTED = 20;

/** What is noted of bytes on their way to text. */
export type TextNotes = Pick<Scan, 'nulBytes' | 'notUtf8' | 'codePage'>;

/** Notes of a text of which nothing has been met yet. */
export const textNotes = (): TextNotes => ({
  nulBytes: 0,
  notUtf8: { count: 0, lines: [] },
  codePage: { count: 0, lines: [] },
});

/** None of each kind. */
export const noRepairs = (): Scan['repairs'] => ({
  strayQuote: { count: 0, lines: [] },
  otherDelimiter: { count: 0, lines: [] },
  extraDelimiter: { count: 0, lines: [] },
  unquotedDelimiter: { count: 0, lines: [] },
  missingDelimiter: { count: 0, lines: [] },
});

/** A scan that has not met anything yet. */
export const emptyScan = (): Scan => ({
  rows: 0,
  footers: [],
  short: { count: 0, lines: [] },
  long: { count: 0, lines: [] },
  repeatedHeaders: [],
  otherTables: [],
  unreadable: { count: 0, lines: [] },
  repairs: noRepairs(),
  ...textNotes(),
  repeatedKeys: [],
  revised: null,
});

/** Counts one more of what `met` counts, on `line`; the first twenty lines are kept. True: this one is. */
export function note(met: Lines, line: number): boolean {
  met.count++;
  const kept = met.lines.length < LISTED;
  if (kept) met.lines.push(line);
  return kept;
}
