import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { guarded, renderCsv } from '../../src/present/csv.ts';
import { reportRows } from '../../src/present/rows.ts';
import { breakdown, report, tally } from './samples.ts';

const hidden = breakdown('plan', [
  ['Pro', tally(9, 3, 2)],
  ['Free', null],
  [null, tally(0, 0, 0)],
]);

test('is a contract', () => {
  expect(renderCsv(reportRows(report({ breakdowns: [hidden] })))).toMatchInlineSnapshot(`
      "breakdown,plan,n,promoters,passives,detractors,nps,low,high
      ,,102,72,22,8,62.745098039215684,48.78479028548654,73.11997161927536
      plan,Pro,14,9,3,2,50,5.421733622107652,76.93120755436294
      plan,Free,,,,,,,
      plan,,0,0,0,0,,,
      "
    `);
});

test.each([
  ['=1+1', "'=1+1"],
  ['+1', "'+1"],
  ['-2+3', "'-2+3"],
  ['@SUM(1)', "'@SUM(1)"],
  [' =1', "' =1"],
  ['\u00a0=1', "'\u00a0=1"],
  ['\u200b=1', "'\u200b=1"],
  ['\t', "'\t"],
  ['\tx', "'\tx"],
  ['\nx', "'\nx"],
  ['\rx', "'\\rx"],
  ['＝1', "'＝1"],
  ['＋1', "'＋1"],
  ['－1', "'－1"],
  ['＠A', "'＠A"],
  ['safe\n=1+1', "safe\n'=1+1"],
  ['safe\r\n=1+1', "safe\r\n'=1+1"],
  ['::error::x', "'::error::x"],
  ['a\n ##[error]x', 'a\n \\x23#[error]x'],
  ['in a ##vso[task.setvariable]x', 'in a \\x23#vso[task.setvariable]x'],
  ['##teamcity[x]', '\\x23#teamcity[x]'],
  ['=section_start:1:x', "'=section_start\\x3a1:x"],
  ['\x1b[2J', '\\x1b[2J'],
  ['a\rOK', 'a\\rOK'],
  ['\u202eexe', '\\u202eexe'],
  ['a-b = c', 'a-b = c'],
  ['two\nlines\tand a tab', 'two\nlines\tand a tab'],
  ['', ''],
])('guards %j as %j', (text, expected) => {
  expect(guarded(text)).toBe(expected);
});

test('headers and the names of breakdowns are guarded too; numbers stay numbers', () => {
  const [header, , row] = parse(
    renderCsv(reportRows(report({ breakdowns: [breakdown('=plan', [['-1', tally(0, 0, 8)]])] }))),
  ) as string[][];
  expect(header?.[1]).toBe("'=plan");
  expect(row?.slice(0, 2)).toEqual(["'=plan", "'-1"]);
  expect(row?.[6]).toBe('-100');
});

test('raw text reads back as it was', () => {
  const text = fc.string({ unit: 'binary' }).filter((value) => !/\p{Surrogate}/u.test(value));
  fc.assert(
    fc.property(fc.array(text, { minLength: 1 }), (cells) => {
      const csv = renderCsv({ columns: ['a', 'b'], rows: cells.map((cell) => ['x', cell]) }, { raw: true });
      const read = parse(csv, { record_delimiter: '\n' }) as string[][];
      expect(read.slice(1).map((row) => row[1])).toEqual(cells);
    }),
  );
});

test('no guarded cell starts with a formula', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => !/^[\s\ufeff]*[=+\-@＝＋－＠]/.test(guarded(text))),
  );
});
