/** The columns that may say something about customers, wherever they are, and what their cells hold. */

import type { AttributeColumn } from '../../enrich/attributes.ts';
import { type Attribute, attributeIn, type Evaluated } from '../../enrich/dimension.ts';
import { unknownColumn } from '../../map/columns.ts';
import { DateEvidence } from '../../map/date/evidence.ts';
import { isDateColumn } from '../../map/date.ts';
import type { DateOrder, Lines, StageAttribute, Table } from '../../model.ts';
import { note } from '../../read/notes.ts';
import type { Customers } from '../customers.ts';

const NUMBER = /^[-+]?\d+(?:\.\d+)?$/;
/** Share of the filled cells that must be numbers in a column of counts. */
const ENOUGH = 0.8;

/** A column of the customers, or of the answers (`places` null), there by its name in each input. */
export interface CustomerColumn extends AttributeColumn {
  places: Attribute | null;
}

/**
 * All columns of the customers, those of one name together; then those of the answers, of which the first of each
 * name is taken; then those that `texts` name by their numbers, `#24`.
 */
export function columnsAbout(
  tables: readonly Table[],
  customers: Customers | null,
  texts: readonly string[] = [],
): CustomerColumn[] {
  const names = new Set(tables.flatMap(({ columns }) => columns.map(({ name }) => name)));
  for (const number of texts.flatMap((text) => text.match(/#\d+/g) ?? []))
    if (tables.some((table) => isIn(table, number))) names.add(number);
  return [
    ...[...(customers?.attributes ?? [])].map(([name, places]) => ({ name, ofCustomer: true, places })),
    ...[...names].map((name) => ({ name, ofCustomer: false, places: null })),
  ];
}

/** Index of the first column called `name`, or `#24`; −1: there is none. */
function indexIn({ columns }: Table, name: string): number {
  const index = columns.findIndex((column) => column.name === name);
  const number = index < 0 ? /^#(\d+)$/.exec(name) : null;
  return number !== null && Number(number[1]) <= columns.length ? Number(number[1]) - 1 : index;
}

const isIn = (table: Table, name: string): boolean => indexIn(table, name) >= 0;

/** False where the column is one of answers, and `table` has none such. */
export const hasColumn = (table: Table, { name, places }: CustomerColumn): boolean =>
  places !== null || isIn(table, name);

/** What the cells of a column hold. */
export class CellStudy {
  readonly dates = new DateEvidence();
  /** Where cells stand, by path, that are filled and no date in an order of day and month, and no number. */
  readonly undated: Readonly<Record<DateOrder, Map<string, Lines>>> = { dmy: new Map(), mdy: new Map() };
  readonly unnumbered = new Map<string, Lines>();
  #numbers = 0;

  observe(cell: string, path: string, line: number): void {
    const { counts } = this.dates;
    const { failed, missing, dayFirst, monthFirst } = counts;
    this.dates.observe(cell);
    if (counts.missing > missing) return;
    if (counts.failed > failed || counts.monthFirst > monthFirst) noteAt(this.undated.dmy, path, line);
    if (counts.failed > failed || counts.dayFirst > dayFirst) noteAt(this.undated.mdy, path, line);
    if (NUMBER.test(cell.trim())) this.#numbers++;
    else noteAt(this.unnumbered, path, line);
  }

  /** True for a column of dates; also for one without a filled cell, which nothing speaks against. */
  get holdsDates(): boolean {
    const { filled } = this.dates;
    return filled === 0 || isDateColumn(this.dates, filled, true);
  }

  get holdsNumbers(): boolean {
    return this.#numbers >= ENOUGH * this.dates.filled;
  }
}

function noteAt(places: Map<string, Lines>, path: string, line: number): void {
  const lines = places.get(path) ?? { count: 0, lines: [] };
  places.set(path, lines);
  note(lines, line);
}

/** Studies the columns at `positions`; reads the answers once more where one of them is theirs. Errors: those of reading. */
export async function studyColumns(
  columns: readonly CustomerColumn[],
  positions: Iterable<number>,
  tables: readonly Table[],
  customers: Customers | null,
): Promise<ReadonlyMap<number, CellStudy>> {
  const studies = new Map([...new Set(positions)].map((position) => [position, new CellStudy()]));
  const answers: [name: string, study: CellStudy][] = [];
  for (const [position, study] of studies) {
    const { name, places } = columns[position]!;
    if (places === null) answers.push([name, study]);
    else
      for (const { table, column } of places)
        for (const { path, rows, lines } of customers!.tables[table]!.files)
          for (const [i, row] of rows.entries()) study.observe(row[column] ?? '', path, lines[i]!);
  }
  if (answers.length === 0) return studies;
  for (const table of tables) {
    const there = answers.flatMap(([name, study]) => {
      const index = indexIn(table, name);
      return index < 0 ? [] : [{ index, study }];
    });
    await table.scan((row, line) => {
      for (const { index, study } of there) study.observe(row[index] ?? '', table.path, line);
    });
  }
  return studies;
}

/** A reader of a column's cells for the answers of `table`: trimmed, `''` where there is none. */
export function cellReader({ name, places }: CustomerColumn, table: Table): (answer: Evaluated) => string {
  if (places !== null) return ({ customer }) => attributeIn(customer, places) ?? '';
  const index = indexIn(table, name);
  return index < 0 ? () => '' : ({ row }) => (row[index] ?? '').trim();
}

/** Position of the column called `name`, with or without `customers.` before it. Error `unknownColumn`. */
export function columnAt(columns: readonly CustomerColumn[], name: string, option: string): number {
  const wanted = name.trim();
  const [, bare] = /^customers\.(.+)$/s.exec(wanted) ?? [];
  const exact = columns.findIndex(({ name: other, ofCustomer }) => other === wanted && !ofCustomer);
  if (exact >= 0) return exact;
  const found = columns.findIndex(({ name: other, ofCustomer }) => ofCustomer && other === (bare ?? wanted));
  if (found >= 0) return found;
  const own = columns.filter(({ ofCustomer }) => !ofCustomer);
  const all = own.map(({ name: other }, index) => ({ index, name: other, detail: '', partOf: null }));
  const attributes = columns.filter(({ ofCustomer }) => ofCustomer).map(({ name: other }) => other);
  throw unknownColumn(all, wanted, option, [], attributes);
}

/** The names of the columns that attributes were found in. */
export const namesOf = (
  columns: readonly CustomerColumn[],
  found: Partial<Record<StageAttribute, number>>,
): Partial<Record<StageAttribute, string>> =>
  Object.fromEntries(Object.entries(found).map(([attribute, at]) => [attribute, columns[at]!.name]));
