import { describe, expect, it } from 'vitest';
import { CustomerTable } from '../../../src/pipeline/customers/table.ts';
import { customerTable } from '../joined.ts';

const FILES = {
  'a.csv': [
    ['1', 'Pro'],
    ['2', 'Free'],
  ],
  'none.csv': [],
  'b.csv': [
    ['3', 'Pro'],
    ['1', 'Team'],
  ],
};

describe('CustomerTable', () => {
  const table = customerTable(['id', 'plan'], FILES);

  it('is the rows of its files, one after the other', () => {
    expect(table.rows.map(([id]) => id)).toEqual(['1', '2', '3', '1']);
    expect(table).toMatchObject({ size: 4, paths: ['a.csv', 'none.csv', 'b.csv'] });
  });

  it('knows in which file, and on which line, a row stands', () => {
    expect([0, 1, 2, 3].map((position) => table.placeOf(position))).toEqual([
      { path: 'a.csv', line: 2 },
      { path: 'a.csv', line: 3 },
      { path: 'b.csv', line: 2 },
      { path: 'b.csv', line: 3 },
    ]);
    expect(() => table.placeOf(4)).toThrow('no row 4');
  });

  it('finds customers by any of its columns, over all files', () => {
    const byId = table.indexBy(0);
    expect([byId.size, byId.find('1'), byId.find('3'), byId.find('4')]).toEqual([3, 3, 2, -1]);
    expect(table.indexBy(1).find('free')).toBe(1);
    expect(table.indexBy(0)).toBe(byId);
  });

  it('tells what was noticed in reading each file', () => {
    const file = { path: 'a.csv', rows: [], lines: [] };
    const said = (code: string) => ({ code, message: code });
    const made = new CustomerTable(
      [],
      [
        { ...file, warnings: [said('one'), said('two')] },
        { ...file, path: 'b.csv', warnings: [said('three')] },
      ],
    );
    expect(made.warnings.map(({ code }) => code)).toEqual(['one', 'two', 'three']);
  });
});
