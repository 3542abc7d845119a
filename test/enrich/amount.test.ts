import { expect, it } from 'vitest';
import { parseAmount } from '../../src/enrich/amount.ts';

it.each<[string, number]>([
  ['1200', 1200],
  ['1,200', 1200],
  ['1,200.50', 1200.5],
  ['1.200,50', 1200.5],
  ['1 200,5', 1200.5],
  ['1\u202f200', 1200],
  ["CHF 1'200", 1200],
  ['$1,200.50', 1200.5],
  ['1.200,50 €', 1200.5],
  ['EUR 99', 99],
  ['99 USD', 99],
  ['12,5', 12.5],
  ['12.345', 12.345],
  ['1,234,567', 1_234_567],
  ['1.234.567', 1_234_567],
  ['-50', -50],
  ['-$50', -50],
  ['$-50', -50],
  ['(50)', -50],
  ['0', 0],
  ['5.', 5],
])('%j is %d', (cell, amount) => {
  expect(parseAmount(cell)).toBe(amount);
});

it.each(['', ' ', '\t'])('%j is empty', (cell) => {
  expect(parseAmount(cell)).toBe(null);
});

it.each([
  'n/a',
  '12 months',
  '1,2,3',
  '1.23.456',
  '12,34,567',
  '5-10',
  '10%',
  '1e5',
  '(',
  '$',
  '..',
  '12.345.6x',
])('%j is no amount', (cell) => {
  expect(parseAmount(cell)).toBe(undefined);
});
