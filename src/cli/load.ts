/** `nps tag --to`: rows into a table of a database instead of a text. */

import type { Command } from 'commander';
import type { Tagging } from '../analyse/tag.ts';
import { npsError } from '../errors.ts';
import type { RowCell } from '../model.ts';
import { isPostgresUrl, loadRows, pathOfTable } from '../pipeline/databases.ts';
import type { DatabaseFlags } from './database.ts';
import { beforeSignalEnds } from './signals.ts';

/** The options of `addLoadOptions`, as commander gives them. */
export interface LoadFlags extends Pick<DatabaseFlags, 'table'> {
  to?: string;
  toTable?: string;
  output?: string;
}

/** Rows that are sent at once. */
const BATCH = 500;

/** Adds the options about a database that rows are loaded into. */
export const addLoadOptions = (command: Command): Command =>
  command
    .option(
      '--to <url>',
      'load the rows into a table of a database, postgres://user@host/database: all of them or none; it is made where it is missing',
    )
    .option('--to-table <name>', 'which table (default: --table, where no FILE is the URL of a database)');

/**
 * The path of the table that rows go to; null: they are printed. `files`: the arguments. Where none of them is in a
 * database, `--table` is the table that is meant here, and `flags` for the inputs are those without it.
 * Errors: `badOption` for what is no URL, `notTogether` with `-o`, `tableWithoutDatabase`, those of `pathOfTable`.
 */
export function targetOf<F extends LoadFlags>(
  files: readonly string[],
  flags: F,
): { target: string | null; flags: Omit<F, 'table'> & Pick<DatabaseFlags, 'table'> } {
  const { to, toTable, output } = flags;
  if (to === undefined) {
    if (toTable !== undefined) throw npsError('tableWithoutDatabase', { option: '--to-table' });
    return { target: null, flags };
  }
  if (!isPostgresUrl(to))
    throw npsError('badOption', { option: '--to', value: to, expected: 'postgres://user@host/database' });
  if (output !== undefined)
    throw npsError('notTogether', {
      one: '--to',
      other: '--output',
      why: 'rows go to one place',
      fix: 'Run it twice to have both.',
    });
  const isFree = !files.some(isPostgresUrl);
  const { table, ...rest } = flags;
  const target = pathOfTable(to, toTable ?? (isFree ? table : undefined) ?? null, null);
  return { target, flags: isFree ? rest : flags };
}

/**
 * Loads all rows of `tagging` into the table at `target`. `redact`: what is to become of names and texts from data.
 * Errors: those of reading, and of `loadRows` there.
 */
export async function loadTagging(
  { columns, rows }: Tagging,
  target: string,
  redact: ((text: string) => string) | null,
  process: object,
): Promise<void> {
  const names = columns.map(({ name, fromData }) => (redact && fromData ? redact(name) : name));
  const texts = (cells: readonly RowCell[]): (string | null)[] =>
    cells.map((cell, i) => {
      const text = textOf(cell);
      return redact && text !== null && columns[i]!.fromData ? redact(text) : text;
    });
  const work = async (load: (rows: (string | null)[][]) => Promise<void>): Promise<void> => {
    let waiting: (string | null)[][] = [];
    const flush = async () => {
      while (waiting.length > 0) {
        const next = waiting.slice(0, BATCH);
        waiting = waiting.slice(BATCH);
        await load(next);
      }
    };
    await rows((cells) => waiting.push(texts(cells)), flush);
    await flush();
  };
  await loadRows(target, names, work, { beforeEnd: (end) => beforeSignalEnds(process, end) });
}

/** As CSV has it, but without anything that is there for spreadsheets; null: no value. */
const textOf = (cell: RowCell): string | null =>
  cell === null || typeof cell === 'string'
    ? cell
    : typeof cell === 'number'
      ? String(cell)
      : cell.length === 0
        ? 'untagged'
        : cell.join(', ');
