import { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { addLoadOptions, type LoadFlags, loadTagging, targetOf } from '../../src/cli/load.ts';
import { loadRows } from '../../src/sql/postgres/load.ts';

const TO = 'postgres://ann:s3cret@h/load';
const flagsOf = (...args: string[]): LoadFlags =>
  addLoadOptions(new Command()).parse(args, { from: 'user' }).opts();

describe('targetOf', () => {
  it('is nowhere unless it is said', () => {
    const flags = { table: 't' };
    expect(targetOf(['a.csv'], flags)).toEqual({ target: null, flags });
    expect(() => targetOf(['a.csv'], flagsOf('--to-table', 't'))).toThrow(
      '--to-table: no input is a database',
    );
  });

  it('is the table of --table where that names no input', () => {
    expect(targetOf(['a.csv'], { to: TO, table: 'tagged' })).toEqual({
      target: 'postgres://h/load#tagged',
      flags: { to: TO },
    });
    expect(targetOf(['a.csv'], { to: `${TO}#own` }).target).toBe('postgres://h/load#own');
    const both = { to: TO, table: 'responses', toTable: 'tagged' };
    expect(targetOf(['postgres://h/db'], both)).toEqual({ target: 'postgres://h/load#tagged', flags: both });
    expect(() => targetOf(['postgres://h/db'], { to: TO, table: 'responses' })).toThrow(
      'postgres://h/load: which table',
    );
  });

  it('is a database, and the only place', () => {
    expect(() => targetOf(['a.csv'], { to: 'b.csv' })).toThrow(/^--to 'b\.csv'/);
    expect(() => targetOf(['a.csv'], { to: TO, table: 't', output: 'b.csv' })).toThrow(
      /^--to: not together with --output/,
    );
  });
});

describe('loadTagging', () => {
  it('says why it cannot, without what is secret', async () => {
    const target = targetOf([], { to: 'postgres://ann:s3cret@127.0.0.1:1/load', table: 't' }).target!;
    const tagging = { columns: [{ name: 'a', fromData: true }], rows: async () => {} };
    const error = await loadTagging(tagging as never, target, null, {}).catch((thrown) => thrown);
    expect(error).toMatchObject({ code: 'noDatabase' });
    expect(`${error.message}${error.hint}`).not.toContain('s3cret');
    await expect(loadRows(target, ['a'], async () => {}, {})).rejects.toMatchObject({ code: 'noDatabase' });
  });
});
