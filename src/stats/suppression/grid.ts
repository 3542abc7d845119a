import { type Cell, isWithin, type Sum, type Table } from './sums.ts';

/** A cell of a crossed breakdown with the group of its row and that of its column; null: it is in none shown. */
export interface Crossing {
  readonly cell: Cell;
  readonly row: Cell | null;
  readonly column: Cell | null;
}

/** The cells of a crossed breakdown, whose rows and columns are the groups of two coarser ones. */
export type Grid = readonly Crossing[];

/**
 * Every way to see a breakdown as rows and columns.
 *
 * @param sums all there are among the breakdowns that are shown
 * @returns for each breakdown a grid for each two coarser ones of which neither is within the other
 */
export function gridsOf(sums: readonly Sum[]): Grid[] {
  const grids: Grid[] = [];
  for (const fine of new Set(sums.map((sum) => sum.fine))) {
    const own = sums.filter((sum) => sum.fine === fine);
    const sides = [...new Set(own.map((sum) => sum.coarse))];
    for (const [index, rows] of sides.entries()) {
      for (const columns of sides.slice(index + 1)) {
        if (isWithin(rows, columns) || isWithin(columns, rows)) continue;
        grids.push(cross(fine, totalsIn(rows, own), totalsIn(columns, own)));
      }
    }
  }
  return grids;
}

/** For each part of a sum its total in `coarse`. */
function totalsIn(coarse: Table, sums: readonly Sum[]): Map<Cell, Cell> {
  const own = sums.filter((sum) => sum.coarse === coarse);
  return new Map(own.flatMap(({ total, parts }) => parts.map((part) => [part, total] as const)));
}

function cross({ cells }: Table, rows: Map<Cell, Cell>, columns: Map<Cell, Cell>): Grid {
  const withAnswers = cells.filter(({ n }) => n > 0);
  return withAnswers.map((cell) => ({
    cell,
    row: rows.get(cell) ?? null,
    column: columns.get(cell) ?? null,
  }));
}
