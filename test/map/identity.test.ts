import { expect, test } from 'vitest';
import { identityIn } from '../../src/map/identity.ts';

test.each([
  ['C0072', 'c0072'],
  ['  R.Okafor@Example.COM ', 'r.okafor@example.com'],
  ['1001.0', '1001'],
  ['v1.0', 'v1.0'],
  ['0042', '0042'],
  ['1001.5', '1001.5'],
  ['', null],
  ['  ', null],
  ['NA', null],
  ['null', null],
  ['Anonymous', null],
])('the cell %j names %j', (cell, name) => {
  expect(identityIn(cell)).toBe(name);
});
