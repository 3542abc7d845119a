import { describe, expect, it } from 'vitest';
import { readCustomers } from '../../../src/pipeline/customers/read.ts';
import type { CustomerTable } from '../../../src/pipeline/customers/table.ts';
import { openTables } from '../../../src/pipeline.ts';
import { type Files, tableOf, withFiles, worldOf } from '../ask.ts';

const read = (files: Files): Promise<CustomerTable[]> =>
  withFiles(files, async (paths) => readCustomers(await openTables(paths, worldOf())));
const namesOf = ({ columns }: CustomerTable) => columns.map(({ name }) => name);

describe('readCustomers', () => {
  it('keeps every row, with the line that it begins on', async () => {
    const [table] = await read({ 'a.csv': 'id,note\n1,"two\nlines"\n2,one\n\n3,\n' });
    expect(table!.rows).toEqual([
      ['1', 'two\nlines'],
      ['2', 'one'],
      ['3', ''],
    ]);
    expect(table!.files[0]!.lines).toEqual([2, 4, 6]);
  });

  it('makes one table of files with one header, wherever they stand among the others', async () => {
    const tables = await read({
      'users-1.csv': 'id,plan\n1,Pro\n',
      'accounts.csv': 'account,city\nx,Oslo\n',
      'users-2.tsv': 'id\tplan\n2\tFree\n',
    });
    expect(tables.map(namesOf)).toEqual([
      ['id', 'plan'],
      ['account', 'city'],
    ]);
    expect(tables[0]!.rows).toEqual([
      ['1', 'Pro'],
      ['2', 'Free'],
    ]);
    expect(tables[0]!.paths.map((path) => path.split('/').at(-1))).toEqual(['users-1.csv', 'users-2.tsv']);
  });

  it('takes headers in another order for another table', async () => {
    expect(await read({ 'a.csv': 'id,plan\n1,Pro\n', 'b.csv': 'plan,id\nPro,2\n' })).toHaveLength(2);
  });

  it('reads NDJSON whose columns turn up late', async () => {
    const records = Array.from({ length: 3000 }, (_, id) => JSON.stringify({ id }));
    const [table] = await read({ 'a.ndjson': `${records.join('\n')}\n{"id":3000,"plan":"Pro"}\n` });
    expect(namesOf(table!)).toEqual(['id', 'plan']);
    expect(table!.size).toBe(3001);
    expect(table!.rows.at(-1)).toEqual(['3000', 'Pro']);
  });

  it('reads a file again from its beginning where its end shows another encoding', async () => {
    const plain = Array.from({ length: 60_000 }, (_, i) => `${i},Oslo`).join('\n');
    const content = Buffer.concat([
      Buffer.from(`id,city\n${plain}\n60000,Z`),
      Buffer.from([0xfc]),
      Buffer.from('rich\n'),
    ]);
    const [table] = await read({ 'a.csv': content });
    expect(table!.size).toBe(60_001);
    expect(table!.rows.at(-1)).toEqual(['60000', 'Zürich']);
    expect(table!.warnings.map(({ code }) => code)).toEqual(['notUtf8']);
  });

  it('tells what was noticed in reading, with the path', async () => {
    const [table] = await read({ 'a.csv': 'id,plan,city\n1,Pro,Oslo\n2\n' });
    expect(table!.warnings).toEqual([
      { code: 'shortRows', message: expect.stringMatching(/a\.csv: 1 row with cells missing/) },
    ]);
  });

  it('makes a table of a header without a row', async () => {
    const [table] = await readCustomers([tableOf('a', [['id', 'plan']])]);
    expect(table).toMatchObject({ size: 0, rows: [] });
  });
});
