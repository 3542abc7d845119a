import { expect, test } from 'vitest';
import { cut, widest, widthOf, wrap } from '../../../src/present/terminal/width.ts';

test.each([
  ['abcdef', 6, 'abcdef'],
  ['abcdefg', 6, 'abcde…'],
  ['日本語テスト', 6, '日本…'],
  ['👩‍💻👩‍💻👩‍💻', 4, '👩‍💻…'],
  ['one two', 5, 'one…'],
  ['日本', 2, '…'],
  ['abc', 0, ''],
])('cuts %s to %i columns', (text, width, expected) => {
  expect(cut(text, width, '…')).toBe(expected);
});

test('wraps at blanks, and breaks words only where asked', () => {
  expect(wrap('one two three', 7)).toEqual(['one two', 'three']);
  expect(wrap('incomprehensible', 7)).toEqual(['incomprehensible']);
  expect(wrap('incomprehensible', 7, true)).toEqual(['incompr', 'ehensib', 'le']);
  expect(wrap('', 7)).toEqual(['']);
});

test('measures in columns', () => {
  expect(['', 'abc', '日本', '👩‍💻', 'e\u0301', 'हिन्दी'].map(widthOf)).toEqual([0, 3, 4, 2, 1, 4]);
  expect(widest([])).toBe(0);
  expect(widest(Array(300_000).fill('ab'))).toBe(2);
});
