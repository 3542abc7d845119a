import { describe, expect, test } from 'vitest';
import { criticalValue } from '../../src/stats/normal.ts';

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
