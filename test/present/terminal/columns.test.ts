import { expect, test } from 'vitest';
import type { Table } from '../../../src/present/document.ts';
import { formatColumns } from '../../../src/present/terminal/columns.ts';
import { inksOf } from '../../../src/present/terminal/page.ts';
import { page } from '../samples.ts';

const TABLE: Table = {
  kind: 'table',
  columns: [
    { type: 'text', label: 'country of residence' },
    { type: 'text', label: 'plan' },
    { type: 'interval', label: '95% interval' },
    { type: 'count', label: 'n' },
    { type: 'percent', label: 'promoters', short: 'prom.' },
    { type: 'shares', label: '' },
  ],
  rows: [
    [
      { type: 'text', value: 'United Kingdom of Great Britain', mark: 'partial' },
      { type: 'text', value: null },
      { type: 'interval', value: { low: -5, high: 100 } },
      { type: 'count', value: 7, mark: 'small' },
      { type: 'percent', value: 40 },
      { type: 'shares', value: null },
    ],
    [
      { type: 'text', value: '' },
      { type: 'text', value: 'Pro\x1b[2J' },
      { type: 'interval', value: { low: 49, high: 73 } },
      { type: 'count', value: 102 },
      { type: 'percent', value: null },
      { type: 'shares', value: null },
    ],
  ],
};
const texts = (room: number, truncate = true): string[][] =>
  formatColumns(TABLE, room, 2, page({ truncate })).map(({ header, cells }) =>
    [header, ...cells].map((lines) => lines.join('/')),
  );

test('with room, everything in full; marks and intervals stand in line', () => {
  expect(texts(200)).toEqual([
    ['country of residence', 'United Kingdom of Great Britain~', '""'],
    ['plan', '(none)', 'Pro\\x1b[2J'],
    ['95% interval', ' −5 to +100', '+49 to  +73'],
    ['n', '7*', '102 '],
    ['promoters', '40%', '–'],
  ]);
});

test('labels give way first, then the longest names, numbers never', () => {
  expect(texts(72)[4]?.[0]).toBe('prom.');
  expect(texts(60).map(([, first]) => first)).toEqual([
    'United Kingdom of G…~',
    '(none)',
    ' −5 to +100',
    '7*',
    '40%',
  ]);
  expect(texts(10).map(([, first]) => first)).toEqual(['Un…~', '(no…', ' −5 to +100', '7*', '40%']);
});

test('outside a terminal names wrap, and not too early', () => {
  expect(texts(10, false)[0]).toEqual(['country of residence', 'United Kingdom of Great/Britain~', '""']);
});

test('what is not known is faint, the text the same', () => {
  const inks = { ...inksOf(0), faint: (text: string) => `<${text}>` };
  const columns = formatColumns(TABLE, 200, 2, page({ inks }));
  expect(columns[1]?.cells[0]).toEqual(['<(none)>']);
  expect(columns[4]?.cells).toEqual([['40%'], ['<–>']]);
});
