import { expect, it } from 'vitest';
import { worstMisses } from '../../../src/analyse/themesTest/misses.ts';
import type { Miss } from '../../../src/model/themesTest.ts';

const miss = (kind: Miss['kind'], theme: string, line: number, text = 'a text'): Miss => ({
  kind,
  theme,
  line,
  text,
});

it('takes of each theme in turn, those with the most first, and of both kinds as many', () => {
  const misses = [
    miss('missing', 'a', 1),
    ...[2, 3, 4].map((line) => miss('missing', 'b', line)),
    miss('extra', 'c', 5),
  ];
  const lines = (limit: number) => worstMisses(misses, limit).map(({ line }) => line);
  expect(lines(3)).toEqual([2, 1, 3, 5]);
  expect(lines(0)).toEqual([]);
  expect(lines(9)).toHaveLength(5);
  expect(worstMisses([...misses].reverse(), 3).map(({ line }) => line)).toEqual(lines(3));
});

it('prefers texts that can be read at a glance', () => {
  const texts = ['x'.repeat(2000), 'x', 'y'.repeat(70)];
  const [first, , last] = worstMisses(
    texts.map((text, i) => miss('extra', 'a', i, text)),
    3,
  );
  expect([first!.text, last!.text]).toEqual([texts[2], texts[0]]);
});
