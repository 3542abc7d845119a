import { expect, test } from 'vitest';
import type { Point } from '../../../src/present/document.ts';
import { ASCII } from '../../../src/present/format.ts';
import { drawPlot } from '../../../src/present/terminal/plot.ts';
import { page } from '../samples.ts';

const points = (values: readonly (number | null)[]): Point[] =>
  values.map((value, index) => ({ label: `${index}`, value, n: value === null ? 0 : 50, marks: [] }));
const plot = (values: readonly (number | null)[], slot = 4, changes = {}): string =>
  `\n${drawPlot({ points: points(values), slot, axis: 6 }, page(changes)).join('\n')}`;

test('each period is a level, each run a line of its own', () => {
  expect(plot([10, 40, null, null, 0, null, 20, 20])).toMatchInlineSnapshot(`
    "
     +40 ┤   ╭────
         │   │
     +30 ┤   │
         │   │
     +20 ┤   │                    ────────
         │   │
     +10 ┤───╯
         │
       0 ┤                ────"
  `);
});

test('in ASCII', () => {
  expect(plot([-10, 40, 40, 0], 4, { glyphs: ASCII })).toMatchInlineSnapshot(`
    "
     +40 +   .-------.
         |   |       |
     +20 +   |       |
         |   |       |
       0 +   |       \`----
         |---'
     -20 +"
  `);
});

test('a gap at either end, and one column for each period', () => {
  expect(plot([null, 10, 20, null], 1)).toMatchInlineSnapshot(`
    "
     +20 ┤ ╭─
         │ │
     +10 ┤ ╯"
  `);
});
