/** The rows of a file, counted by DuckDB. */

import type { NpsError } from '../../errors.ts';
import type { Row, RowCounter, Scan, Wanted } from '../../model.ts';
import { emptyScan } from '../../read/notes.ts';
import {
  cellsStatement,
  countStatement,
  countTeller,
  type Record as SqlRecord,
  type Statement,
} from '../count.ts';
import { quoteName, type SqlColumn } from '../dialect.ts';
import { nameIn } from '../names.ts';
import { duckdbDialect } from './dialect.ts';
import type { Duck, Part } from './duckdb.ts';
import { peopleStatements } from './people.ts';

/** What is sure of a file's rows. */
export interface Known {
  /** How many they are, n; null: as many as DuckDB finds. */
  rows: number | null;
  /** The line on which a row begins; rows from 0, lines from 1. */
  lineOf(row: number): number;
}

/** A file as DuckDB reads it. */
export interface DuckFile {
  /** Why DuckDB counts it, as a clause for people. */
  why: string;
  /** What stands after FROM. */
  source: Statement;
  columns: readonly SqlColumn[];
  /** What a cell of DuckDB goes through to be the table's: here, and in SQL. */
  read(cell: string): string;
  readSql(cell: string): string;
  /** Looks whether DuckDB finds the rows that the table has; null: it might not. */
  know(): Promise<Known | null>;
  /** The error where DuckDB cannot read on. */
  failure(cause: string): NpsError;
}

/**
 * Counts the rows of `file`. What goes wrong while a file is counted gives null; where rows have been told already, it is
 * the file's `failure`.
 */
export function fileCounter(duck: Duck, file: DuckFile): RowCounter {
  const { columns, source, read, readSql } = file;
  const width = columns.length;
  const blank: readonly string[] = new Array<string>(width).fill('');
  let asked: Promise<Known | null> | null = null;
  const know = () => {
    asked ??= file.know();
    return asked;
  };
  /** Whether DuckDB has been through the whole file, and has found all rows. */
  let isRead = false;

  const failed = (error: unknown) => file.failure(causeOf(error));
  const run = (statement: Statement, onPart: (part: Part) => void, between?: () => Promise<void>) =>
    tellingApart(duck, statement, onPart, between);

  async function count(wanted: Wanted, visit: (row: Row, times: number) => void): Promise<Scan | null> {
    const tell = countTeller(wanted, width, visit, read);
    // Told only when it is sure that they stand.
    const found: SqlRecord[] = [];
    const running = run(countStatement(wanted, columns, source, duckdbDialect), (part) => {
      for (const record of recordsOf(part)) found.push([...record]);
    });
    const known = await know();
    if (known === null) running.stop();
    if ((await running.outcome) !== null || known === null) return null;
    const rows = found.reduce((sum, record) => sum + Number(record.at(-1)), 0);
    if (known.rows !== null && known.rows !== rows) return null;
    for (const record of found) tell(record);
    isRead = true;
    return { ...emptyScan(), rows };
  }

  async function stream(
    wanted: readonly number[],
    visit: (row: Row, line: number) => void,
    between?: () => Promise<void>,
  ): Promise<Scan | null> {
    // What is wrong in the midst of the file would show when rows have been handed out.
    if (!isRead && (await count({ columns: [], dates: null }, () => {})) === null) return null;
    const known = (await know())!;
    let rows = 0;
    const onPart = (part: Part) => {
      for (let i = 0; i < part.rows; i++) {
        const row = blank.slice();
        for (let k = 0; k < wanted.length; k++) row[wanted[k]!] = read(part.columns[k]![i] ?? '');
        visit(row, known.lineOf(rows++));
      }
    };
    const statement = cellsStatement(wanted, columns, source, duckdbDialect);
    const failure = await run(statement, onPart, between).outcome;
    if (failure !== null) throw failed(failure);
    return { ...emptyScan(), rows };
  }

  async function rowsWith(
    column: number,
    cells: readonly string[],
    wanted: readonly number[],
    visit: (row: Row, line: number) => boolean,
  ): Promise<void> {
    const known = await know();
    if (known === null || cells.length === 0) return;
    const inner = cellsStatement([column, ...wanted], columns, source, duckdbDialect, 'row_number() OVER ()');
    const places = cells.map((_, i) => `$${source.parameters.length + i + 1}`);
    const told = ['CAST(n AS VARCHAR)', ...wanted.map((_, i) => `k${i + 1}`)];
    const where = `${readSql("coalesce(k0, '')")} IN (${places.join(', ')})`;
    const statement = {
      sql: `SELECT ${told.join(', ')} FROM (${inner.sql}) AS cells WHERE ${where}`,
      parameters: [...source.parameters, ...cells],
    };
    let goesOn = true;
    const running = run(statement, (part) => {
      for (const [n, ...found] of recordsOf(part)) {
        if (!goesOn) return;
        const row = blank.slice();
        for (const [i, index] of wanted.entries()) row[index] = read(found[i] ?? '');
        goesOn = visit(row, known.lineOf(Number(n) - 1));
      }
      if (!goesOn) running.stop();
    });
    const failure = await running.outcome;
    if (failure !== null && goesOn) throw failed(failure);
  }

  const people: RowCounter['people'] = async (respondent, where) => {
    const cellOf = (index: number) => {
      const { name, type } = columns[index]!;
      return `coalesce(${readSql(duckdbDialect.cell(quoteName(name), type))}, '')`;
    };
    const { counted, listed } = peopleStatements(cellOf, respondent, where, source);
    let [answers, people, beyond] = [0, 0, 1];
    let failure: unknown = null;
    for (const statement of counted) {
      if (failure !== null || beyond === 0) break;
      failure = await run(statement, (part) => {
        for (const record of recordsOf(part)) [answers, people, beyond] = record.map(Number) as Three;
      }).outcome;
    }
    if (failure === null && beyond > 0) {
      const names = new Set<string>();
      answers = 0;
      failure = await run(listed, (part) => {
        for (const [cell, times] of recordsOf(part)) {
          const name = nameIn(cell!);
          if (name === null) continue;
          names.add(name);
          answers += Number(times);
        }
      }).outcome;
      people = names.size;
    }
    if (failure !== null) throw failed(failure);
    return { answers, people };
  };

  return { engine: 'duckdb', why: file.why, count, stream, rowsWith, people };
}
type Three = [number, number, number];

/**
 * Runs a statement: what DuckDB fails with is the `outcome`, null where all went well; what `onPart` and `between`
 * throw is thrown.
 */
function tellingApart(
  duck: Duck,
  statement: Statement,
  onPart: (part: Part) => void,
  between?: () => Promise<void>,
): { outcome: Promise<unknown>; stop(): void } {
  let thrown: { error: unknown } | null = null;
  const keep = (error: unknown): never => {
    thrown = { error };
    throw error;
  };
  const { done, stop } = duck.run(
    statement,
    (part) => {
      try {
        onPart(part);
      } catch (error) {
        keep(error);
      }
    },
    between && (() => between().catch(keep)),
  );
  const outcome = done.then(
    () => null,
    (error: unknown) => {
      if (thrown !== null) throw thrown.error;
      return error ?? new Error('failed');
    },
  );
  outcome.catch(() => {});
  return { outcome, stop };
}

/** What DuckDB says first, without its kind of error and its advice. */
export const causeOf = (error: unknown): string =>
  String((error as Error).message)
    .split('\n')[0]!
    .replace(/^.*Error: /, '');

function* recordsOf({ rows, columns }: Part): Generator<(string | null)[]> {
  for (let row = 0; row < rows; row++) yield columns.map((column) => column[row]!);
}
