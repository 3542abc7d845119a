import fc from 'fast-check';
import { expect, test } from 'vitest';
import { answersIn, cellsOf, histogramRows, shareText } from '../../src/present/figures.ts';

test.each([
  [
    { promoters: 72, passives: 22, detractors: 8 },
    { promoters: 42, passives: 13, detractors: 5 },
  ],
  [
    { promoters: 1, passives: 0, detractors: 0 },
    { promoters: 60, passives: 0, detractors: 0 },
  ],
  [
    { promoters: 9999, passives: 1, detractors: 1 },
    { promoters: 58, passives: 1, detractors: 1 },
  ],
  [
    { promoters: 0, passives: 0, detractors: 0 },
    { promoters: 0, passives: 0, detractors: 0 },
  ],
])('%j in 60 cells', (shares, cells) => {
  expect(cellsOf(shares, 60)).toEqual(cells);
});

test('a bar has all its cells, and whoever answered has one', () => {
  const n = fc.nat(1_000_000);
  fc.assert(
    fc.property(n, n, n, fc.integer({ min: 3, max: 200 }), (promoters, passives, detractors, width) => {
      const shares = { promoters, passives, detractors };
      const cells = cellsOf(shares, width);
      expect(answersIn(cells)).toBe(answersIn(shares) === 0 ? 0 : width);
      for (const group of ['promoters', 'passives', 'detractors'] as const) {
        expect(cells[group] > 0).toBe(shares[group] > 0);
      }
    }),
  );
});

test('too few cells for three groups are given out all the same', () => {
  expect(cellsOf({ promoters: 5, passives: 5, detractors: 5 }, 2)).toEqual({
    promoters: 1,
    passives: 1,
    detractors: 1,
  });
});

test('a distribution runs from 10 to 0; a single answer among thousands is seen', () => {
  const rows = histogramRows([1, 0, 0, 0, 0, 0, 0, 0, 0, 500, 99_999], 40);
  expect(rows.map(({ length }) => length)).toEqual([40, 1, 0, 0, 0, 0, 0, 0, 0, 0, 1]);
  expect(rows[0]?.text).toBe('promoters   10  99999  100%');
  expect(rows[10]?.text).toBe('             0      1    0%');
  expect(rows.map(({ group }) => group[0]).join('')).toBe('ppppddddddd');
});

test('a distribution without answers has no bars', () => {
  expect(histogramRows(Array(11).fill(0), 40).every(({ length }) => length === 0)).toBe(true);
});

test('a bar of weights has no counts', () => {
  expect(shareText(48, 102)).toBe('48 (47%)');
  expect(shareText(0.47, 1, true)).toBe('47%');
});
