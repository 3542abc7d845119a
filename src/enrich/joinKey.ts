/** By which columns answers and customers belong together. */

import type { Column, Row } from '../model.ts';
import { keyKind } from './attributes.ts';
import type { CustomerIndex, KeyIn } from './customers.ts';

/** Indexes of the columns whose cells name the same customer. */
export interface JoinKey {
  response: number;
  customer: number;
}

/** What answers are joined from: their columns, and rows to judge them by. */
export interface Asking {
  columns: readonly Column[];
  rows: readonly Row[];
}

/** A table of customers: its columns, how many rows it has, and its customers by the keys in a column. */
export interface Asked {
  columns: readonly Column[];
  size: number;
  indexBy(column: number): Pick<CustomerIndex, 'has' | 'size'>;
}

/** Share of the different keys of the answers above which a pair is taken without looking any further. */
const PLENTY = 0.5;
/** Keys that are shorter on average may agree by chance: both tables may number their rows. */
const TELLING = 6;

/**
 * The pair of columns by which rows of `responses` find their `customers`: named like ids or like e-mail
 * addresses, and with values in common; else any two columns of long values that agree for at least half of
 * the answers; else two that bear the same name, and no customer is found. null: there is none. Without a row
 * of answers names alone decide.
 */
export function findKey(responses: Asking, customers: Asked, keyIn: KeyIn): JoinKey | null {
  const values = new Values(responses, customers, keyIn);
  let best: { pair: JoinKey; share: number } | null = null;
  let namesakes: JoinKey | null = null;
  for (const pair of namedPairs(responses.columns, customers.columns)) {
    if (responses.rows.length === 0) return pair;
    if (isBare(responses.columns[pair.response]!) && !values.areTelling(pair.response)) continue;
    const share = values.shared(pair);
    if (share >= PLENTY) return pair;
    const [one, other] = [responses.columns[pair.response]!, customers.columns[pair.customer]!];
    if (!isBare(one) && fold(one.name) === fold(other.name)) namesakes ??= pair;
    if (share > (best?.share ?? 0)) best = { pair, share };
  }
  return best?.pair ?? agreeing(responses, customers, values) ?? namesakes;
}

/** Pairs of columns whose names are of one kind: those with the same name first, then the likeliest names. */
function namedPairs(responses: readonly Column[], customers: readonly Column[]): JoinKey[] {
  const pairs = kinded(responses).flatMap((response) =>
    kinded(customers)
      .filter(({ kind }) => kind === response.kind)
      .map((customer) => {
        const alike = fold(response.column.name) === fold(customer.column.name);
        const bare = isBare(response.column) ? 1000 : 0;
        const rank = bare + (alike ? 0 : 100) + response.rank + customer.rank;
        return { response: response.column.index, customer: customer.column.index, rank };
      }),
  );
  return pairs.sort((a, b) => a.rank - b.rank).map(({ response, customer }) => ({ response, customer }));
}

const kinded = (columns: readonly Column[]) =>
  columns.flatMap((column) => {
    const found = keyKind(column.name);
    return found === null ? [] : [{ column, ...found }];
  });

const fold = (name: string): string => name.toLowerCase().replace(/[\s_.-]+/g, '');

/** A name that an answer's own number may have as well. */
const isBare = ({ name }: Column): boolean => /^(id|uuid|guid|key)$/.test(fold(name));

function agreeing(responses: Asking, customers: Asked, values: Values): JoinKey | null {
  let best: { pair: JoinKey; share: number } | null = null;
  for (const { index: customer } of customers.columns) {
    if (!values.areUnique(customer)) continue;
    for (const { index: response } of responses.columns) {
      if (!values.areTelling(response)) continue;
      const share = values.shared({ response, customer });
      if (share >= PLENTY && share > (best?.share ?? 0)) best = { pair: { response, customer }, share };
    }
  }
  return best?.pair ?? null;
}

/** The keys in the columns of the answers, gathered once for each, and how many of them customers have. */
class Values {
  readonly #responses: Asking;
  readonly #customers: Asked;
  readonly #keyIn: KeyIn;
  readonly #keys = new Map<number, ReadonlySet<string>>();

  constructor(responses: Asking, customers: Asked, keyIn: KeyIn) {
    this.#responses = responses;
    this.#customers = customers;
    this.#keyIn = keyIn;
  }

  /** Of the different keys in the answers, the share that customers have; 0 without a key. */
  shared({ response, customer }: JoinKey): number {
    const keys = this.#in(response);
    const index = this.#customers.indexBy(customer);
    let found = 0;
    for (const key of keys) if (index.has(key)) found++;
    return keys.size === 0 ? 0 : found / keys.size;
  }

  areTelling(response: number): boolean {
    const keys = this.#in(response);
    let length = 0;
    for (const key of keys) length += key.length;
    return keys.size > 0 && length / keys.size >= TELLING;
  }

  areUnique(customer: number): boolean {
    return this.#customers.indexBy(customer).size >= 0.95 * this.#customers.size;
  }

  #in(response: number): ReadonlySet<string> {
    const gathered = this.#keys.get(response);
    if (gathered !== undefined) return gathered;
    const keys = new Set<string>();
    for (const row of this.#responses.rows) {
      const key = this.#keyIn(row[response] ?? '');
      if (key !== null) keys.add(key);
    }
    this.#keys.set(response, keys);
    return keys;
  }
}
