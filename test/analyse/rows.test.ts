import { gzipSync } from 'node:zlib';
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
    expect(await rawTable('-', worldOf('x\n1\n'))).toEqual({
      schema: 'nps.rows/1',
      rows: [['x'], ['1']],
      warnings: [],
    });
  });

  it('refuses what is no table', async () => {
    await expect(rawTable('/nowhere/a.csv', worldOf())).rejects.toMatchObject({ code: 'notFound' });
  });

  it.each([
    ['\n\n', 2],
    ['\r\n', 1],
    ['  \n ', 2],
    ['\ufeff', 0],
  ])('has a row with one cell for each line of %j', async (text, lines) => {
    expect((await rawTable('-', worldOf(text))).rows).toEqual(Array.from({ length: lines }, () => ['']));
  });

  it('refuses an empty JSON document, which is none, and no empty NDJSON', async () => {
    await expect(read({ 'a.json': ' ' })).rejects.toMatchObject({ code: 'empty' });
    await expect(read({ 'a.json.gz': gzipSync('\n') })).rejects.toMatchObject({ code: 'empty' });
    expect(await read({ 'a.ndjson': '' })).toEqual([]);
    expect(await read({ 'a.jsonl': '\n' })).toEqual([['']]);
  });

  it('is empty where the input is, and says so', async () => {
    expect(await rawTable('-', worldOf(''))).toMatchObject({ rows: [], warnings: [{ code: 'empty' }] });
  });

  const told = (files: Files) =>
    withFiles(files, async ([path]) => {
      const { rows, warnings } = await rawTable(path!, worldOf());
      return { rows, codes: warnings.map(({ code }) => code) };
    });

  it('joins the header of several rows, and says so', async () => {
    expect(await told({ 'a.csv': 'id,Travel,,Total\n,Air,Rail,\n1,,20,20\n2,30,,30\n' })).toEqual({
      rows: [
        ['id', 'Travel Air', 'Travel Rail', 'Total'],
        ['1', '', '20', '20'],
        ['2', '30', '', '30'],
      ],
      codes: ['headerRows'],
    });
  });

  it.each([
    ['the same', 'id,score,why'],
    ['with a column fewer', 'id,score'],
    ['with a column more', 'id,score,why,plan'],
  ])('leaves out what follows a second header, %s, and says so', async (_, header) => {
    expect(await told({ 'a.csv': `id,score,why\n1,9,x\n2,8,y\n${header}\n3,7,z\n` })).toEqual({
      rows: [
        ['id', 'score', 'why'],
        ['1', '9', 'x'],
        ['2', '8', 'y'],
      ],
      codes: ['secondTable'],
    });
  });
});
