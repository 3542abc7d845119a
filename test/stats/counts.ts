import fc from 'fast-check';
import type { Tally } from '../../src/model.ts';
import type { CategoryCounts } from '../../src/stats/nps.ts';

/** Frozen counts in the order in which published cases give them: detractors, passives, promoters. */
export function counts(detractors: number, passives: number, promoters: number): CategoryCounts {
  return Object.freeze({ n: detractors + passives + promoters, promoters, passives, detractors });
}

/** A frozen tally of single scores. */
export function tallyOf(...scores: readonly number[]): Tally {
  return Object.freeze(
    Array.from({ length: 11 }, (_, score) => scores.filter((given) => given === score).length),
  );
}

/** A frozen tally with all detractors at 0, passives at 7 and promoters at 10. */
export function tallyFrom({ detractors, passives, promoters }: CategoryCounts): Tally {
  return Object.freeze([detractors, 0, 0, 0, 0, 0, 0, passives, 0, 0, promoters]);
}

/** The same answers with promoters and detractors swapped. */
export function swapped({ detractors, passives, promoters }: CategoryCounts): CategoryCounts {
  return counts(promoters, passives, detractors);
}

/** Every split of n answers into the three categories. */
export function splitsOf(n: number): CategoryCounts[] {
  const upTo = (last: number): number[] => Array.from({ length: last + 1 }, (_, index) => index);
  return upTo(n).flatMap((detractors) =>
    upTo(n - detractors).map((promoters) => counts(detractors, n - detractors - promoters, promoters)),
  );
}

const answers = fc.oneof(fc.nat(5), fc.nat(60), fc.nat(100_000));

/** Any counts with at least one answer; often few, often a category left out. */
export const anyCounts = fc
  .tuple(answers, answers, answers)
  .filter((parts) => parts.some((part) => part > 0))
  .map((parts) => counts(...parts));
