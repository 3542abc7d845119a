/** A table or a view of a PostgreSQL database as a Table. */

import { npsError } from '../../errors.ts';
import type { Column, Row, RowCounter, Scan, Table } from '../../model.ts';
import { emptyScan } from '../../read/notes.ts';
import { foldingColumns, nearTables, shardsOf } from './catalogue.ts';
import { columnsOf, pgColumn } from './columns.ts';
import { compileCount, compileRows, type Relation } from './compile.ts';
import { UNKNOWN_TABLE } from './failure.ts';
import { countPeople } from './people.ts';
import type { PostgresWorld, Session } from './session.ts';
import { sessionFor } from './sessions.ts';
import { parseTableUrl, quoteParts, shownName } from './url.ts';

export { closeSessions } from './session.ts';
export { isPostgresUrl, pathBeside, pathOfTable } from './url.ts';

/** Rows that show what a table is. */
const SAMPLE = 1000;

/**
 * Opens the table that a URL with a fragment names, `postgres://user@host/shop#survey.responses`. `world`: the same
 * object for all tables of one question, which are then read in one transaction.
 * Errors: `badDatabaseUrl`, `noTable`, `unknownTable`, and those of `databaseError`, on a scan too.
 */
export async function openPostgresInput(path: string, world: PostgresWorld): Promise<PostgresTable> {
  const { connection, table, path: shown } = parseTableUrl(path);
  const session = await sessionFor(connection, world);
  const relation = await relationOf(session, table);
  const { text, read } = compileRows(relation, allOf(relation), SAMPLE);
  const sample: Row[] = [];
  for (const row of await session.rows(text)) read(row, (cells) => sample.push(cells));
  return new PostgresTable(shown, session, relation, sample);
}

async function relationOf(session: Session, name: readonly string[]): Promise<Relation> {
  try {
    const { fields } = await session.attempt(() =>
      session.result(`SELECT * FROM ${quoteParts(name)} LIMIT 0`),
    );
    const folding = await session.attempt(() => foldingColumns(session, name)).catch(() => new Set<string>());
    const shards = await session.attempt(() => shardsOf(session, name)).catch(() => []);
    return { name, columns: fields.map((field) => pgColumn(field, folding.has(field.name))), shards };
  } catch (error) {
    if (!UNKNOWN_TABLE.has((error as { state?: string }).state ?? '')) throw error;
    const near = await nearTables(session, name);
    throw npsError('unknownTable', { path: session.circumstances.path, table: shownName(name), ...near });
  }
}

const allOf = ({ columns }: Relation): number[] => columns.map((_, i) => i);

export class PostgresTable implements Table {
  readonly path: string;
  readonly reading: Table['reading'] = {
    container: 'postgres',
    encoding: 'utf-8',
    bom: false,
    gzip: false,
    dialect: null,
    layout: { preamble: 0, header: 0, shape: null },
  };
  readonly columns: readonly Column[];
  readonly sample: readonly Row[];
  readonly counter: RowCounter;
  /** What is counted and how: for looking at the statements that `compileCount` makes of it. */
  readonly relation: Relation;
  readonly #session: Session;

  constructor(path: string, session: Session, relation: Relation, sample: readonly Row[]) {
    this.path = path;
    this.relation = relation;
    this.columns = columnsOf(relation.columns);
    this.sample = sample;
    this.#session = session;
    this.counter = {
      engine: 'postgres',
      why: 'its rows lie in a database',
      count: async (wanted, visit) => {
        const { text, read } = compileCount(relation, wanted);
        let rows = 0;
        await session.each(text, (result) =>
          read(result, (row, times) => {
            rows += times;
            visit(row, times);
          }),
        );
        return { ...emptyScan(), rows };
      },
      people: (respondent, where) => countPeople(session, relation, respondent, where),
      stream: (columns, visit, between) => this.#stream(columns, visit, between),
    };
  }

  scan(visit: (row: Row, line: number) => void, between?: () => Promise<void>): Promise<Scan> {
    return this.#stream(allOf(this.relation), visit, between);
  }

  /** The names of the columns, then all rows. */
  async records(visit: (record: Row) => void): Promise<void> {
    visit(this.relation.columns.map(({ name }) => name));
    await this.scan(visit);
  }

  async #stream(
    columns: readonly number[],
    visit: (row: Row, line: number) => void,
    between?: () => Promise<void>,
  ): Promise<Scan> {
    const { text, read } = compileRows(this.relation, columns);
    let line = 0;
    for await (const rows of this.#session.batches(text)) {
      for (const result of rows) read(result, (row) => visit(row, ++line));
      await between?.();
    }
    return { ...emptyScan(), rows: line };
  }
}
