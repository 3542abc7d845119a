/** Tables of databases as inputs: a URL among the arguments, and the options that go with it. */

import type { Command } from 'commander';
import { npsError } from '../errors.ts';
import { isPostgresUrl, pathBeside, pathOfTable } from '../pipeline/databases.ts';

/** The options of `addTableOptions` and `addCustomersTableOption`, as commander gives them. */
export interface DatabaseFlags {
  table?: string;
  customersTable?: string;
  timeout?: string;
}

/** A day: longer than anybody waits. */
const LONGEST = 86_400;

/** Adds the options about an input that is the URL of a database. */
export const addTableOptions = (command: Command): Command =>
  command
    .optionsGroup('Databases:')
    .option(
      '--table <name>',
      'the table or view of responses in a database that FILE is the URL of, postgres://user@host/database: responses, or survey.responses',
    )
    .option('--timeout <seconds>', 'how long a database may take for an answer (default: 600)');

/** Adds the option about a table of customers, in the group of options that is open. */
export const addCustomersTableOption = (command: Command): Command =>
  command.option('--customers-table <name>', 'the table of customers in the same database as the responses');

/**
 * `files` with the path of its table in place of each URL; the path says nothing of users and passwords.
 * Errors: `tableWithoutDatabase` for a table where there is no URL; `noTable`, `badDatabaseUrl`, `badOption`.
 */
export function withTables(
  files: readonly string[],
  { table, timeout }: Pick<DatabaseFlags, 'table' | 'timeout'>,
): string[] {
  if (table !== undefined && !files.some(isPostgresUrl))
    throw npsError('tableWithoutDatabase', { option: '--table' });
  return files.map((file) =>
    isPostgresUrl(file) ? pathOfTable(file, table ?? null, secondsOf(timeout)) : file,
  );
}

/**
 * The path of the table of customers; null: none is asked for. `inputs`: paths of the responses.
 * Errors: `tableWithoutDatabase` where none of them is in a database; `badOption`.
 */
export function customersTableOf(
  inputs: readonly string[],
  { customersTable }: Pick<DatabaseFlags, 'customersTable'>,
): string | null {
  if (customersTable === undefined) return null;
  const input = inputs.find(isPostgresUrl);
  if (input === undefined) throw npsError('tableWithoutDatabase', { option: '--customers-table' });
  return pathBeside(input, customersTable);
}

function secondsOf(timeout: string | undefined): number | null {
  if (timeout === undefined) return null;
  const seconds = Number(timeout);
  if (/^\d+(\.\d+)?$/.test(timeout.trim()) && seconds > 0 && seconds <= LONGEST) return seconds;
  throw npsError('badOption', {
    option: '--timeout',
    value: timeout,
    expected: `a number of seconds above 0, at most ${LONGEST}`,
  });
}
