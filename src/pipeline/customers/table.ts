import { CustomerIndex, type CustomerRows } from '../../enrich/customers.ts';
import { identityIn } from '../../map/identity.ts';
import type { Column, Row, Warning } from '../../model.ts';

/** The rows of one file. */
export interface CustomerFile {
  path: string;
  rows: readonly Row[];
  /** For each row the line that it begins on. */
  lines: readonly number[];
  /** What was noticed in reading it. */
  warnings: readonly Warning[];
}

/** One table of customers, in one file or several with the same header, in memory. */
export class CustomerTable implements CustomerRows {
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  readonly files: readonly CustomerFile[];
  readonly #indexes = new Map<number, CustomerIndex>();

  constructor(columns: readonly Column[], files: readonly CustomerFile[]) {
    this.columns = columns;
    this.rows = files.length === 1 ? files[0]!.rows : files.flatMap(({ rows }) => rows);
    this.files = files;
  }

  get paths(): string[] {
    return this.files.map(({ path }) => path);
  }

  get warnings(): Warning[] {
    return this.files.flatMap(({ warnings }) => warnings);
  }

  /** Rows, n. */
  get size(): number {
    return this.rows.length;
  }

  placeOf(position: number): { path: string; line: number } {
    let first = 0;
    for (const { path, lines } of this.files) {
      const line = lines[position - first];
      if (line !== undefined) return { path, line };
      first += lines.length;
    }
    throw new RangeError(`no row ${position}`);
  }

  /** Its customers by the key in a column (index), made once. */
  indexBy(column: number): CustomerIndex {
    const known = this.#indexes.get(column);
    if (known !== undefined) return known;
    const index = new CustomerIndex(this, this.columns, column, identityIn);
    this.#indexes.set(column, index);
    return index;
  }
}
