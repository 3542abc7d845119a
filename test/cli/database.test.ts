import { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import {
  addCustomersTableOption,
  addTableOptions,
  customersTableOf,
  type DatabaseFlags,
  withTables,
} from '../../src/cli/database.ts';

const flagsOf = (...args: string[]): DatabaseFlags =>
  addCustomersTableOption(addTableOptions(new Command())).parse(args, { from: 'user' }).opts();

describe('withTables', () => {
  it('takes the URL of a database for its table, and leaves files as they are', () => {
    const flags = flagsOf('--table', 'survey.responses', '--timeout', '1.5');
    expect(withTables(['a.csv', 'postgres://ann:s3cret@h/cli'], flags)).toEqual([
      'a.csv',
      'postgres://h/cli#survey.responses',
    ]);
    expect(withTables(['postgres://h/own#mine'], {})).toEqual(['postgres://h/own#mine']);
    expect(withTables(['a.csv'], {})).toEqual(['a.csv']);
  });

  it('wants a table with a database, and a database with a table', () => {
    expect(() => withTables(['postgres://ann:s3cret@h/db'], {})).toThrow(
      'postgres://h/db: which table holds',
    );
    expect(() => withTables(['a.csv'], { table: 't' })).toThrow('--table: no input is a database');
    expect(() => withTables([], { table: 't' })).toThrow('--table: no input is a database');
  });

  it.each(['0', '-1', 'soon', '', '1e9'])('does not wait for %j seconds', (timeout) => {
    expect(() => withTables(['postgres://h/db'], { table: 't', timeout })).toThrow(/^--timeout/);
  });
});

describe('customersTableOf', () => {
  it('is a table beside the responses', () => {
    const inputs = withTables(['a.csv', 'postgres://ann@h/cli'], { table: 'responses' });
    expect(customersTableOf(inputs, flagsOf('--customers-table', 'crm.customers'))).toBe(
      'postgres://h/cli#crm.customers',
    );
    expect(customersTableOf(inputs, {})).toBeNull();
  });

  it('wants a database', () => {
    expect(() => customersTableOf(['a.csv'], { customersTable: 't' })).toThrow(
      '--customers-table: no input is a database',
    );
  });
});
