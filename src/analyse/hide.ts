/** Which groups of a report are too small to show, or would give such a group away. */

import { size } from '../aggregate/tally.ts';
import { periodKey, periodStart } from '../enrich/period.ts';
import type { Dimension, Group, Keys, Period } from '../model.ts';
import { type Suppressible, suppress } from '../stats/suppress.ts';

/** One breakdown that is shown: the overall without dimensions, the trend with its period. */
export interface Shown {
  /** Names of the dimensions. */
  by: readonly string[];
  dimensions: readonly Dimension[];
  groups: readonly Group[];
  /** False where a respondent may be in several groups, so that they exceed the overall. */
  sums: boolean;
}

/** The longer periods that each period lies within. */
const WITHIN: Readonly<Record<Period, readonly Period[]>> = {
  day: ['week', 'month', 'quarter', 'year'],
  week: [],
  month: ['quarter', 'year'],
  quarter: ['year'],
  year: [],
};

/**
 * For each breakdown, for each of its groups: is it hidden? `minN` up to 1 hides nothing.
 * `fiscalYearStart`: the month, 1…12, that the keys of quarters and years go by.
 */
export function hiddenAmong(shown: readonly Shown[], minN: number, fiscalYearStart: number): boolean[][] {
  if (minN <= 1) return shown.map(({ groups }) => groups.map(() => false));
  const periods = new Set(shown.flatMap(periodsOf));
  const nested = shown.flatMap((one) => withLonger(one, periods, fiscalYearStart));
  return suppress([...shown.map(sized), ...nested], minN).slice(0, shown.length);
}

const periodsOf = ({ dimensions }: Shown): Period[] =>
  dimensions.flatMap((dimension) => (dimension.kind === 'period' ? [dimension.name] : []));

const sized = ({ by, groups, sums }: Shown): Suppressible => ({
  by,
  groups: groups.map(({ keys, tally }) => ({ keys, n: size(tally) })),
  ...(sums ? {} : { sums: false as const }),
});

/** The breakdown once more, crossed with the longer `periods` that are shown: months make up the quarters beside them. */
function withLonger(shown: Shown, periods: ReadonlySet<Period>, fiscalYearStart: number): Suppressible[] {
  const own = periodsOf(shown);
  const [shortest] = [...own].sort((a, b) => WITHIN[b].length - WITHIN[a].length);
  if (shortest === undefined) return [];
  const longer = WITHIN[shortest].filter((period) => periods.has(period) && !own.includes(period));
  if (longer.length === 0) return [];
  const position = shown.dimensions.findIndex(({ name, kind }) => kind === 'period' && name === shortest);
  const { by, groups, ...rest } = sized(shown);
  const extended = (keys: Keys): Keys => {
    const key = keys[position]!;
    const start = key === null ? null : periodStart(key, fiscalYearStart);
    return [
      ...keys,
      ...longer.map((period) => (start === null ? null : periodKey(start, period, fiscalYearStart))),
    ];
  };
  return [
    { by: [...by, ...longer], groups: groups.map(({ keys, n }) => ({ keys: extended(keys), n })), ...rest },
  ];
}
