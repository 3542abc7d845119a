/** The conditions on columns and on customers: which rows they keep, whatever the columns turn out to be. */

import { type Attribute, attributeIn } from '../enrich/dimension.ts';
import { comparesDates, filterTest } from '../enrich/filter.ts';
import { DateEvidence } from '../map/date/evidence.ts';
import { dateReader, decideDateReading, orderMatters } from '../map/date.ts';
import type { Customer, DateOrder, Filter, Question, Row, Table } from '../model.ts';
import { columnIn } from './asked.ts';
import type { Customers } from './customers.ts';

/** For each condition the order in which its dates are written; null: it compares none. */
export type Orders = readonly (DateOrder | null)[];

const ORDERS: readonly DateOrder[] = ['dmy', 'mdy'];
/** Taken until all rows are known; right wherever no date depends on it. */
const GUESS: DateOrder = 'dmy';

/** The conditions on columns for inputs with the same header. */
export class Conditions {
  /** In force here. */
  readonly orders: Orders;
  readonly #filters: readonly Filter[];
  readonly #timeZone: string;
  readonly #customers: Customers | null;
  /** What is learnt about the dates of each condition; null: nothing has to be. */
  readonly #evidence: readonly (DateEvidence | null)[];

  /** `known`: the orders, where an earlier pass has told them. */
  constructor(
    filters: readonly Filter[],
    { calendar, dateOrder }: Pick<Question, 'calendar' | 'dateOrder'>,
    known: Orders | null,
    customers: Customers | null = null,
  ) {
    this.#filters = filters.filter(({ dimension: { kind } }) => kind === 'column' || kind === 'attribute');
    this.#customers = customers;
    this.#timeZone = calendar.timeZone;
    const dated = this.#filters.map((filter) =>
      ORDERS.some((order) => comparesDates(filter, dateReader({ order }, this.#timeZone))),
    );
    this.orders = known ?? dated.map((isDated) => (isDated ? (dateOrder ?? GUESS) : null));
    const settled = known !== null || dateOrder !== null;
    this.#evidence = dated.map((isDated) => (isDated && !settled ? new DateEvidence() : null));
    for (const [i, filter] of this.#filters.entries()) this.#learnFromCustomers(filter, this.#evidence[i]!);
  }

  /** Whether the conditions keep a row of `table`, given by a customer. Error `repeatedColumn`. */
  test(table: Table): (row: Row, customer?: Customer | null) => boolean {
    const tests = this.#filters.map((filter, i) => {
      const column = columnIn(table, filter.dimension, '--where');
      const attribute = this.#attributeOf(filter);
      const test = filterTest(filter, dateReader({ order: this.orders[i] ?? GUESS }, this.#timeZone));
      if (attribute !== null)
        return (_: Row, customer: Customer | null) => test(attributeIn(customer, attribute));
      return (row: Row) => test(column === null ? null : (row[column] ?? '').trim());
    });
    if (tests.length === 0) return () => true;
    return (row, customer = null) => tests.every((test) => test(row, customer));
  }

  /** Shows the conditions a row of `table`, or `times` equal ones, kept or not, so that `decided` knows all; null: not needed. */
  watch(table: Table): ((row: Row, times?: number) => void) | null {
    const watched = this.#filters.flatMap(({ dimension }, i) => {
      const column = columnIn(table, dimension, '--where');
      const evidence = this.#evidence[i];
      return column === null || !evidence ? [] : [{ column, evidence }];
    });
    if (watched.length === 0) return null;
    return (row, times = 1) => {
      for (const { column, evidence } of watched) evidence.observe(row[column] ?? '', times);
    };
  }

  /** The orders that all rows together tell; where no cell depends on it, the condition's own value does. */
  decided(): Orders {
    return this.#evidence.map((evidence, i) => {
      if (evidence === null) return this.orders[i]!;
      if (!orderMatters(evidence)) evidence.observe(this.#filters[i]!.value);
      return decideDateReading(evidence, null).order;
    });
  }

  #attributeOf({ dimension }: Filter): Attribute | null {
    const isAttribute = dimension.kind === 'attribute';
    return isAttribute ? (this.#customers?.attribute(dimension.name, '--where') ?? null) : null;
  }

  /** Customers are all there before the first answer. */
  #learnFromCustomers(filter: Filter, evidence: DateEvidence | null): void {
    const attribute = this.#attributeOf(filter);
    if (attribute === null || evidence === null) return;
    for (const { table, column } of attribute)
      for (const row of this.#customers!.tables[table]!.rows) evidence.observe(row[column] ?? '');
  }
}
