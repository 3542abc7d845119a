import { expect, test } from 'vitest';
import { isDigit, isVisible } from '../../src/map/characters.ts';

test('digits are 0 to 9', () => {
  expect(['/', '0', '9', ':'].map((text) => isDigit(text.charCodeAt(0)))).toEqual([false, true, true, false]);
});

test('what is visible is never trimmed away', () => {
  for (let code = 0; code < 0x3100; code++)
    if (isVisible(code)) expect(String.fromCharCode(code).trim()).toHaveLength(1);
  expect([...'!a~ \t\u00a0\u007f'].map((character) => isVisible(character.charCodeAt(0)))).toEqual([
    ...[true, true, true],
    ...[false, false, false, false],
  ]);
});
