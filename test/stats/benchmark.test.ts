import { expect, test } from 'vitest';
import { againstBenchmark } from '../../src/stats/benchmark.ts';
import { counts, tallyFrom, tallyOf } from './counts.ts';

// Formula of measuringu.com/nps-benchmark-test, one-sided, adjusted Wald
test.each([
  { benchmark: 17.5, points: 12.5, z: 1.51156, p: 0.065322 },
  { benchmark: 50, points: -20, z: -2.71387, p: 0.996675 },
])('MeasuringU: 20/30/50 against $benchmark', ({ benchmark, points, z, p }) => {
  const found = againstBenchmark(tallyFrom(counts(20, 30, 50)), benchmark)!;
  expect(found.points).toBeCloseTo(points, 12);
  expect(found.z).toBeCloseTo(z, 5);
  expect(found.p).toBeCloseTo(p, 6);
});

test('no answers, no test', () => {
  expect(againstBenchmark(tallyOf(), 0)).toBeNull();
});

test('answers of one mind are tested all the same', () => {
  expect(againstBenchmark(tallyOf(10, 10), 50)!.p).toBeGreaterThan(0.05);
  expect(againstBenchmark(tallyFrom(counts(0, 0, 100)), 50)!.p).toBeLessThan(0.001);
});
