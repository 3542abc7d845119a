import { expect, test } from 'vitest';
import { inksOf } from '../../../src/present/terminal/page.ts';

test('level 0 leaves every text as it is', () => {
  for (const ink of Object.values(inksOf(0))) expect(ink('text')).toBe('text');
});

test('the three groups differ in colour', () => {
  const { promoters, passives, detractors } = inksOf(1);
  expect(new Set([promoters, passives, detractors].map((ink) => ink('x'))).size).toBe(3);
});

test('an ink takes one text, whatever else it is called with', () => {
  expect(['a', 'b'].map(inksOf(0).faint)).toEqual(['a', 'b']);
});
