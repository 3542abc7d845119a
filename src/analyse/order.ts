/** In which order the groups of a breakdown are shown: the same whatever the order of the rows. */

import { size } from '../aggregate/tally.ts';
import type { Dimension, Group } from '../model.ts';

type Key = string | null;
type Rank = (a: Key, b: Key) => number;

const NUMBER = /^[-+]?\d+(?:\.\d+)?$/;
const CATEGORIES = ['promoter', 'passive', 'detractor'];

const byText: Rank = (a, b) => (a! < b! ? -1 : a! > b! ? 1 : 0);

/**
 * Groups in the order of their keys, dimension by dimension: periods in time, numbers by value, other
 * segments by their answers (most first) and then by name; `bySize` false: by name alone, so that the
 * order tells nothing about hidden groups. Unknown (null) comes last.
 */
export function orderGroups(
  groups: readonly Group[],
  dimensions: readonly Dimension[],
  bySize: boolean,
): Group[] {
  const ranks = dimensions.map((dimension, i) => rankOf(dimension, i, groups, bySize));
  return [...groups].sort((a, b) => {
    for (let i = 0; i < ranks.length; i++) {
      const order = ranks[i]!(a.keys[i]!, b.keys[i]!);
      if (order !== 0) return order;
    }
    return 0;
  });
}

function rankOf(dimension: Dimension, position: number, groups: readonly Group[], bySize: boolean): Rank {
  const compare = compareKnown(dimension, position, groups, bySize);
  return (a, b) => (a === b ? 0 : a === null ? 1 : b === null ? -1 : compare(a, b));
}

function compareKnown(
  dimension: Dimension,
  position: number,
  groups: readonly Group[],
  bySize: boolean,
): Rank {
  if (dimension.kind === 'period') return byText;
  if (dimension.kind === 'category') return (a, b) => CATEGORIES.indexOf(a!) - CATEGORIES.indexOf(b!);
  const sizes = new Map<Key, number>();
  for (const { keys, tally } of groups)
    sizes.set(keys[position]!, (sizes.get(keys[position]!) ?? 0) + size(tally));
  const known = [...sizes.keys()].filter((key): key is string => key !== null);
  if (known.every((key) => NUMBER.test(key))) return (a, b) => Number(a) - Number(b) || byText(a, b);
  return bySize ? (a, b) => sizes.get(b)! - sizes.get(a)! || byText(a, b) : byText;
}
