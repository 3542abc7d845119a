import { CustomerIndex, type CustomerRow } from '../../enrich/customers.ts';
import { identityIn } from '../../map/identity.ts';
import type { Column, Warning } from '../../model.ts';

/** One table of customers, or several with the same header, in memory. */
export class CustomerTable {
  readonly paths: readonly string[];
  readonly columns: readonly Column[];
  readonly rows: readonly CustomerRow[];
  /** What was noticed in reading it. */
  readonly warnings: readonly Warning[];
  readonly #indexes = new Map<number, CustomerIndex>();

  constructor(
    paths: readonly string[],
    columns: readonly Column[],
    rows: readonly CustomerRow[],
    warnings: readonly Warning[],
  ) {
    this.paths = paths;
    this.columns = columns;
    this.rows = rows;
    this.warnings = warnings;
  }

  /** Its customers by the key in a column (index), made once. */
  indexBy(column: number): CustomerIndex {
    const known = this.#indexes.get(column);
    if (known !== undefined) return known;
    const index = new CustomerIndex(this.rows, this.columns, column, identityIn);
    this.#indexes.set(column, index);
    return index;
  }
}
