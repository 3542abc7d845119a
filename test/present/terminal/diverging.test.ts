import { expect, test } from 'vitest';
import type { Diverging } from '../../../src/present/document.ts';
import { ASCII } from '../../../src/present/format.ts';
import { drawDiverging } from '../../../src/present/terminal/diverging.ts';
import { page } from '../samples.ts';

const chart: Diverging = {
  kind: 'diverging',
  label: 'theme',
  unit: 'points',
  level: 95,
  rows: [
    { label: 'price', value: 4.2, interval: { low: 1, high: 7.1 } },
    { label: 'support & help', value: 0, interval: { low: -1, high: 1 } },
    { label: 'speed', value: -2.1, interval: { low: -12.5, high: 0.1 } },
  ],
};

test('bars go to either side of one axis; light where the interval holds 0', () => {
  expect(drawDiverging(chart, page({ width: 60 }))).toEqual([
    'price           +4.2   +1.0 to +7.1            │██████████',
    'support & help   0.0   −1.0 to +1.0            │',
    'speed           −2.1  −12.5 to +0.1       ▒▒▒▒▒│',
  ]);
});

test('in ASCII', () => {
  expect(drawDiverging(chart, page({ width: 60, glyphs: ASCII }))[2]).toBe(
    'speed           -2.1  -12.5 to +0.1       =====|',
  );
});

test('no bars where there is no room, and long names are cut on a terminal', () => {
  const lines = drawDiverging(chart, page({ width: 44 }));
  expect(lines.join('')).not.toMatch(/[│█]/);
  const long = { ...chart, rows: [{ label: 'x'.repeat(100), value: 1, interval: null }] };
  expect(drawDiverging(long, page({ width: 60, truncate: true }))[0]).toMatch(/^x{39}… {2}\+1\.0/);
});

test.each([60, 80, 200])('keeps to %i columns', (width) => {
  for (const line of drawDiverging(chart, page({ width })))
    expect(line.length).toBeLessThanOrEqual(width - 2);
});

test('names from data are made safe', () => {
  const rows = [{ label: 'a\x1b[2Jb', value: 1, interval: null }];
  expect(drawDiverging({ ...chart, rows }, page())[0]).toMatch(/^a\\x1b\[2Jb/);
});
