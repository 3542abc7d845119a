import { roundRatio } from '../stats/round.ts';
import type { Shares } from './document.ts';

/** In the order in which they are shown. */
export const GROUPS = ['promoters', 'passives', 'detractors'] as const;
/** One of the three. */
export type Group = (typeof GROUPS)[number];

/** All answers of a bar. */
export const answersIn = (shares: Shares): number => GROUPS.reduce((sum, group) => sum + shares[group], 0);

/** A part of n answers as whole percent, `71%`; n is above 0. */
export const percentOf = (part: number, n: number): string => `${roundRatio(100 * part, n, 0)}%`;

/** A part of n answers, or of their weight, in a bar's key: `48 (71%)`, `71%`; n is above 0. */
export const shareText = (part: number, n: number, weighted = false): string =>
  weighted ? percentOf(part, n) : `${part} (${percentOf(part, n)})`;

/**
 * `width` cells split like the answers, by largest remainder. Whoever answered is seen: no group with
 * answers gets less than one cell, if there are cells enough.
 */
export function cellsOf(shares: Shares, width: number): Shares {
  const n = answersIn(shares);
  const cells = { promoters: 0, passives: 0, detractors: 0 };
  const present = GROUPS.filter((group) => shares[group] > 0);
  for (const group of present) cells[group] = Math.max(1, Math.floor((width * shares[group]) / n));
  const lacking = (group: Group): number => (width * shares[group]) / n - cells[group];
  let free = present.length === 0 ? 0 : width - answersIn(cells);
  while (free !== 0) {
    const step = Math.sign(free);
    const [next] = present
      .filter((group) => step > 0 || cells[group] > 1)
      .toSorted((a, b) => step * (lacking(b) - lacking(a)));
    if (next === undefined) break;
    cells[next] += step;
    free -= step;
  }
  return cells;
}

const groupOf = (score: number): Group => (score >= 9 ? 'promoters' : score >= 7 ? 'passives' : 'detractors');

/** One line of a distribution: text with the group, the score, its count and share, then a bar. */
export interface HistogramRow {
  text: string;
  group: Group;
  /** Cells; at least one where there is any answer. */
  length: number;
}

/** The distribution from 10 down to 0; the longest bar takes `room` cells. */
export function histogramRows(counts: readonly number[], room: number): HistogramRow[] {
  const n = counts.reduce((sum, count) => sum + count, 0);
  const most = Math.max(1, ...counts);
  const digits = `${most}`.length;
  return counts
    .map((count, score) => {
      const group = groupOf(score);
      const first = score === counts.length - 1 || groupOf(score + 1) !== group;
      const name = `${first ? group : ''}`.padEnd('detractors'.length);
      const numbers = `${`${count}`.padStart(digits)}  ${(n === 0 ? '' : percentOf(count, n)).padStart(4)}`;
      const length = count === 0 ? 0 : Math.max(1, Math.round((room * count) / most));
      return { text: `${name}  ${`${score}`.padStart(2)}  ${numbers}`, group, length };
    })
    .toReversed();
}
