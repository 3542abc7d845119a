/** What all rows of a table say about its columns. */

import { ColumnProfile } from './profile.ts';

/** So many rows are looked at whole; then it shows which columns can be the score or the date at all. */
const SURVEYED = 50;
/** Of the rows after those, every sixteenth is looked at whole, lest a column change its nature unseen. */
const STRIDE = 16;

/**
 * Evidence about the columns of one table, or of several with the same header. The columns that may be
 * the score or the date are shown every cell. Of the others, which nothing depends on but their names,
 * only a part of the cells is counted, unless `thorough`.
 */
export class Evidence {
  readonly profiles: ColumnProfile[] = [];
  /** Rows observed. */
  rows = 0;
  readonly #thorough: boolean;
  /** Indexes of the columns that are shown every cell; null: all of them. */
  #watched: number[] | null = null;
  #surveyedWidth = 0;

  constructor(thorough = false) {
    this.#thorough = thorough;
  }

  observe(row: readonly string[]): void {
    this.rows++;
    if (this.#watched === null || this.rows % STRIDE === 0) {
      this.#observeFrom(row, 0);
      if (this.rows === SURVEYED && !this.#thorough) this.#choose();
      return;
    }
    for (const index of this.#watched) this.profiles[index]!.observe(row[index] ?? '');
    this.#observeFrom(row, this.#surveyedWidth);
  }

  /** Begins anew with some columns, of which all rows will be shown to `observeIn`; what is known of the others stays. */
  beginAnew(columns: readonly number[]): void {
    this.rows = 0;
    for (const index of columns) this.profiles[index] = new ColumnProfile();
  }

  /** Shows nothing but some columns of `times` equal rows. */
  observeIn(columns: readonly number[], row: readonly string[], times: number): void {
    this.rows += times;
    for (const index of columns) this.profiles[index]!.observe(row[index] ?? '', times);
  }

  /** Completes the counts of all columns; observing may go on afterwards. */
  settle(): void {
    for (const profile of this.profiles) profile.settle();
  }

  /** True where a column that was not watched turns out to matter: the rows must be observed again, thoroughly. */
  missedSomething(): boolean {
    const watched = this.#watched;
    this.settle();
    return (
      watched !== null &&
      this.profiles.some((profile, index) => !watched.includes(index) && profile.mayMatter)
    );
  }

  #choose(): void {
    this.settle();
    this.#surveyedWidth = this.profiles.length;
    this.#watched = this.profiles.flatMap((profile, index) => (profile.mayMatter ? [index] : []));
  }

  #observeFrom(row: readonly string[], first: number): void {
    for (let i = first; i < row.length; i++) {
      let profile = this.profiles[i];
      if (profile === undefined) {
        profile = new ColumnProfile();
        this.profiles[i] = profile;
      }
      profile.observe(row[i]!);
    }
  }
}
