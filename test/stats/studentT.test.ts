import { expect, test } from 'vitest';
import { criticalValue } from '../../src/stats/normal.ts';
import { tCriticalValue } from '../../src/stats/studentT.ts';

// SciPy: t.ppf((1 + level) / 2, freedom), either side of the point where the method changes
test.each([
  [0.5, 1, 1],
  [0.95, 1, 12.706204736174694],
  [0.999, 1, 636.6192487687897],
  [0.8, 2, 1.8856180831641272],
  [0.95, 2, 4.302652729749462],
  [0.95, 3, 3.1824463052837078],
  [0.999, 4, 8.610301581379522],
  [0.95, 5, 2.5705818356363146],
  [0.95, 29, 2.045229642132703],
  [0.95, 30, 2.0422724563012378],
  [0.999, 100, 3.390491311164263],
  [0.95, 999, 1.9623414611334493],
  [0.95, 1000, 1.9623390808264083],
  [0.999, 1001, 3.3002728760660403],
  [0.95, 100_000, 1.9599877075346095],
])('of a level of %f with %i degrees of freedom is %f', (level, freedom, t) => {
  expect(Math.abs(tCriticalValue(level, freedom) / t - 1)).toBeLessThan(1e-7);
});

test('it falls towards that of the normal distribution', () => {
  const values = [1, 2, 3, 4, 10, 50, 500, 1000, 1001, 1e6].map((freedom) => tCriticalValue(0.95, freedom));
  expect(values).toEqual([...values].sort((a, b) => b - a));
  expect(values.at(-1)).toBeGreaterThan(criticalValue(0.95));
});

test.each([0, -1, 1.5, Number.NaN])('%f are no degrees of freedom', (freedom) => {
  expect(() => tCriticalValue(0.95, freedom)).toThrow(RangeError);
});

test('a level that is none is refused', () => {
  expect(() => tCriticalValue(95, 10)).toThrow(RangeError);
});
