import { expect, test } from 'vitest';
import { themesRows } from '../../src/present/themesRows.ts';
import { tally } from './samples.ts';
import { hiddenVoices, theme, themesReport, voices } from './themesReport.ts';

const records = (report = themesReport()) => {
  const { columns, rows } = themesRows(report);
  for (const row of rows) expect(row).toHaveLength(columns.length);
  return rows.map((row) => Object.fromEntries(columns.map((name, i) => [name, row[i]])));
};

test('everyone, then each theme, then what has none', () => {
  expect(records().map(({ theme: id, n, impact }) => [id, n, typeof impact])).toEqual([
    ['', 100, 'object'],
    ['price', 25, 'number'],
    ['bugs', 6, 'number'],
    ['unused', 0, 'object'],
    ['untagged', 24, 'number'],
  ]);
});

test('its columns are a contract', () => {
  expect(themesRows(themesReport()).columns.join(',')).toBe(
    'breakdown,theme,mentions,n,promoters,passives,detractors,nps,low,high,share,promoterShare,detractorShare,impact,impactLow,impactHigh,change,value',
  );
});

test('groups have everyone and each theme; a column that bears the name of another is told apart', () => {
  const group = {
    keys: { theme: 'dark' },
    overall: themesReport().overall,
    themes: [
      { theme: 'price', ...voices(tally(5, 0, 0), 5) },
      { theme: 'tiny', ...hiddenVoices },
    ],
  };
  const rows = records(
    themesReport({
      themes: [theme('price', tally(5, 0, 0))],
      breakdowns: [{ by: ['theme'], groups: [group] }],
    }),
  );
  expect(
    rows.slice(3).map(({ breakdown, 'column:theme': key, theme: id, n }) => [breakdown, key, id, n]),
  ).toEqual([
    ['theme', 'dark', '', 100],
    ['theme', 'dark', 'price', 5],
    ['theme', 'dark', 'tiny', null],
  ]);
});
