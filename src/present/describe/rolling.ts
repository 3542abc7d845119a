import type { Report, ScoredGroup } from '../../model.ts';
import type { Block, Section } from '../document.ts';
import { groupChart, groupTable } from './groups.ts';
import { plural } from './words.ts';

const UNITS: Readonly<Record<string, string>> = {
  d: 'day',
  w: 'week',
  m: 'month',
  q: 'quarter',
  y: 'year',
};

/** The windows of a report as a line over their last days, or a table where they are few; null: there are none to show. */
export function rollingSection({ rolling, trend }: Pick<Report, 'rolling' | 'trend'>): Section | null {
  if (rolling === undefined || rolling.points.every(({ nps }) => nps === null)) return null;
  const groups = rolling.points.map(
    ({ at, from, ...score }): ScoredGroup => ({ keys: { until: at }, ...score }),
  );
  const numbers = groupTable(['until'], groups);
  const line = groupChart({ by: 'until', noun: 'window', groups }, numbers);
  const block: Block = line ?? numbers;
  return {
    title: `NPS of the last ${lengthOf(rolling.window)}, by ${trend?.period ?? 'period'}`,
    blocks: [block],
  };
}

/** `90d` as `90 days`, `1y` as `year`. */
export function lengthOf(window: string): string {
  const count = Number.parseInt(window, 10);
  const unit = UNITS[window.at(-1)!]!;
  return count === 1 ? unit : plural(count, unit);
}
