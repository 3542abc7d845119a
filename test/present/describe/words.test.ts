import { expect, test } from 'vitest';
import { plural } from '../../../src/present/describe/words.ts';

test.each([
  [0, '0 rows'],
  [1, '1 row'],
  [2, '2 rows'],
])('%d is %s', (n, words) => {
  expect(plural(n, 'row')).toBe(words);
});
