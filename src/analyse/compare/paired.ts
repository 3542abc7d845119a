/** What became of those who answered on both sides. */

import { size } from '../../aggregate/tally.ts';
import { categoryOf } from '../../enrich/dimension.ts';
import type { Paired } from '../../model/compare.ts';
import type { Category, Tally } from '../../model.ts';
import { nps } from '../../stats/nps.ts';
import { pairedDifference } from '../../stats/paired.ts';
import { told } from './difference.ts';

const none = (): Record<Category, number> => ({ promoter: 0, passive: 0, detractor: 0 });

/**
 * The paired difference of the people in `pairs`, by their scores on the one side and on the other; null: there are
 * none. `sides`: everybody's answers on either side.
 */
export function pairedOf(
  pairs: readonly Tally[],
  sides: readonly [Tally, Tally],
  level: number,
): Paired | null {
  const transitions = { promoter: none(), passive: none(), detractor: none() };
  for (const [from, tally] of pairs.entries())
    for (const [to, people] of tally.entries()) transitions[categoryOf(from)][categoryOf(to)] += people;
  const found = pairedDifference(transitions, level);
  if (found === null) return null;
  const { n, before, after, rose, stayed, fell } = found;
  return {
    ...told(found),
    n,
    baseline: nps(before)!,
    compared: nps(after)!,
    transitions,
    rose,
    stayed,
    fell,
    most: sides.every((side) => 2 * n > size(side)),
  };
}
