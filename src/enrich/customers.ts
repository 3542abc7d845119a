/** A table of customers: which of its rows an answer belongs to. However often a customer is listed, it is one. */

import type { Column, Row } from '../model.ts';

const LISTED = 20;

/** The key in a cell, in one spelling; null: it names nobody. */
export type KeyIn = (cell: string) => string | null;

/** One row of a table of customers. */
export interface CustomerRow {
  row: Row;
  path: string;
  line: number;
  /** The pass in which an answer belonged to it last; 0: never. */
  askedIn: number;
}

/** Customers whose rows do not agree with one another. */
export interface Conflicts {
  /** Customers, n. */
  count: number;
  /** Names of the columns in which their rows differ. */
  columns: string[];
  /** Where the rows that hold stand, of the first twenty. */
  lines: { path: string; line: number }[];
}

/** The rows of a table of customers by the key in one of its columns; of several with one key the last holds. */
export class CustomerIndex {
  /** Rows that name nobody. */
  blank = 0;
  /** Rows beyond the first of their customer. */
  repeated = 0;
  readonly #byKey = new Map<string, CustomerRow>();
  readonly #columns: readonly Column[];
  readonly #keyIn: KeyIn;
  readonly #conflicting = new Map<string, CustomerRow>();
  readonly #differing = new Set<number>();

  /** `key`: index of the column. */
  constructor(rows: readonly CustomerRow[], columns: readonly Column[], key: number, keyIn: KeyIn) {
    this.#columns = columns;
    this.#keyIn = keyIn;
    for (const one of rows) {
      const name = keyIn(one.row[key] ?? '');
      if (name === null) {
        this.blank++;
        continue;
      }
      const before = this.#byKey.get(name);
      if (before !== undefined) this.#compare(name, before, one, key);
      this.#byKey.set(name, one);
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
      lines: [...this.#conflicting.values()].slice(0, LISTED).map(({ path, line }) => ({ path, line })),
    };
  }

  /** The customer that a cell names; null: it names none that is here. */
  find(cell: string): CustomerRow | null {
    const key = this.#keyIn(cell);
    return key === null ? null : (this.#byKey.get(key) ?? null);
  }

  /** Customers to whom no answer belonged in pass `pass`, n. */
  neverAsked(pass: number): number {
    let count = 0;
    for (const { askedIn } of this.#byKey.values()) if (askedIn !== pass) count++;
    return count;
  }

  #compare(name: string, before: CustomerRow, after: CustomerRow, key: number): void {
    this.repeated++;
    const differing = this.#columns.filter(
      ({ index }) => index !== key && (before.row[index] ?? '').trim() !== (after.row[index] ?? '').trim(),
    );
    if (differing.length > 0 || this.#conflicting.has(name)) this.#conflicting.set(name, after);
    for (const { index } of differing) this.#differing.add(index);
  }
}
