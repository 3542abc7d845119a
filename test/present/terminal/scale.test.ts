import { expect, test } from 'vitest';
import { scaleOf } from '../../../src/present/terminal/scale.ts';

test.each([
  [[63], { min: 60, max: 70, step: 10 }],
  [[100], { min: 90, max: 100, step: 10 }],
  [[-100], { min: -100, max: -90, step: 10 }],
  [[0], { min: 0, max: 10, step: 10 }],
  [[-12, 40], { min: -20, max: 40, step: 20 }],
  [[-100, 100], { min: -100, max: 100, step: 50 }],
])('of %j', (values, expected) => {
  expect(scaleOf(values)).toEqual(expected);
});
