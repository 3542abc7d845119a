import type { Keys } from '../../model.ts';

/** A group that may be hidden. */
export interface Cell {
  readonly keys: Keys;
  readonly n: number;
  hidden: boolean;
}

/** A breakdown whose groups may be hidden. `overlapping`: they do not add up to the overall. */
export interface Table {
  readonly by: readonly string[];
  readonly overlapping: boolean;
  readonly cells: readonly Cell[];
}

/** Groups with answers that are the parts of another, smallest first. They may leave a rest of it. */
export interface Sum {
  readonly total: Cell;
  readonly parts: readonly Cell[];
  /** The breakdowns that the total and the parts belong to. */
  readonly coarse: Table;
  readonly fine: Table;
}

/**
 * Every set of groups that adds up to a number known elsewhere: all groups of a breakdown to the
 * overall, and in a crossed breakdown those that share some keys to the group with just these keys.
 *
 * A breakdown that was not asked for counts as known where two others both contain it: a viewer can add
 * up either of them. Overlapping breakdowns go only with each other, and to no overall.
 *
 * @param tables breakdowns that are shown together
 * @returns sums over the cells of `tables`: those of coarse breakdowns first, for their groups decide on finer
 *   ones; of one breakdown those to its nearest totals first, for what holds there holds for the overall
 */
export function sumsAmong(tables: readonly Table[]): Sum[] {
  const known = [...tables, ...margins(tables, false), ...margins(tables, true)];
  const coarseFirst = known.sort((a, b) => a.by.length - b.by.length);
  const fineFirst = coarseFirst.toReversed();
  return coarseFirst.flatMap((table) =>
    fineFirst
      .filter((total) => total !== table && isWithin(total, table))
      .flatMap((total) => split(total, table)),
  );
}

/** The breakdowns that were not asked for and yet are known, among those that overlap or those that do not. */
function margins(tables: readonly Table[], overlapping: boolean): Table[] {
  const asked = tables.filter((table) => table.overlapping === overlapping);
  const found: Table[] = [];
  const add = (by: readonly string[]): void => {
    const margin = { by, overlapping, cells: [] };
    if ([...asked, ...found].some((table) => isWithin(table, margin) && isWithin(margin, table))) return;
    found.push({ ...margin, cells: addUp(margin, asked) });
  };
  if (asked.length > 0 && !overlapping) add([]);
  for (const one of asked) {
    for (const other of [...asked, ...found]) {
      const shared = one.by.filter((name) => other.by.includes(name));
      if (shared.length > 0) add(shared);
    }
  }
  return found;
}

/** The groups of a margin; where breakdowns leave out different answers, the fullest sum of each. */
function addUp(margin: Table, tables: readonly Table[]): Cell[] {
  const fullest = new Map<string, Cell>();
  for (const table of tables.filter((candidate) => isWithin(margin, candidate))) {
    for (const [key, cells] of lines(table, margin)) {
      const n = cells.reduce((sum, cell) => sum + cell.n, 0);
      if (n > (fullest.get(key)?.n ?? 0)) fullest.set(key, { keys: JSON.parse(key), n, hidden: false });
    }
  }
  return [...fullest.values()];
}

function split(coarse: Table, fine: Table): Sum[] {
  const partsOf = lines(fine, coarse);
  return coarse.cells.flatMap((total) => {
    const parts = partsOf.get(JSON.stringify(total.keys));
    return parts ? [{ total, parts, coarse, fine }] : [];
  });
}

/** The cells with answers, smallest first, by the keys that a coarser breakdown has too, as JSON in its order. */
function lines(table: Table, coarse: Table): Map<string, Cell[]> {
  const found = new Map<string, Cell[]>();
  const positions = coarse.by.map((name) => table.by.indexOf(name));
  for (const cell of table.cells.filter(({ n }) => n > 0).sort((a, b) => a.n - b.n)) {
    const key = JSON.stringify(positions.map((position) => cell.keys[position]));
    const line = found.get(key);
    if (line) line.push(cell);
    else found.set(key, [cell]);
  }
  return found;
}

/** Does every dimension of `coarse` occur in `fine`, so that groups of the one are parts of the other? */
export function isWithin(coarse: Table, fine: Table): boolean {
  return coarse.overlapping === fine.overlapping && coarse.by.every((name) => fine.by.includes(name));
}
