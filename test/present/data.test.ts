import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { guarded, renderCsv } from '../../src/present/csv.ts';
import { renderJson } from '../../src/present/json.ts';
import { renderNdjson } from '../../src/present/ndjson.ts';
import { reportRows } from '../../src/present/rows.ts';
import { breakdown, full, group, report, tally } from './samples.ts';

const hidden = breakdown('plan', [
  ['Pro', tally(9, 3, 2)],
  ['Free', null],
  [null, tally(0, 0, 0)],
]);

describe('rows', () => {
  test('the overall first, then every group of every breakdown, the trend not', () => {
    const { columns, rows } = reportRows(full());
    const numbers = ['n', 'promoters', 'passives', 'detractors', 'nps', 'low', 'high'];
    expect(columns).toEqual(['breakdown', 'plan', 'country', 'device', ...numbers]);
    expect(rows[0]?.slice(0, 8)).toEqual(['', null, null, null, 102, 72, 22, 8]);
    expect(rows.map((row) => row[0])).toEqual([
      '',
      ...Array(5).fill('plan'),
      ...Array(4).fill('country,device'),
    ]);
    expect(rows[5]?.slice(0, 5)).toEqual(['plan', null, null, null, 5]);
  });

  test('numbers are unrounded', () => {
    const [, ...scores] = reportRows(report()).rows[0]!.slice(-4);
    expect(scores).toEqual([62.745098039215684, 48.78479028548654, 73.11997161927536]);
  });

  test('a dimension that bears the name of a column is told apart', () => {
    const { columns } = reportRows(
      report({ breakdowns: [breakdown('nps', []), breakdown('breakdown', [])] }),
    );
    expect(columns.slice(0, 3)).toEqual(['breakdown', 'column:nps', 'column:breakdown']);
    expect(new Set(columns).size).toBe(columns.length);
  });

  test.each(['__proto__', 'constructor', 'toString', 'length', '0', ''])(
    'a dimension called %j is one like any other',
    (name) => {
      const table = reportRows(
        report({
          breakdowns: [
            breakdown(name, [
              ['A', tally(1, 0, 0)],
              [null, tally(0, 1, 0)],
            ]),
          ],
        }),
      );
      expect(table.rows.map((row) => row[1])).toEqual([null, 'A', null]);
      const line = JSON.parse(renderNdjson(table).split('\n')[1]!);
      expect(Object.getOwnPropertyDescriptor(line, name)?.value).toBe('A');
    },
  );

  test('a group that lacks a key is unknown there', () => {
    const shown = report({ breakdowns: [{ by: ['toString'], groups: [group({}, tally(1, 0, 0))] }] });
    expect(reportRows(shown).rows[1]?.[1]).toBeNull();
  });
});

describe('csv', () => {
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
    ['a\n ##[error]x', "a\n' ##[error]x"],
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
      fc.property(
        fc.string({ unit: 'binary' }),
        (text) => !/^[\s\ufeff]*[=+\-@＝＋－＠]/.test(guarded(text)),
      ),
    );
  });
});

describe('ndjson', () => {
  test('one object a line, null for null', () => {
    expect(renderNdjson(reportRows(report({ breakdowns: [hidden] })))).toMatchInlineSnapshot(`
      "{"breakdown":"","plan":null,"n":102,"promoters":72,"passives":22,"detractors":8,"nps":62.745098039215684,"low":48.78479028548654,"high":73.11997161927536}
      {"breakdown":"plan","plan":"Pro","n":14,"promoters":9,"passives":3,"detractors":2,"nps":50,"low":5.421733622107652,"high":76.93120755436294}
      {"breakdown":"plan","plan":"Free","n":null,"promoters":null,"passives":null,"detractors":null,"nps":null,"low":null,"high":null}
      {"breakdown":"plan","plan":null,"n":0,"promoters":0,"passives":0,"detractors":0,"nps":null,"low":null,"high":null}
      "
    `);
  });
});

describe('json', () => {
  test('is the Result itself', () => {
    const shown = full();
    const text = renderJson(shown);
    expect(text).toBe(`${JSON.stringify(shown, null, 2)}\n`);
    expect(JSON.parse(text)).toEqual(shown);
  });

  test('any text survives, and none of it acts', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.constantFrom('', '##vso[', '##[', 'section_start:'),
        (text, prefix) => {
          const value = { [text]: `${prefix}${text}` };
          const json = renderJson(value);
          expect(JSON.parse(json)).toEqual(JSON.parse(JSON.stringify(value)));
          expect(json).not.toMatch(
            /[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]|##\[|##vso\[|section_start:/,
          );
        },
      ),
    );
  });

  test('minus zero is 0', () => {
    expect(renderJson({ nps: -0 })).toBe('{\n  "nps": 0\n}\n');
  });
});
