import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyTally, merge, size } from '../../src/aggregate/tally.ts';
import { tallies } from './arbitraries.ts';

describe('merge', () => {
  it('leaves a tally as it is beside none', () => {
    fc.assert(
      fc.property(tallies, (x) => {
        expect(merge(emptyTally(), x)).toEqual(x);
        expect(merge(x, emptyTally())).toEqual(x);
      }),
    );
  });

  it('commutes', () => {
    fc.assert(
      fc.property(tallies, tallies, (a, b) => {
        expect(merge(a, b)).toEqual(merge(b, a));
      }),
    );
  });

  it('associates', () => {
    fc.assert(
      fc.property(tallies, tallies, tallies, (a, b, c) => {
        expect(merge(merge(a, b), c)).toEqual(merge(a, merge(b, c)));
      }),
    );
  });

  it('adds score by score, and changes neither', () => {
    const a = Object.freeze([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    const b = Object.freeze([1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 9]);
    expect(merge(a, b)).toEqual([2, 2, 3, 4, 5, 6, 7, 8, 9, 10, 20]);
  });

  it('adds up the answers', () => {
    fc.assert(
      fc.property(tallies, tallies, (a, b) => {
        expect(size(merge(a, b))).toBe(size(a) + size(b));
      }),
    );
  });
});

describe('emptyTally', () => {
  it('has a place for each of the eleven scores, and no answers', () => {
    expect(emptyTally()).toHaveLength(11);
    expect(size(emptyTally())).toBe(0);
  });

  it('is a new one each time', () => {
    const counted = emptyTally();
    counted[10] = 1;
    expect(size(emptyTally())).toBe(0);
  });
});

it('size counts the answers', () => {
  expect(size([1, 0, 0, 0, 0, 0, 0, 0, 2, 0, 40])).toBe(43);
});
