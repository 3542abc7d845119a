import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fightinWords, signedG2, type TermCounts } from '../../src/stats/keyness.ts';

const term = (a: number, n: number, b: number, m: number): TermCounts => ({
  first: { with: a, of: n },
  second: { with: b, of: m },
});

const group = fc
  .tuple(fc.integer({ min: 1, max: 5000 }), fc.double({ min: 0, max: 1, noNaN: true }))
  .map(([of, share]) => ({ with: Math.floor(share * of), of }));
const anyTerm = fc.record({ first: group, second: group });
const turned = ({ first, second }: TermCounts): TermCounts => ({ first: second, second: first });

// Airline tweets (Crowdflower Twitter US Airline Sentiment): 9,178 negative and 2,363 positive ones; figures
// computed from the formulas of Dunning 1993 and of Monroe, Colaresi and Quinn 2008
test.each([
  { word: 'cancelled', a: 882, b: 37, g2: 224.2761, z: 11.2824 },
  { word: 'hold', a: 593, b: 7, g2: 225.1197, z: 9.8968 },
  { word: 'worst', a: 235, b: 0, g2: 108.9266, z: 6.208 },
  { word: 'thanks', a: 311, b: 601, g2: -982.7552, z: -30.6626 },
  { word: 'great flight', a: 0, b: 27, g2: -85.8891, z: -4.6727 },
])('$word, $a and $b: G² $g2, z $z', ({ a, b, g2, z }) => {
  const counts = term(a, 9178, b, 2363);
  expect(signedG2(counts)).toBeCloseTo(g2, 4);
  expect(fightinWords(counts)?.z).toBeCloseTo(z, 4);
});

test('its effect size, and what a small prior does to a word that only one group uses', () => {
  expect(fightinWords(term(882, 9178, 37, 2363))?.delta).toBeCloseTo(1.3399, 4);
  expect(fightinWords(term(235, 9178, 0, 2363), 50)?.z).toBeCloseTo(4.1583, 4);
});

describe('edges', () => {
  test('a group without comments: nothing to hold against', () => {
    for (const counts of [term(0, 0, 1, 5), term(1, 5, 0, 0), term(0, 0, 0, 0)]) {
      expect(signedG2(counts)).toBeNull();
      expect(fightinWords(counts)).toBeNull();
    }
  });

  test('a term that nobody or everybody uses tells nothing', () => {
    for (const counts of [term(0, 5, 0, 9), term(5, 5, 9, 9)]) {
      expect(signedG2(counts)).toBe(0);
      expect(fightinWords(counts)).toBeNull();
    }
  });

  test('a term that all of one group use, and none of the other', () => {
    expect(signedG2(term(5, 5, 0, 9))).toBeGreaterThan(15.13);
    expect(Number.isFinite(fightinWords(term(5, 5, 0, 9))?.z)).toBe(true);
  });

  test('more comments with the term than there are, or a prior of nothing, are refused', () => {
    expect(() => signedG2(term(6, 5, 0, 9))).toThrow(RangeError);
    expect(() => fightinWords(term(0, 5, -1, 9))).toThrow(RangeError);
    expect(() => fightinWords(term(1, 5, 1, 9), 0)).toThrow(RangeError);
  });
});

describe('properties', () => {
  test('with the groups turned round only the sign turns', () => {
    fc.assert(
      fc.property(anyTerm, (counts) => {
        expect(signedG2(turned(counts))).toBeCloseTo(-signedG2(counts)!, 8);
        expect(fightinWords(turned(counts))?.z ?? 0).toBeCloseTo(-(fightinWords(counts)?.z ?? 0), 8);
      }),
    );
  });

  test('G² has the sign of the difference of the rates, and is 0 for equal ones', () => {
    fc.assert(
      fc.property(anyTerm, (counts) => {
        const { first, second } = counts;
        expect(Math.sign(signedG2(counts)!)).toBeOneOf([
          0,
          Math.sign(first.with * second.of - second.with * first.of),
        ]);
      }),
    );
    expect(signedG2(term(3, 30, 7, 70))).toBe(0);
  });

  test('ten times as many comments make G² ten times as large', () => {
    fc.assert(
      fc.property(anyTerm, ({ first, second }) => {
        const times = (by: number) =>
          signedG2(term(first.with * by, first.of * by, second.with * by, second.of * by))!;
        expect(times(10)).toBeCloseTo(10 * times(1), 5);
      }),
    );
  });
});
