import type { Crossing, Grid } from './grid.ts';
import type { Cell } from './sums.ts';

/** A row or a column; those not shown count as one of each, for only their sum is known. */
export type Line = Cell | 'hidden rows' | 'hidden columns';

/** From a line to one that crosses it, through the cell where they cross. */
export interface Step {
  readonly to: Line;
  readonly through: Cell;
}

/** The steps from each line. */
export type Network = ReadonlyMap<Line, readonly Step[]>;

/**
 * A grid as a network of its rows and columns: each hidden cell ties a row and a column together, since what
 * one has more the other has more, too. Holds until a row or a column is hidden.
 */
export function networkOf(grid: Grid): Network {
  const network = new Map<Line, Step[]>();
  const add = (from: Line, step: Step): void => {
    const steps = network.get(from);
    if (steps) steps.push(step);
    else network.set(from, [step]);
  };
  for (const crossing of grid) {
    const [row, column] = linesOf(crossing);
    add(row, { to: column, through: crossing.cell });
    add(column, { to: row, through: crossing.cell });
  }
  return network;
}

/** The row and the column of a cell, as lines of the network. */
export function linesOf({ row, column }: Crossing): readonly [Line, Line] {
  return [
    row === null || row.hidden ? 'hidden rows' : row,
    column === null || column.hidden ? 'hidden columns' : column,
  ];
}
