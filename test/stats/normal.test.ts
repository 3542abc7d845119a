import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { criticalValue, normalQuantile, normalTail, twoSidedP } from '../../src/stats/normal.ts';

describe('criticalValue', () => {
  // R: qnorm((1 + level) / 2)
  test.each([
    [0.5, 0.674489750196082],
    [0.8, 1.2815515655446],
    [0.9, 1.64485362695147],
    [0.95, 1.95996398454005],
    [0.99, 2.5758293035489],
    [0.999, 3.29052673149193],
  ])('of a level of %f is %f', (level, z) => {
    expect(criticalValue(level)).toBeCloseTo(z, 12);
  });

  test.each([0, 1, -0.5, 95, Number.NaN])('there is none for a level of %f', (level) => {
    expect(() => criticalValue(level)).toThrow(RangeError);
  });
});

describe('normalQuantile', () => {
  // SciPy: norm.ppf(share)
  test.each([
    [0.2, -0.8416212335729142],
    [0.5, 0],
    [0.8, 0.8416212335729143],
    [0.9, 1.2815515655446004],
    [0.975, 1.959963984540054],
  ])('of %f is %f', (share, z) => {
    expect(normalQuantile(share)).toBeCloseTo(z, 12);
  });

  test.each([0, 1, -0.5, 80, Number.NaN])('there is none for a share of %f', (share) => {
    expect(() => normalQuantile(share)).toThrow(RangeError);
  });
});

describe('normalTail', () => {
  // SciPy: norm.sf(z); either side of the point where the method changes, and far out
  test.each([
    [0, 0.5],
    [0.5, 0.3085375387259869],
    [1, 0.15865525393145707],
    [1.959963984540054, 0.025],
    [2.7, 0.0034669738030406647],
    [2.9, 0.0018658133003840375],
    [5, 2.866515718791933e-7],
    [10, 7.61985302416047e-24],
    [20, 2.7536241186061556e-89],
    [37, 5.7255712225239266e-300],
  ])('above %f lies %f', (z, share) => {
    expect(Math.abs(normalTail(z) / share - 1)).toBeLessThan(1e-12);
    expect(normalTail(-z)).toBeCloseTo(1 - share, 15);
  });

  test('nothing lies above infinity, and all above its opposite', () => {
    expect([normalTail(Infinity), normalTail(-Infinity), normalTail(100)]).toEqual([0, 1, 0]);
  });

  test('it is the inverse of the quantile', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 0.999, noNaN: true }), (share) => {
        expect(normalTail(-normalQuantile(share))).toBeCloseTo(share, 12);
      }),
    );
  });
});

test('twoSidedP counts both tails', () => {
  expect(twoSidedP(0)).toBe(1);
  expect(twoSidedP(1.959963984540054)).toBeCloseTo(0.05, 14);
  expect(twoSidedP(-1.959963984540054)).toBeCloseTo(0.05, 14);
});
