import type { Score } from '../../model.ts';
import { roundedNps, roundRatio, roundTo } from '../../stats/round.ts';
import type { Cell, Column, Headline, Range, Shares } from '../document.ts';

/** Below this many answers a score is marked: one more answer can move it by ten points and more. */
export const SMALL = 10;

/** Whether a score is shown but rests on very few answers. */
export const isSmall = ({ n }: Score): boolean => n !== null && n > 0 && n < SMALL;

/** The three counts, or shares of the weight; null where the group is hidden or empty. */
export function shares({ n, promoters, passives, detractors, weighted }: Score): Shares | null {
  if (weighted) return { ...weighted };
  if (!n || promoters === null || passives === null || detractors === null) return null;
  return { promoters, passives, detractors };
}

/** The score in whole points, from the counts, or the weights; null where it is not defined. */
export function wholeScore(score: Score): number | null {
  if (score.weighted) return score.nps === null ? null : roundTo(score.nps, 0);
  const counts = shares(score);
  return counts && roundedNps({ n: score.n!, ...counts });
}

/** A part of the answers in whole percent; null where there are none. */
export const wholePercent = (part: number | null, n: number | null): number | null =>
  part === null || !n ? null : roundRatio(100 * part, n, 0);

/** The interval in whole points. */
export const wholeRange = ({ interval }: Score): Range | null =>
  interval && { low: roundTo(interval.low, 0), high: roundTo(interval.high, 0) };

/** A level as percent, `95`, `99.9`. */
export const percentOfLevel = (level: number): number => Number((100 * level).toPrecision(12));

/** Points with their sign as prose has them, `+12`, `−3`, `0`; rounded to so many decimals. */
export const signed = (points: number, decimals = 0): string => {
  const rounded = roundTo(points, decimals);
  const digits = Math.abs(rounded).toFixed(decimals);
  return rounded > 0 ? `+${digits}` : rounded < 0 ? `−${digits}` : digits;
};

/** The level of the first interval there is, in percent (95, 99.9); null where there is none. */
export function levelOf(scores: readonly Score[]): number | null {
  const level = scores.find(({ interval }) => interval !== null)?.interval?.level;
  return level === undefined ? null : percentOfLevel(level);
}

/** Promoters, passives and detractors in whole percent of the answers, or of the weight. */
const wholePercents = ({ n, promoters, passives, detractors, weighted }: Score): (number | null)[] =>
  weighted
    ? [weighted.promoters, weighted.passives, weighted.detractors].map((share) => roundTo(100 * share, 0))
    : [promoters, passives, detractors].map((part) => wholePercent(part, n));

/** Whether the percentages as shown fail to add up to 100, or to the score as shown. */
export function roundingShows(score: Score): boolean {
  const [promoters, passives, detractors] = wholePercents(score);
  if (promoters == null || passives == null || detractors == null) return false;
  return promoters + passives + detractors !== 100 || promoters - detractors !== wholeScore(score);
}

/** The columns that every table of scores has, in the order of `scoreCells`. */
export function scoreColumns(scores: readonly Score[]): Column[] {
  const level = levelOf(scores);
  return [
    { type: 'points', label: 'NPS' },
    { type: 'interval', label: level === null ? 'interval' : `${level}% interval` },
    { type: 'count', label: 'n' },
    ...(scores.some(({ accounts }) => accounts !== undefined)
      ? [{ type: 'count' as const, label: 'accounts', short: 'acc.' }]
      : []),
    ...(scores.some(({ effectiveN }) => effectiveN !== undefined)
      ? [{ type: 'count' as const, label: 'effective n', short: 'eff. n' }]
      : []),
    { type: 'percent', label: 'promoters', short: 'prom.' },
    { type: 'percent', label: 'passives', short: 'pass.' },
    { type: 'percent', label: 'detractors', short: 'detr.' },
    { type: 'shares', label: '' },
  ];
}

const pointsCell = (score: Score): Headline['score'] =>
  score.suppressed ? { type: 'hidden' } : { type: 'points', value: wholeScore(score) };

/** A score as the cells of a row. */
export function scoreCells(score: Score): Cell[] {
  const { n, accounts, effectiveN } = score;
  const [promoters, passives, detractors] = wholePercents(score);
  return [
    pointsCell(score),
    { type: 'interval', value: wholeRange(score) },
    { type: 'count', value: n, ...(isSmall(score) && { mark: 'small' as const }) },
    ...(accounts === undefined ? [] : [{ type: 'count' as const, value: accounts }]),
    ...(effectiveN === undefined
      ? []
      : [{ type: 'count' as const, value: effectiveN && roundTo(effectiveN, 0) }]),
    { type: 'percent', value: promoters ?? null },
    { type: 'percent', value: passives ?? null },
    { type: 'percent', value: detractors ?? null },
    { type: 'shares', value: shares(score) },
  ];
}

/** The overall score as the line that a report opens with. */
export function headline(score: Score): Headline {
  return {
    kind: 'headline',
    label: score.weighted ? 'Weighted NPS' : 'NPS',
    score: pointsCell(score),
    interval: wholeRange(score),
    level: levelOf([score]),
    n: score.n,
    ...(score.accounts == null ? {} : { accounts: score.accounts }),
    ...(score.effectiveN == null ? {} : { effectiveN: roundTo(score.effectiveN, 0) }),
    ...(isSmall(score) && { mark: 'small' as const }),
  };
}
