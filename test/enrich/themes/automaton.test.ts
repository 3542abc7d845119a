import { expect, it } from 'vitest';
import { buildAutomaton } from '../../../src/enrich/themes/automaton.ts';

/** Which patterns end at which position of a text of digits. */
function found(patterns: string[], text: string): string[] {
  const digits = (one: string) => [...one].map(Number);
  const { width, next, from, ends } = buildAutomaton(patterns.map(digits), 10, 1);
  let row = 0;
  return digits(text).flatMap((symbol, i) => {
    const to = next[row + symbol]!;
    row = to < 0 ? ~to : to;
    const state = row / width;
    return to < 0
      ? [...ends.subarray(from[state]!, from[state + 1])].map((id) => `${i}:${patterns[id]}`)
      : [];
  });
}

it('finds patterns within patterns, and those that overlap', () => {
  expect(found(['2345', '34', '4', '452'], '23452')).toEqual(
    ['2:34', '2:4', '3:2345', '4:452'].sort(byPlace),
  );
});

it('takes several of the merged symbol for one, and finds once what ends in it', () => {
  expect(found(['121', '1313', '3'], '1112111313')).toEqual(['4:121', '7:3', '9:1313', '9:3']);
});

it('finds nothing where there is nothing to find', () => {
  expect(found([], '123')).toEqual([]);
});

const byPlace = (a: string, b: string): number =>
  Number.parseInt(a, 10) - Number.parseInt(b, 10) || b.length - a.length;
