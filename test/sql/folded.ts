/** What a counter tells, in a form in which two tellings can be compared. */

import { DateEvidence } from '../../src/map/date/evidence.ts';
import { dateReader } from '../../src/map/date.ts';
import type { Row, WallTime, Wanted } from '../../src/model.ts';

export interface Told {
  row: Row;
  times: number;
}

const read = dateReader({ order: 'dmy' }, 'UTC');

/**
 * How often each combination of cells was told; of dates, by the period of the calendar in which they lie, the earliest
 * and the latest, and what they say about their column.
 */
export function folded(told: readonly Told[], dates: Wanted['dates']): Record<string, unknown> {
  const groups = new Map<string, { times: number; at: WallTime[]; evidence: DateEvidence }>();
  for (const { row, times } of told) {
    const date = dates === null ? '' : row[dates.column]!;
    const at = read(date) ?? null;
    const period =
      at === null ? date.trim() : new Date(at).toISOString().slice(0, dates!.grain === 'day' ? 10 : 7);
    const cells = row.map((cell, i) => (i === dates?.column ? period : cell));
    const key = JSON.stringify(cells);
    const group = groups.get(key) ?? { times: 0, at: [], evidence: new DateEvidence() };
    groups.set(key, group);
    group.times += times;
    if (at !== null) group.at.push(at);
    if (dates !== null) group.evidence.observe(date, times);
  }
  return Object.fromEntries(
    [...groups]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, { times, at, evidence }]) => [
        key,
        {
          times,
          first: at.length ? Math.min(...at) : null,
          last: at.length ? Math.max(...at) : null,
          ...evidence.counts,
        },
      ]),
  );
}
