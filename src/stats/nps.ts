import type { Tally } from '../model.ts';

/** Answers per category; `n` is their sum. Whole numbers, save where a method adds pseudo-answers. */
export interface CategoryCounts {
  n: number;
  promoters: number;
  passives: number;
  detractors: number;
}

const LOWEST_PASSIVE = 7;
const LOWEST_PROMOTER = 9;

/**
 * Sorts the answers of a tally into the three categories: 0–6 detractors, 7–8 passives, 9–10
 * promoters ([Reichheld 2003](https://hbr.org/2003/12/the-one-number-you-need-to-grow)).
 *
 * @param tally answers per score 0…10
 * @returns counts; all 0 for an empty tally
 */
export function countsOf(tally: Tally): CategoryCounts {
  const answers = (from: number, before: number): number =>
    tally.slice(from, before).reduce((sum, count) => sum + count, 0);
  const detractors = answers(0, LOWEST_PASSIVE);
  const passives = answers(LOWEST_PASSIVE, LOWEST_PROMOTER);
  const promoters = answers(LOWEST_PROMOTER, 11);
  return { n: detractors + passives + promoters, promoters, passives, detractors };
}

/**
 * Net Promoter Score: the share of promoters less the share of detractors, in points.
 *
 * Taken from the counts and divided once. Subtracting two rounded percentages instead shows a wrong
 * whole number for a quarter of all possible counts.
 *
 * @param counts answers per category
 * @returns points, −100…100, unrounded; null where n is 0: no answers is not a score of 0
 */
export function nps({ n, promoters, detractors }: CategoryCounts): number | null {
  return n === 0 ? null : (100 * (promoters - detractors)) / n;
}
