import { expect, test } from 'vitest';
import { measuredText } from '../../../src/present/check/measuredText.ts';
import { ASCII, UNICODE } from '../../../src/present/format.ts';

const NONE = { interval: null, before: null };
test.each([
  [
    { unit: 'points', value: 41, interval: { low: -3, high: 49, level: 95 }, n: 210, before: null },
    '+41 (95% −3 to +49, n 210)',
  ],
  [
    { unit: 'percent', value: 25, interval: { low: 16, high: 37, level: 90 }, n: 60, before: null },
    '25% (90% 16% to 37%, n 60)',
  ],
  [{ unit: 'n', value: 210, n: 210, ...NONE }, '210'],
  [{ unit: 'percent', value: 1.9, n: 60, ...NONE }, '1.9% (n 60)'],
  [{ unit: 'points', value: null, n: 0, ...NONE }, '– (n 0)'],
  [
    { unit: 'points', value: -4, interval: null, n: 9, before: { value: 38, n: 180 } },
    '−4 (n 9; before +38, n 180)',
  ],
] as const)('%j', (item, text) => {
  expect(measuredText(item, UNICODE)).toBe(text);
});

test('ASCII where that is asked for', () => {
  expect(measuredText({ unit: 'points', value: -4, n: 9, ...NONE }, ASCII)).toBe('-4 (n 9)');
});
