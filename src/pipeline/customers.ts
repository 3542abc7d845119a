/** The tables of customers, and what became of the answers' keys in them. */

import type { Attribute } from '../enrich/dimension.ts';
import { findColumn } from '../map/columns.ts';
import type { Column, Customer, CustomerSource, Row, Table, Warning } from '../model.ts';
import { type Link, linkTables } from './customers/links.ts';
import { aboutMatches, type Matches } from './customers/matches.ts';
import type { CustomerTable } from './customers/table.ts';

/** All tables of customers. */
export class Customers {
  readonly #tables: readonly CustomerTable[];
  readonly #on: readonly string[];
  readonly #links = new Map<string, readonly Link[]>();
  /** By table of customers; begun anew with each pass. */
  #matches = new Map<number, Matches>();

  constructor(tables: readonly CustomerTable[], on: readonly string[]) {
    this.#tables = tables;
    this.#on = on;
  }

  get tables(): readonly CustomerTable[] {
    return this.#tables;
  }

  /** The columns of all tables. */
  get columns(): readonly Column[] {
    return this.#tables.flatMap(({ columns }) => columns);
  }

  /** All attributes by their names; of several columns of one table that bear a name, the first. */
  get attributes(): ReadonlyMap<string, Attribute> {
    const found = new Map<string, { table: number; column: number }[]>();
    for (const [table, { columns }] of this.#tables.entries()) {
      for (const { name, index } of columns) {
        const places = found.get(name) ?? [];
        found.set(name, places);
        if (places.at(-1)?.table !== table) places.push({ table, column: index });
      }
    }
    return found;
  }

  /**
   * The columns of the attribute called `name`, with or without `customers.` before it, in the order of the
   * tables. null: none has it. Error `repeatedColumn`; `option` is the one that named it.
   */
  attribute(name: string, option: string): Attribute | null {
    const [, bare] = /^customers\.(.+)$/s.exec(name.trim()) ?? [];
    for (const text of bare === undefined ? [name] : [name, bare]) {
      if (/^#\d+$/.test(text)) continue;
      const places = this.#tables.flatMap(({ columns }, table) => {
        const column = findColumn(columns, text, option);
        return column === null ? [] : [{ table, column: column.index }];
      });
      if (places.length > 0) return places;
    }
    return null;
  }

  /** Indexes of the columns by which the rows of `table` find their customers. Errors: `noKey`, `unusedOn`. */
  keyColumns(table: Table): number[] {
    return this.#linksOf(table).flatMap(({ from, column }) => (from === null ? [column] : []));
  }

  /** Forgets which answers were looked at. */
  beginPass(): void {
    this.#matches = new Map();
  }

  /** For the rows of `table` the customer of each; `counts`: it is noted who was asked. Errors: `noKey`, `unusedOn`. */
  finderFor(table: Table, counts = true): (row: Row) => Customer {
    const links = this.#linksOf(table);
    const matches = links.map((link) => (counts ? this.#matchesOf(link) : this.#begun(link)));
    const nobody: Customer = this.#tables.map(() => null);
    return (row) => {
      let found: (Row | null)[] | null = null;
      for (let i = 0; i < links.length; i++) {
        const { table: to, from, column, index } = links[i]!;
        const cell = (from === null ? row : found?.[from])?.[column] ?? '';
        const position = index.find(cell);
        const met = matches[i]!;
        if (position === null) met.withoutKey++;
        else if (position < 0) met.unmatched++;
        else {
          met.matched++;
          met.asked[position] = 1;
          found ??= [...nobody];
          found[to] = this.#tables[to]!.rows[position]!;
        }
      }
      return found ?? nobody;
    };
  }

  /** How the answers of this pass fit to the customers. */
  sources(): CustomerSource[] {
    return this.#tables.flatMap(({ paths, rows }, i) => {
      const matches = this.#matches.get(i);
      if (matches === undefined) return [];
      const { on, index, asked, matched, unmatched, withoutKey } = matches;
      const answers = matched + unmatched + withoutKey;
      return {
        paths,
        rows: rows.length,
        customers: index.size,
        on,
        matched,
        unmatched,
        withoutKey,
        matchRate: answers === 0 ? null : matched / answers,
        neverAsked: index.neverAsked(asked),
        repeated: index.repeated,
        conflicting: index.conflicts.count,
      };
    });
  }

  /** What was noticed in the tables, and about the answers of this pass. */
  warnings(): Warning[] {
    return this.#tables.flatMap(({ paths, warnings }, i) => {
      const matches = this.#matches.get(i);
      return matches === undefined ? warnings : [...warnings, ...aboutMatches(paths, matches)];
    });
  }

  #matchesOf(link: Link): Matches {
    const known = this.#matches.get(link.table);
    if (known !== undefined) return known;
    const matches = this.#begun(link);
    this.#matches.set(link.table, matches);
    return matches;
  }

  #begun({ table, on, index }: Link): Matches {
    const asked = new Uint8Array(this.#tables[table]!.size);
    return { on, index, asked, matched: 0, unmatched: 0, withoutKey: 0 };
  }

  #linksOf(table: Table): readonly Link[] {
    const header = JSON.stringify(table.columns.map(({ name }) => name));
    const known = this.#links.get(header);
    if (known !== undefined) return known;
    const links = linkTables(table, this.#tables, this.#on);
    this.#links.set(header, links);
    return links;
  }
}
