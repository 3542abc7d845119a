import { describe, expect, test } from 'vitest';
import type { Row } from '../../src/model.ts';
import { CsvTable } from '../../src/read/csvTable.ts';
import { noRepairs } from '../../src/read/notes.ts';
import { openText, readTable, readText } from './inputs.ts';

test('delimited text is opened as a CsvTable', async () => {
  expect(await openText('id,score\n1,9\n')).toBeInstanceOf(CsvTable);
});

describe('what is read', () => {
  test('names, rows, lines, and how', async () => {
    const {
      table,
      names,
      rows,
      lines: at,
      scan,
    } = await readText('id,score,why\n1,9,"fast, and\ngood"\n2,8,\n');
    expect(names).toEqual(['id', 'score', 'why']);
    expect(rows).toEqual([
      ['1', '9', 'fast, and\ngood'],
      ['2', '8', ''],
    ]);
    expect(at).toEqual([2, 4]);
    expect(table.path).toBe('made.csv');
    expect(table.reading).toEqual({
      container: 'csv',
      encoding: 'utf-8',
      bom: false,
      gzip: false,
      dialect: { delimiter: ',', quote: '"' },
      layout: { preamble: 0, header: 1, shape: null },
    });
    expect(scan).toEqual({
      rows: 2,
      footers: [],
      short: { count: 0, lines: [] },
      long: { count: 0, lines: [] },
      repeatedHeaders: [],
      otherTables: [],
      unreadable: { count: 0, lines: [] },
      repairs: noRepairs(),
      nulBytes: 0,
      notUtf8: { count: 0, lines: [] },
      codePage: { count: 0, lines: [] },
      repeatedKeys: [],
      revised: null,
    });
  });

  test('a table can be scanned as often as one likes, also after a scan that was broken off', async () => {
    const table = await openText('id,score\n1,9\n2,8\n');
    const stop = () => {
      throw new Error('stop');
    };
    await expect(table.scan(stop)).rejects.toThrow('stop');
    for (let i = 0; i < 2; i++)
      expect((await readTable(table)).rows).toEqual([
        ['1', '9'],
        ['2', '8'],
      ]);
  });

  test('blank rows are left out, a row of one blank column too', async () => {
    const { rows, lines: at } = await readText('id,score\n\n1,9\n , \n\n2,8\n,,\n\n');
    expect(rows).toEqual([
      ['1', '9'],
      ['2', '8'],
    ]);
    expect(at).toEqual([3, 6]);
    expect((await readText('score\n9\n\n10\n')).rows).toEqual([['9'], ['10']]);
  });

  test('rows with too few and too many cells are filled up, cut off, and noted', async () => {
    const { rows, scan } = await readText('id,score,why\n1,9\n2,8,b\n3,7,c,d\n4,6,d,,\n5\n');
    expect(rows).toEqual([
      ['1', '9', ''],
      ['2', '8', 'b'],
      ['3', '7', 'c'],
      ['4', '6', 'd'],
      ['5', '', ''],
    ]);
    expect(scan.short).toEqual({ count: 2, lines: [2, 6] });
    expect(scan.long).toEqual({ count: 1, lines: [4] });
  });

  test('titles are left out', async () => {
    const { table, rows } = await readText('Export of March\n\nid,score\n1,9\n2,8\n');
    expect(table.reading.layout).toEqual({ preamble: 1, header: 1, shape: null });
    expect(rows).toEqual([
      ['1', '9'],
      ['2', '8'],
    ]);
  });

  test('a title over several lines is no doubt about the quoting', async () => {
    const { rows, scans } = await readText('"Export\nof March"\nid,score,why\n1,9,a\n2,8,b\n');
    expect(rows.length).toBe(2);
    expect(scans).toBe(1);
  });

  test('footers are left out and noted, unless an answer follows', async () => {
    const { rows, scan } = await readText(
      'id,score,why\n1,9,a\nTotal,,\n2,8,b\n\nGrand Totals (2 records),,\nCopyright (c) us,,\n',
    );
    expect(rows).toEqual([
      ['1', '9', 'a'],
      ['Total', '', ''],
      ['2', '8', 'b'],
    ]);
    expect(scan).toMatchObject({ rows: 3, footers: [6, 7] });
  });

  test('a repeated header is left out and noted', async () => {
    const { rows, scan } = await readText('id,score\n1,9\nid,score\n2,8\n');
    expect(rows).toEqual([
      ['1', '9'],
      ['2', '8'],
    ]);
    expect(scan).toMatchObject({ rows: 2, repeatedHeaders: [3] });
  });

  test('two SurveyMonkey exports end to end, the second with its byte order mark', async () => {
    const part = 'Respondent ID,How likely?,\n,Response,Why?\n10000000001,9,fast\n';
    const { rows, scan } = await readText(`${part}\ufeff${part}`);
    expect(rows).toEqual([
      ['10000000001', '9', 'fast'],
      ['10000000001', '9', 'fast'],
    ]);
    expect(scan).toMatchObject({ rows: 2, repeatedHeaders: [4] });
  });

  test('the mark before what a spreadsheet would take for a formula is taken off', async () => {
    const { rows } = await readText(
      "id,why\n1,'- too slow\n2,'=1+1\n3,'+1\n4,'@you\n5,'tis fine\n6,''- no\n7,'\n",
    );
    expect(rows.map(([, why]) => why)).toEqual([
      '- too slow',
      '=1+1',
      '+1',
      '@you',
      "'tis fine",
      "''- no",
      "'",
    ]);
  });

  test('no header: columns by their numbers, and every record a row', async () => {
    const { names, rows } = await readText('1,9,2024-03-01\n2,8,2024-03-02\n3,10,2024-03-03\n');
    expect(names).toEqual(['#1', '#2', '#3']);
    expect(rows.length).toBe(3);
  });

  test('nothing but a header', async () => {
    expect(await readText('id,score\n')).toMatchObject({ names: ['id', 'score'], rows: [] });
    expect(await readText('id,score')).toMatchObject({ names: ['id', 'score'], rows: [] });
  });
});

describe('records', () => {
  const recordsOf = async (text: string) => {
    const found: Row[] = [];
    await (await openText(text)).records((record) => found.push([...record]));
    return found;
  };

  test('the table exactly as read: header rows, blanks around cells, ragged rows, footers', async () => {
    expect(await recordsOf(' id,score\n1, 9 ,x\n\n2\nTotal,\nid,score\n')).toEqual([
      [' id', 'score'],
      ['1', ' 9 ', 'x'],
      ['2'],
      ['Total', ''],
      ['id', 'score'],
    ]);
  });

  test('titles are left out', async () => {
    expect(await recordsOf('Export\n\nid,score\n1,9\n2,8\n')).toEqual([
      ['id', 'score'],
      ['1', '9'],
      ['2', '8'],
    ]);
  });

  test('in a table of one column blank lines are cells', async () => {
    expect(await recordsOf('score\n9\n\n10\n')).toEqual([['score'], ['9'], [''], ['10']]);
  });
});
