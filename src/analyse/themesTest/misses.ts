/** Comments that rules and labels disagree about: the few that are worth reading. */

import { groupsOf } from '../../aggregate/candidates.ts';
import type { Miss } from '../../model/themesTest.ts';

/** At this length a text says most at a glance. */
const IDEAL = 80;

/**
 * Up to `limit` that are missing, and as many that are extra: of each theme in turn, those with the most of the kind
 * first, and of a theme those of a readable length first. The same whatever the order.
 */
export function worstMisses(misses: readonly Miss[], limit: number): Miss[] {
  return (['missing', 'extra'] as const).flatMap((kind) =>
    inTurn(
      misses.filter((miss) => miss.kind === kind),
      limit,
    ),
  );
}

function inTurn(misses: readonly Miss[], limit: number): Miss[] {
  const byTheme = groupsOf([...misses].sort(before), ({ theme }) => theme);
  const lists = [...byTheme].sort((a, b) => b.length - a.length || compare(a[0]!.theme, b[0]!.theme));
  const turns = Math.max(0, ...lists.map(({ length }) => length));
  return Array.from({ length: Math.min(turns, limit) }, (_, turn) =>
    lists.flatMap((list) => list.slice(turn, turn + 1)),
  )
    .flat()
    .slice(0, limit);
}

const before = (a: Miss, b: Miss): number =>
  Math.abs(a.text.length - IDEAL) - Math.abs(b.text.length - IDEAL) ||
  compare(a.text, b.text) ||
  a.line - b.line;

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
