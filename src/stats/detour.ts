import type { Crossing, Grid } from './grid.ts';
import type { Cell } from './sums.ts';

/** A row or a column; those not shown count as one of each, for only their sum is known. */
type Line = Cell | 'hidden rows' | 'hidden columns';

/** Which lines each line leads to, and through which cell. */
export type Network = ReadonlyMap<Line, readonly { to: Line; through: Cell }[]>;

/** A way from line to line that passes through `cells`, so far as they are shown; `n` are their answers. */
interface Way {
  end: Line;
  cells: readonly Cell[];
  n: number;
}

/** A grid as a network: lines that cross in a cell are connected. Holds until a row or column is hidden. */
export function networkOf(grid: Grid): Network {
  const network = new Map<Line, { to: Line; through: Cell }[]>();
  for (const crossing of grid) {
    const [row, column] = linesOf(crossing);
    for (const [from, to] of [[row, column] as const, [column, row] as const]) {
      const steps = network.get(from) ?? [];
      steps.push({ to, through: crossing.cell });
      network.set(from, steps);
    }
  }
  return network;
}

/**
 * What else to hide so that a hidden cell cannot be had by adding up rows and taking away columns.
 *
 * It cannot if other hidden cells lead from its row to its column: along the row to another column, up or
 * down to another row, and so on. In turn each may then be one more or one less, and every total stays the
 * same ([Kao](https://arxiv.org/abs/cs/0101032)). Of all ways this is the one that hides the fewest answers
 * ([Dijkstra](https://en.wikipedia.org/wiki/Dijkstra%27s_algorithm)).
 *
 * @param crossing the hidden cell with its row and its column
 * @param network of its grid
 * @returns shown cells; empty if hidden ones do; null if no way leads round the cell
 */
export function detour(crossing: Crossing, network: Network): readonly Cell[] | null {
  const [start, goal] = linesOf(crossing);
  const open = new Map<Line, Way>([[start, { end: start, cells: [], n: 0 }]]);
  const reached = new Set<Line>();
  while (open.size > 0) {
    const way = shortest(open.values());
    if (way.end === goal) return way.cells;
    open.delete(way.end);
    reached.add(way.end);
    for (const { to, through } of network.get(way.end) ?? []) {
      if (reached.has(to) || through === crossing.cell) continue;
      // No other way can be shorter than the shortest with nothing added.
      if (to === goal && through.hidden) return way.cells;
      const n = through.hidden ? way.n : way.n + through.n;
      const cells = through.hidden ? way.cells : [...way.cells, through];
      if (n < (open.get(to)?.n ?? Number.POSITIVE_INFINITY)) open.set(to, { end: to, cells, n });
    }
  }
  return null;
}

/** Of equally short ways the newest: it leads on, where the oldest would have all its neighbours tried first. */
function shortest(ways: Iterable<Way>): Way {
  return [...ways].reduce((best, way) => (way.n <= best.n ? way : best));
}

function linesOf({ row, column }: Crossing): readonly [Line, Line] {
  return [
    row === null || row.hidden ? 'hidden rows' : row,
    column === null || column.hidden ? 'hidden columns' : column,
  ];
}
