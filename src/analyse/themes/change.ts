/** A theme in the latest two periods. */

import { size } from '../../aggregate/tally.ts';
import type { Voiced } from '../../aggregate/voices.ts';
import type { ThemeChange } from '../../model/themes.ts';
import type { Answer } from '../../model.ts';
import { countsOf, nps } from '../../stats/nps.ts';
import { shareDifference } from '../../stats/shareDifference.ts';
import { latestTwo } from '../latest.ts';
import type { ReportOptions } from '../report.ts';

/** What is compared. */
export interface Periods {
  current: Voiced;
  previous: Voiced;
}

/** The latest two periods in a row that the answers cover in whole; null: there are none, or nobody is heard in one. */
export function lastTwo(answer: Answer, periods: readonly Voiced[]): Periods | null {
  const [previous, current] = (latestTwo(answer) ?? []).map((key) =>
    periods.find(({ keys }) => keys[0] === key),
  );
  return current === undefined || previous === undefined ? null : { current, previous };
}

/** The change of a topic; null where one of the periods has no comments, or a group that is too small. */
export function changeOf(
  topic: number,
  { current, previous }: Periods,
  content: number,
  options: ReportOptions,
): ThemeChange | null {
  const [now, then] = [current, previous].map((period) => {
    const having = period.topics.get(topic)?.with ?? [];
    return { having, k: size(having), n: size(period.topics.get(content)?.with ?? []) };
  }) as [Counted, Counted];
  if (now.n === 0 || then.n === 0) return null;
  if ([now, then].some(({ k, n }) => [k, n - k].some((part) => part > 0 && part < options.minN))) return null;
  const npsOf = ({ having }: Counted) => nps(countsOf(having));
  const [share, previousShare] = [now.k / now.n, then.k / then.n];
  return {
    share,
    previousShare,
    difference: share - previousShare,
    interval: shareDifference(now, then, options.level),
    nps: npsOf(now),
    previousNps: npsOf(then),
  };
}

interface Counted {
  having: readonly number[];
  k: number;
  n: number;
}
