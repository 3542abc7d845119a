/** By which columns a table of answers finds its customers in each of their tables. */

import type { CustomerIndex } from '../../enrich/customers.ts';
import { findKey, type JoinKey } from '../../enrich/joinKey.ts';
import { npsError } from '../../errors.ts';
import { findColumn, labelOf } from '../../map/columns.ts';
import { identityIn } from '../../map/identity.ts';
import type { Column, Row, Table } from '../../model.ts';
import type { CustomerTable } from './table.ts';

/** How rows are found in one table of customers. */
export interface Link {
  /** Position of the table of customers. */
  table: number;
  /** Where the key is: in the answer (null), or in the row of a table of customers that was found before. */
  from: number | null;
  /** Index of the key's column there. */
  column: number;
  index: CustomerIndex;
  /** Names of both columns. */
  on: { response: string; customer: string };
  /** The `--on` that said so; null: it was found. */
  given: string | null;
}

interface Side {
  from: number | null;
  columns: readonly Column[];
  rows: readonly Row[];
}

/**
 * Links to all tables of `customers`, those last that are reached only through another: an account by the
 * column of the user. `on`: what the user said, one text for each `--on`. Errors: `noKey` where nothing
 * leads to a table, `unusedOn` where what was said does not, `repeatedColumn`.
 */
export function linkTables(
  responses: Pick<Table, 'columns' | 'sample'>,
  customers: readonly CustomerTable[],
  on: readonly string[],
): Link[] {
  const links: Link[] = [];
  const sides: Side[] = [{ from: null, columns: responses.columns, rows: responses.sample }];
  let waiting = [...customers.keys()];
  while (waiting.length > 0) {
    const tied = waiting.flatMap((to) => tie(sides, customers[to]!, to, on) ?? []);
    if (tied.length === 0) throw noKey(responses.columns, customers[waiting[0]!]!, null);
    links.push(...tied);
    waiting = waiting.filter((to) => !tied.some(({ table }) => table === to));
    if (waiting.length === 0) break;
    for (const { table } of tied) {
      const { columns, rows } = customers[table]!;
      sides.push({ from: table, columns, rows });
    }
  }
  const unused = on.find((text) => !links.some(({ given }) => given === text));
  if (unused !== undefined) throw noKey(responses.columns, customers[0]!, unused);
  return links;
}

function tie(sides: readonly Side[], to: CustomerTable, table: number, on: readonly string[]): Link | null {
  for (const side of sides) {
    const said = sayingOf(side.columns, to.columns, on);
    const key = said?.key ?? findKey(side, to, identityIn);
    if (key === null) continue;
    const names = { response: side.columns[key.response]!.name, customer: to.columns[key.customer]!.name };
    return {
      table,
      from: side.from,
      column: key.response,
      index: to.indexBy(key.customer),
      on: names,
      given: said?.text ?? null,
    };
  }
  return null;
}

/** The first of `on` whose names are columns on both sides. */
function sayingOf(
  responses: readonly Column[],
  customers: readonly Column[],
  on: readonly string[],
): { text: string; key: JoinKey } | null {
  for (const text of on) {
    for (const [left, right] of halves(text)) {
      const response = findColumn(responses, left, '--on');
      const customer = findColumn(customers, right, '--on');
      if (response !== null && customer !== null)
        return { text, key: { response: response.index, customer: customer.index } };
    }
  }
  return null;
}

/** `a=b` in two at each of its equals signs; `a` for both sides where there is none. */
function halves(text: string): [string, string][] {
  const parts = text.split('=');
  if (parts.length === 1) return [[text, text]];
  return parts.slice(1).map((_, i) => [parts.slice(0, i + 1).join('='), parts.slice(i + 1).join('=')]);
}

function noKey(responses: readonly Column[], { paths, columns }: CustomerTable, on: string | null) {
  const lists = { responses: responses.map(labelOf), customers: columns.map(labelOf) };
  return on !== null
    ? npsError('unusedOn', { on, ...lists })
    : npsError('noKey', { path: paths.join(', '), ...lists });
}
