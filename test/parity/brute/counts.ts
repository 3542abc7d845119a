/** Answers counted as plainly as possible: lists of them, filtered again for every number. */
import type { Dedupe } from '../../../src/model.ts';
import { categoryOf, type Read } from './rows.ts';

/** The counts of a Score. */
export interface Plain {
  n: number;
  promoters: number;
  passives: number;
  detractors: number;
}

export function plainOf(answers: readonly { score: number | null }[]): Plain {
  const of = (category: string): number =>
    answers.filter(({ score }) => categoryOf(score!) === category).length;
  return {
    n: answers.length,
    promoters: of('promoter'),
    passives: of('passive'),
    detractors: of('detractor'),
  };
}

/** Answers per score. */
export const distributionOf = (answers: readonly Read[]): number[] =>
  Array.from({ length: 11 }, (_, score) => answers.filter((one) => one.score === score).length);

/**
 * One answer for each respondent of `answers`, which are in the order of the rows: the latest or the first by date,
 * undated ones only where no other is, of equal dates the later row or the earlier. Nobody's are all kept.
 */
export function voices(answers: readonly Read[], dedupe: Dedupe): readonly Read[] {
  if (dedupe === 'none') return answers;
  const ordered = dedupe === 'first' ? answers : answers.toReversed();
  return answers.filter((one) => {
    if (one.who === null) return true;
    const own = ordered.filter(({ who }) => who === one.who);
    const dated = own.filter(({ at }) => at !== null);
    if (dated.length === 0) return own[0] === one;
    const times = dated.map(({ at }) => at!);
    const best = dedupe === 'first' ? Math.min(...times) : Math.max(...times);
    return dated.find(({ at }) => at === best) === one;
  });
}

/** The answers by a key, those without a key under `null`. */
export function groupBy<T>(items: readonly T[], keyOf: (item: T) => string | null): Map<string | null, T[]> {
  const groups = new Map<string | null, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return groups;
}
