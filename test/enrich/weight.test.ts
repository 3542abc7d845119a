import { expect, it } from 'vitest';
import { parseWeight } from '../../src/enrich/weight.ts';

it.each([
  ['1', 1],
  ['0.85', 0.85],
  ['1.234', 1.234],
  ['.5', 0.5],
  ['2e3', 2000],
  ['1.5E-2', 0.015],
  [' 3 ', 3],
  ['0,85', 0.85],
  ['0,873', 0.873],
  ['1,25', 1.25],
  ['1,200.50', 1200.5],
  ['$1,200.50', 1200.5],
  ['1.200,50 €', 1200.5],
  ['1,200,000', 1_200_000],
  ['CHF 500', 500],
  ['1e100', 1e100],
])('%j is %d', (cell, weight) => {
  expect(parseWeight(cell)).toBe(weight);
});

it.each([
  '',
  ' ',
  '0',
  '0.0',
  '-1',
  '(50)',
  'n/a',
  'Infinity',
  'NaN',
  '1e101',
  '1e-101',
  '1,234',
  '1,200 €',
  '$ 1,200',
  '0x10',
  '5%',
])('%j is no weight', (cell) => {
  expect(parseWeight(cell)).toBe(null);
});
