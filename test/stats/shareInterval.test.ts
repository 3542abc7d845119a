import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { shareInterval } from '../../src/stats/shareInterval.ts';

describe('shareInterval', () => {
  // R: prop.test(k, n, correct = FALSE)$conf.int
  test.each([
    [5, 10, 0.236593090512564, 0.763406909487436],
    [0, 10, 0, 0.277532799862889],
    [10, 10, 0.722467200137111, 1],
    [15, 60, 0.157765225300567, 0.37232070077047],
  ])('%d of %d', (k, n, low, high) => {
    const found = shareInterval({ k, n }, 0.95)!;
    expect(found.low).toBeCloseTo(low, 6);
    expect(found.high).toBeCloseTo(high, 6);
  });

  it('is none where nobody was asked', () => {
    expect(shareInterval({ k: 0, n: 0 }, 0.95)).toBeNull();
  });

  it('holds the share, within 0 and 1, and mirrors', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2000 }), fc.nat(), (n, seed) => {
        const k = seed % (n + 1);
        const { low, high } = shareInterval({ k, n }, 0.95)!;
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(low).toBeLessThanOrEqual(k / n);
        expect(high).toBeGreaterThanOrEqual(k / n);
        const other = shareInterval({ k: n - k, n }, 0.95)!;
        expect(other.low).toBeCloseTo(1 - high, 12);
      }),
    );
  });
});
