import { expect, test } from 'vitest';
import { isDigit } from '../../src/map/characters.ts';

test('digits are 0 to 9', () => {
  expect(['/', '0', '9', ':'].map((text) => isDigit(text.charCodeAt(0)))).toEqual([false, true, true, false]);
});
