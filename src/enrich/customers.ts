/** A table of customers: which of its rows an answer belongs to. However often a customer is listed, it is one. */

import type { Column, Row } from '../model.ts';

const LISTED = 20;

/** The key in a cell, in one spelling; null: it names nobody. */
export type KeyIn = (cell: string) => string | null;

/** The rows of a table of customers, and where each stands. */
export interface CustomerRows {
  rows: readonly Row[];
  /** For each row the path and the line that it begins on. */
  placeOf(position: number): { path: string; line: number };
}

/** Customers whose rows do not agree with one another. */
export interface Conflicts {
  /** Customers, n. */
  count: number;
  /** Names of the columns in which their rows differ. */
  columns: string[];
  /** Where the rows that hold stand, of the first twenty. */
  places: { path: string; line: number }[];
}

/** The rows of a table of customers by the key in one of its columns; of several with one key the last holds. */
export class CustomerIndex {
  /** Rows beyond the first of their customer. */
  repeated = 0;
  readonly #table: CustomerRows;
  /** The position of each customer's row. */
  readonly #byKey = new Map<string, number>();
  readonly #columns: readonly Column[];
  readonly #keyIn: KeyIn;
  readonly #conflicting = new Map<string, number>();
  readonly #differing = new Set<number>();

  /** `key`: index of the column. */
  constructor(table: CustomerRows, columns: readonly Column[], key: number, keyIn: KeyIn) {
    this.#table = table;
    this.#columns = columns;
    this.#keyIn = keyIn;
    for (const [position, row] of table.rows.entries()) {
      const name = keyIn(row[key] ?? '');
      if (name === null) continue;
      const before = this.#byKey.get(name);
      if (before !== undefined) this.#compare(name, before, position, key);
      this.#byKey.set(name, position);
    }
  }

  /** Customers, n. */
  get size(): number {
    return this.#byKey.size;
  }

  get conflicts(): Conflicts {
    return {
      count: this.#conflicting.size,
      columns: [...this.#differing].sort((a, b) => a - b).map((index) => this.#columns[index]!.name),
      places: [...this.#conflicting.values()]
        .slice(0, LISTED)
        .map((position) => this.#table.placeOf(position)),
    };
  }

  /** The position of the row of the customer that a cell names; −1: none here; null: it names nobody. */
  find(cell: string): number | null {
    const key = this.#keyIn(cell);
    return key === null ? null : (this.#byKey.get(key) ?? -1);
  }

  /** Whether a customer has this key, in its one spelling. */
  has(key: string): boolean {
    return this.#byKey.has(key);
  }

  /** Customers whose rows are not `asked` (by position), n. */
  neverAsked(asked: Uint8Array): number {
    let count = 0;
    for (const position of this.#byKey.values()) if (asked[position] === 0) count++;
    return count;
  }

  #compare(name: string, before: number, after: number, key: number): void {
    this.repeated++;
    const [one, other] = [this.#table.rows[before]!, this.#table.rows[after]!];
    const differing = this.#columns.filter(
      ({ index }) => index !== key && (one[index] ?? '').trim() !== (other[index] ?? '').trim(),
    );
    if (differing.length > 0 || this.#conflicting.has(name)) this.#conflicting.set(name, after);
    for (const { index } of differing) this.#differing.add(index);
  }
}
