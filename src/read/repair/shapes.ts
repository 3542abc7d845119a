/** What the cells of each column look like, by which a reading of a damaged row proves right or wrong. */

/** So many cells must have been seen before they say how others look. */
const ENOUGH = 8;
/** So many shapes at most may a column have that is told by them. */
const FEW = 4;
/** Cells are judged by their beginning only. */
const LONGEST = 200;

/** Tells whether a cell may stand in a column. */
export type Fits = (cell: string, column: number) => boolean;

/**
 * Learns from whole rows how the cells of each column look: dates, numbers, codes by their shape (`99/99/9999`);
 * text by what it begins with; and whether there are empty cells. A shape seen once says nothing. Columns
 * of which little is known fit every cell.
 */
export function learnShapes(rows: readonly (readonly string[])[]): Fits {
  const columns = (rows[0] ?? []).map((_, i) => columnTest(rows.map((row) => row[i] ?? '')));
  return (cell, column) => columns[column]?.(cell.trim()) ?? true;
}

function columnTest(all: readonly string[]): (cell: string) => boolean {
  const cells = all.map((cell) => cell.trim()).filter((cell) => cell !== '');
  const mayBeEmpty = all.length < ENOUGH || cells.length < all.length;
  const looks = [exactShape, looseShape, beginning].map((look) => ({ look, known: common(cells, look) }));
  const told = cells.length < ENOUGH ? undefined : looks.find(({ known }) => known !== null);
  return (cell) => (cell === '' ? mayBeEmpty : (told?.known?.has(told.look(cell)) ?? true));
}

/** The few looks that nearly all cells have; null: there are many. */
function common(cells: readonly string[], look: (cell: string) => string): ReadonlySet<string> | null {
  const counts = new Map<string, number>();
  for (const cell of cells) {
    const shape = look(cell);
    counts.set(shape, (counts.get(shape) ?? 0) + 1);
  }
  const frequent = [...counts].filter(([, count]) => count > 1);
  const covered = frequent.reduce((sum, [, count]) => sum + count, 0);
  const isTold = frequent.length <= FEW && covered >= cells.length * 0.9;
  return isTold && frequent.length > 0 ? new Set(frequent.map(([shape]) => shape)) : null;
}

const exactShape = (cell: string): string =>
  cell.slice(0, LONGEST).replace(/\d/g, '9').replace(/\p{L}/gu, 'a');
const looseShape = (cell: string): string => exactShape(cell).replace(/9+/g, '9').replace(/a+/g, 'a');
const beginning = (cell: string): string =>
  /^[\p{L}]/u.test(cell) ? 'a' : /^\d/.test(cell) ? '9' : cell[0]!;
