import type { Keys } from '../model.ts';
import { bridgesIn } from './suppression/bridges.ts';
import { detour } from './suppression/detour.ts';
import { type Crossing, type Grid, gridsOf } from './suppression/grid.ts';
import { networkOf } from './suppression/network.ts';
import { type Cell, type Sum, sumsAmong } from './suppression/sums.ts';

/** A breakdown as far as hiding is concerned. */
export interface Suppressible {
  /** Names of the dimensions; `[]` is the overall, a breakdown with one group. */
  by: readonly string[];
  groups: readonly { keys: Keys; n: number }[];
  /** false: its groups overlap, so they do not add up to the overall. */
  sums?: false;
}

/**
 * Complementary suppression: which groups to hide so that none with fewer than `minN` answers can be
 * seen, nor had by subtracting what is shown.
 *
 * - A group with fewer than `minN` answers is hidden, and so are its cells in crossed breakdowns.
 * - Wherever groups add up to a number that is shown, the hidden ones among them are together at least
 *   `minN`, and at least two; else the next smallest is hidden too
 *   ([Culture Amp](https://academy.cultureamp.com/hc/en-us/articles/360010433339-Confidentiality-protections-in-reports)).
 *   A single one follows by subtraction however large it is, and may give away a small one beside it.
 * - A small cell does not follow from several rows and columns together either; see `bridgesIn`.
 * - Where no cell is left that could hide another, their row or column is hidden itself; where both are, the
 *   smallest row or column that is not.
 *
 * The overall counts as shown. Where one dimension nests in another, as months do in quarters, pass their
 * crossed breakdown too: it ties the two together. Not looked for: what follows only from breakdowns crossed
 * in three or more ways, and how close a hidden number can be guessed.
 *
 * @param breakdowns all that is shown at the same time
 * @param minN the smallest group to show, n; up to 1 hides nothing
 * @returns for each breakdown, for each of its groups: hidden? Groups without answers never are:
 *   there is nothing to hide
 */
export function suppress(breakdowns: readonly Suppressible[], minN: number): boolean[][] {
  const tables = breakdowns.map(({ by, groups, sums }) => ({
    by,
    overlapping: sums === false,
    cells: groups.map(({ keys, n }) => ({ keys, n, hidden: isSmall(n, minN) })),
  }));
  const sums = sumsAmong(tables);
  const grids = gridsOf(sums);

  let settled = false;
  while (!settled) {
    settled = true;
    for (const sum of sums) if (settle(sum, minN)) settled = false;
    settled &&= !grids.some((grid) => surround(grid, minN));
  }
  return tables.map(({ cells }) => cells.map(({ hidden }) => hidden));
}

const isSmall = (n: number, minN: number): boolean => n > 0 && n < minN;

/** Hides what must be hidden for the sake of one sum; true if that was anything. */
function settle({ total, parts }: Sum, minN: number): boolean {
  const shown = parts.filter((part) => !part.hidden);
  if (total.hidden) return hide(shown);
  if (shown.length === parts.length) return false;

  const add = (cells: readonly Cell[]): number => cells.reduce((sum, cell) => sum + cell.n, 0);
  const rest = total.n > add(parts) ? 1 : 0;
  const enough = (): boolean => total.n - add(shown) >= minN && parts.length - shown.length + rest >= 2;
  let changed = false;
  while (!enough() && !total.hidden) changed = hide([shown.shift() ?? total]);
  return changed;
}

/** Hides what must be hidden lest small cells follow from several lines together; true if that was anything. */
function surround(grid: Grid, minN: number): boolean {
  const network = networkOf(grid);
  const bridges = bridgesIn(network);
  let changed = false;
  for (const crossing of grid.filter(({ cell }) => isSmall(cell.n, minN) && bridges.has(cell))) {
    const way = detour(crossing, network);
    if (way) changed = hide(way) || changed;
    else if (hideSmallest(linesOf([crossing])) || hideSmallest(linesOf(grid))) return true;
  }
  return changed;
}

/** The rows and columns of `crossings` that are shown. */
const linesOf = (crossings: readonly Crossing[]): Cell[] => {
  const lines = new Set(crossings.flatMap(({ row, column }) => [row, column]));
  return [...lines].filter((line): line is Cell => line !== null && !line.hidden);
};

const hideSmallest = (cells: readonly Cell[]): boolean =>
  hide(cells.toSorted((a, b) => a.n - b.n).slice(0, 1));

function hide(cells: readonly Cell[]): boolean {
  for (const cell of cells) cell.hidden = true;
  return cells.length > 0;
}
