import { expect, test } from 'vitest';
import { describeRows, flattenRows } from '../../../src/present/describe/rows.ts';
import { present } from '../../../src/present/index.ts';

const table = { schema: 'nps.rows/1' as const, rows: [['id', 'score'], ['a', '9'], ['b']], warnings: [] };

test('the first record names the columns', () => {
  expect(flattenRows(table)).toEqual({ columns: ['id', 'score'], rows: [['a', '9'], ['b']] });
  expect(flattenRows({ ...table, rows: [] })).toEqual({ columns: [], rows: [] });
});

test('a record that is too short is filled up for people', () => {
  const [block] = describeRows(table).result[0]!.blocks;
  expect(block).toMatchObject({ kind: 'table', rows: [{}, [{ value: 'b' }, { value: '' }]] });
});

test('as JSON it is the rows and nothing else', async () => {
  const text = await present('json', table, { width: 80, colour: 0, unicode: true, truncate: false });
  expect(JSON.parse(text)).toEqual(table.rows);
});
