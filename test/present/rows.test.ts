import { expect, test } from 'vitest';
import { renderNdjson } from '../../src/present/ndjson.ts';
import { reportRows } from '../../src/present/rows.ts';
import { breakdown, full, group, HIDDEN, report, tally } from './samples.ts';

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
  const { columns } = reportRows(report({ breakdowns: [breakdown('nps', []), breakdown('breakdown', [])] }));
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

test('reports by account and by weight have what these add at the end, hidden groups too', () => {
  const scored = { ...report().overall, accounts: 5, designEffect: 2.5 };
  const hidden = { keys: { plan: 'Pro' }, ...HIDDEN, accounts: null, designEffect: null };
  const changes = { overall: scored, breakdowns: [{ by: ['plan'], groups: [hidden] }] };
  const byAccount = reportRows(report({ ...changes, cluster: { by: 'company', withoutAccount: 0 } }));
  expect(byAccount.columns.slice(-3)).toEqual(['high', 'accounts', 'designEffect']);
  expect(byAccount.rows.map((row) => row.slice(-2))).toEqual([
    [5, 2.5],
    [null, null],
  ]);
  const weighed = { ...report().overall, effectiveN: 80.5, designEffect: null };
  const byWeight = reportRows(report({ overall: weighed, weight: { by: 'w' } }));
  expect(byWeight.columns.slice(-3)).toEqual(['high', 'effectiveN', 'designEffect']);
  expect(byWeight.rows[0]!.slice(-2)).toEqual([80.5, null]);
});
