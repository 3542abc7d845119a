/** In which order the groups of a breakdown are shown: the same whatever the order of the rows. */

import { size } from '../aggregate/tally.ts';
import { UNTAGGED } from '../enrich/dimension.ts';
import type { Dimension, Group } from '../model.ts';

type Key = string | null;
type Rank = (a: Key, b: Key) => number;

/** What decides besides the keys. */
interface Order {
  bySize: boolean;
  stages: readonly string[];
}

const NUMBER = /^[-+]?\d+(?:\.\d+)?$/;
const CATEGORIES = ['promoter', 'passive', 'detractor'];

const inLife = (key: Key, stages: readonly string[]): number => {
  const place = stages.indexOf(key!);
  return place < 0 ? stages.length : place;
};

const byText: Rank = (a, b) => (a! < b! ? -1 : a! > b! ? 1 : 0);

/**
 * Groups in the order of their keys, dimension by dimension: periods in time, stages as `stageOrder` has
 * them (others after those, by name), numbers by value, other segments by their answers (most first; `bySize`
 * false: not so, for that would tell about hidden groups) and then by name. What has no theme comes after the themes,
 * unknown (null) last.
 */
export function orderGroups<G extends Group>(
  groups: readonly G[],
  dimensions: readonly Dimension[],
  bySize: boolean,
  stageOrder: readonly string[],
): G[] {
  const order: Order = { bySize, stages: stageOrder };
  const ranks = dimensions.map((dimension, i) => rankOf(dimension, i, groups, order));
  return [...groups].sort((a, b) => {
    for (let i = 0; i < ranks.length; i++) {
      const rank = ranks[i]!(a.keys[i]!, b.keys[i]!);
      if (rank !== 0) return rank;
    }
    return 0;
  });
}

function rankOf(dimension: Dimension, position: number, groups: readonly Group[], order: Order): Rank {
  const compare = compareKnown(dimension, position, groups, order);
  return (a, b) => (a === b ? 0 : a === null ? 1 : b === null ? -1 : compare(a, b));
}

function compareKnown(
  dimension: Dimension,
  position: number,
  groups: readonly Group[],
  { bySize, stages }: Order,
): Rank {
  if (dimension.kind === 'period') return byText;
  if (dimension.kind === 'stage') return (a, b) => inLife(a, stages) - inLife(b, stages) || byText(a, b);
  if (dimension.kind === 'category') return (a, b) => CATEGORIES.indexOf(a!) - CATEGORIES.indexOf(b!);
  const sizes = new Map<Key, number>();
  for (const { keys, tally } of groups)
    sizes.set(keys[position]!, (sizes.get(keys[position]!) ?? 0) + size(tally));
  if (dimension.kind === 'theme') sizes.set(UNTAGGED, -1);
  const known = [...sizes.keys()].filter((key): key is string => key !== null);
  if (known.every((key) => NUMBER.test(key))) return (a, b) => Number(a) - Number(b) || byText(a, b);
  if (dimension.kind === 'theme' && !bySize)
    return (a, b) => Number(a === UNTAGGED) - Number(b === UNTAGGED) || byText(a, b);
  return bySize ? (a, b) => sizes.get(b)! - sizes.get(a)! || byText(a, b) : byText;
}
