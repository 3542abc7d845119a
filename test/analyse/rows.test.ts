import { describe, expect, it } from 'vitest';
import { rawTable } from '../../src/analyse/rows.ts';
import { type Files, withFiles, worldOf } from '../pipeline/ask.ts';

const read = (files: Files) => withFiles(files, async ([path]) => (await rawTable(path!, worldOf())).rows);

describe('rawTable', () => {
  it('is the table as it stands, header first, footers and all', async () => {
    expect(await read({ 'a.csv': 'x;y\n" 1 ";"a;b"\n"l\nm";\nTotal;2\n' })).toEqual([
      ['x', 'y'],
      [' 1 ', 'a;b'],
      ['l\nm', ''],
      ['Total', '2'],
    ]);
  });

  it('leaves titles above the header out', async () => {
    expect(await read({ 'a.csv': 'Report of May\n\nx,y\n1,2\n3,4\n' })).toEqual([
      ['x', 'y'],
      ['1', '2'],
      ['3', '4'],
    ]);
  });

  it('reads again where the whole file contradicts its beginning, as often as it takes', async () => {
    const many = 'x,y\n'.concat('1,small\n'.repeat(50_000));
    const late = Buffer.concat([Buffer.from(many), Buffer.from('2,Gr\xf6\xdfe\n3,"open\n', 'latin1')]);
    const rows = await read({ 'a.csv': late });
    expect(rows).toHaveLength(50_003);
    expect(rows.slice(-2)).toEqual([
      ['2', 'Größe'],
      ['3', '"open'],
    ]);
  });

  it('is made of records of JSON too, with every column that turns up', async () => {
    expect(await read({ 'a.ndjson': '{"x":1}\n{"x":2,"y":{"z":"a"}}\n' })).toEqual([
      ['x', 'y.z'],
      ['1', ''],
      ['2', 'a'],
    ]);
  });

  it('has a schema', async () => {
    expect(await rawTable('-', worldOf('x\n1\n'))).toEqual({ schema: 'nps.rows/1', rows: [['x'], ['1']] });
  });

  it('refuses what is no table', async () => {
    await expect(rawTable('/nowhere/a.csv', worldOf())).rejects.toMatchObject({ code: 'notFound' });
    await expect(read({ 'a.csv': '' })).rejects.toMatchObject({ code: 'empty' });
  });
});
