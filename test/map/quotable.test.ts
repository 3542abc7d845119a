import { expect, test } from 'vitest';
import { isQuotable } from '../../src/map/quotable.ts';

test.each([
  ['11', 1],
  ['-1', 1],
  ['9.5', 1],
  ['10/10', 1],
  [' 100 % ', 1],
  ['12345', 1],
  ['31/31/2025', 1],
  ['0000-00-00 00:00', 1],
  ['Never', 1],
  ['not  at all', 1],
  ['ten', 3],
  ['…', 3],
])('%j in %i cells reads as an answer', (cell, count) => {
  expect(isQuotable(cell, count)).toBe(true);
});

test.each([
  ['ten', 2],
  ['Jane was rude', 1],
  ['jane@example', 9],
  ['Jane 2', 9],
  ['020 7946', 1],
  ['555-1234', 1],
  ['10 for Jane', 1],
  ['so slow that I would not recommend it to anyone', 9],
])('%j in %i cells may be somebody’s own words', (cell, count) => {
  expect(isQuotable(cell, count)).toBe(false);
});
