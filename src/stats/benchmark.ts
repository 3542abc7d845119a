import type { Tally } from '../model.ts';
import { withPseudoAnswers } from './adjustedWald.ts';
import { normalTail } from './normal.ts';
import { countsOf, nps } from './nps.ts';
import { standardError } from './standardError.ts';

/** Whether a score lies above a benchmark. */
export interface BenchmarkTest {
  /** The score less the benchmark, points, unrounded. */
  points: number;
  z: number;
  /**
   * One-sided: how probable a score at least as high would be if the true one were just the benchmark. Small: it lies
   * above. Near 1: it lies below.
   */
  p: number;
}

/**
 * Tests a score against a number that is known without error, such as a target: z = (θ′ − b) / √(σ′²/n′), after three
 * pseudo-answers ([MeasuringU](https://measuringu.com/nps-benchmark-test/)). A score of another group is no such number:
 * see `difference`.
 *
 * @param tally answers per score 0…10
 * @param benchmark points, −100…100
 * @returns null where there are no answers
 */
export function againstBenchmark(tally: Tally, benchmark: number): BenchmarkTest | null {
  const counts = countsOf(tally);
  const score = nps(counts);
  if (score === null) return null;
  const adjusted = withPseudoAnswers(counts);
  const z = (nps(adjusted)! - benchmark) / standardError(adjusted)!;
  return { points: score - benchmark, z, p: normalTail(z) };
}
