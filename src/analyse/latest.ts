/** The latest two periods of a trend that can be compared. */

import type { Answer } from '../model.ts';

/** Keys of the latest two periods in a row that answers cover in whole, the earlier first; null: there are none. */
export function latestTwo({ trend }: Pick<Answer, 'trend'>): readonly [string, string] | null {
  if (trend === null) return null;
  const last = trend.groups.findLastIndex(({ partial }) => !partial);
  const [previous, current] = [trend.groups[last - 1], trend.groups[last]];
  if (current === undefined || previous === undefined || previous.partial) return null;
  return [previous.keys[0]!, current.keys[0]!];
}
