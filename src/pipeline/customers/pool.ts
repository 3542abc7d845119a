/** Cells that occur again and again, kept once: a table in memory is smaller, and quicker to look things up in. */

/** Different cells of a column that are kept; a column with more of them is one of names and ids. */
const MOST = 3000;

/** The cells of one table, by column. */
export class CellPool {
  readonly #columns: (Map<string, string> | null)[] = [];

  /** Puts the cell that was met first in the place of each equal one of `row`. */
  share(row: string[]): void {
    for (let i = 0; i < row.length; i++) {
      let known = this.#columns[i];
      if (known === undefined) this.#columns[i] = known = new Map();
      if (known === null) continue;
      const cell = row[i]!;
      const same = known.get(cell);
      if (same !== undefined) row[i] = same;
      else if (known.size < MOST) known.set(cell, cell);
      else this.#columns[i] = null;
    }
  }
}
