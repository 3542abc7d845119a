/** The score in windows that roll over time, and which of them may be shown. */

import type { Counted } from '../../aggregate/memory.ts';
import type { Rolling as Gathered } from '../../aggregate/rolling.ts';
import { PERIODS, periodEnd, periodStart, periodsBetween } from '../../enrich/period.ts';
import { type RollingWindow, windowsAt } from '../../enrich/rolling.ts';
import { npsError } from '../../errors.ts';
import { formatWallTime } from '../../map/date.ts';
import type { Answer, Period, Report, Rolling, WallTime, Window } from '../../model.ts';
import type { Measure } from './measures.ts';

/** What windows are made of. */
interface Settings {
  span: NonNullable<Window['last']>;
  minN: number;
  fiscalYearStart: number;
}

/**
 * The windows of `report`, made of the same answers: one at the end of each period of its trend. Error `noDates` where
 * no column says when answers were given.
 */
export function rollingOf<L, A extends Counted>(
  report: Report,
  answer: Answer,
  gathered: Gathered<L, A>,
  { scoreOf, hidden }: Pick<Measure<L, A>, 'scoreOf' | 'hidden'>,
  { span, minN, fiscalYearStart }: Settings,
): Rolling {
  if (answer.columns.date === undefined) throw npsError('noDates', { option: '--rolling' });
  const { trend, dates } = answer;
  const keys = trend?.groups.map((group) => group.keys[0]!) ?? [];
  const windows = dates === null ? [] : windowsAt(keys, span, dates.first, dates.last, fiscalYearStart);
  const isHidden =
    minN <= 1 || dates === null
      ? () => false
      : hider(report, answer, (piece) => gathered.voices(piece), minN, fiscalYearStart);
  const found = gathered.of(windows);
  return {
    window: `${span.count}${span.unit[0]}`,
    points: windows.map((window, i) => ({
      at: formatWallTime(window.to).slice(0, 10),
      from: formatWallTime(window.from).slice(0, 10),
      ...(isHidden(window) ? hidden : scoreOf(found[i]!)),
      ...(window.partial ? { partial: true as const } : {}),
    })),
  };
}

/**
 * Tells, window by window, whether it is hidden: it is too small; or a period in it is hidden; or it begins within a
 * period that is shown, and what it would cut off to either side is too small. What is left can be told from windows
 * and periods together in pieces that are large enough.
 */
function hider(
  report: Report,
  { breakdowns }: Answer,
  voicesIn: (piece: Pick<RollingWindow, 'from' | 'to'>) => number,
  minN: number,
  fiscalYearStart: number,
): (window: RollingWindow) => boolean {
  const isSmall = (from: WallTime, to: WallTime): boolean => {
    const n = voicesIn({ from, to });
    return n > 0 && n < minN;
  };
  const hiddenPeriods = hiddenKeys(report);
  const kinds = new Set<Period>([
    ...(report.trend ? [report.trend.period] : []),
    ...breakdowns.flatMap(({ dimensions }) =>
      dimensions.flatMap((dimension) => (dimension.kind === 'period' ? [dimension.name] : [])),
    ),
  ]);
  const begun: WallTime[] = [];
  return ({ from, to, partial }) => {
    if (isSmall(from, to)) return true;
    const overlaps = (key: string) =>
      periodStart(key, fiscalYearStart) <= to && periodEnd(key, fiscalYearStart) >= from;
    if (hiddenPeriods.some(overlaps)) return true;
    // It begins before all answers, and cuts nothing off.
    if (partial) return false;
    const around = [...kinds].map((kind) => {
      const [key] = periodsBetween(from, from, kind, fiscalYearStart);
      return { start: periodStart(key!, fiscalYearStart), end: periodEnd(key!, fiscalYearStart) };
    });
    const before = Math.max(...around.map(({ start }) => start), ...begun.filter((edge) => edge <= from));
    const after = Math.min(
      ...around.map(({ end }) => end),
      ...begun.filter((edge) => edge > from).map((edge) => edge - 1),
    );
    if (before < from && (isSmall(before, from - 1) || isSmall(from, after))) return true;
    begun.push(from);
    return false;
  };
}

/** Keys of the periods that are hidden in the trend, or in a breakdown by nothing else. */
const hiddenKeys = ({ trend, breakdowns }: Report): string[] =>
  [
    ...(trend ? trend.groups.map((group) => ({ group, by: trend.period as string })) : []),
    ...breakdowns.flatMap(({ by, groups }) =>
      by.length === 1 ? groups.map((group) => ({ group, by: by[0]! })) : [],
    ),
  ].flatMap(({ group, by }) => {
    const key = group.keys[by];
    return group.suppressed && PERIODS.some((period) => period === by) && key != null ? [key] : [];
  });
