import type { Crossing } from './grid.ts';
import { type Line, linesOf, type Network } from './network.ts';
import type { Cell } from './sums.ts';

/** A way to a line that passes through `cells`, so far as they are shown; `n` are their answers. */
interface Way {
  readonly end: Line;
  readonly cells: readonly Cell[];
  readonly n: number;
}

/**
 * What to hide so that hidden cells lead round a cell, from its row to its column: the way with the fewest answers
 * in cells that are still shown ([Dijkstra](https://en.wikipedia.org/wiki/Dijkstra%27s_algorithm)).
 *
 * @param crossing the cell with its row and its column
 * @param network of its grid
 * @returns shown cells; empty if hidden ones lead round it; null if there is no way at all
 */
export function detour(crossing: Crossing, network: Network): readonly Cell[] | null {
  const [start, goal] = linesOf(crossing);
  const open = new Map<Line, Way>([[start, { end: start, cells: [], n: 0 }]]);
  const reached = new Set<Line>();
  for (let way = shortest(open); way; way = shortest(open)) {
    if (way.end === goal) return way.cells;
    open.delete(way.end);
    reached.add(way.end);
    for (const { to, through } of network.get(way.end) ?? []) {
      if (reached.has(to) || through === crossing.cell) continue;
      const n = through.hidden ? way.n : way.n + through.n;
      const cells = through.hidden ? way.cells : [...way.cells, through];
      if (n < (open.get(to)?.n ?? Number.POSITIVE_INFINITY)) open.set(to, { end: to, cells, n });
    }
  }
  return null;
}

function shortest(open: ReadonlyMap<Line, Way>): Way | null {
  let best: Way | null = null;
  for (const way of open.values()) if (best === null || way.n < best.n) best = way;
  return best;
}
