/** Question → Report: the score, its interval, its distribution, its trend and its breakdowns. */

import { isMultivalued } from '../enrich/dimension.ts';
import { npsError, REASONS } from '../errors.ts';
import { formatWallTime } from '../map/date.ts';
import type {
  Answer,
  Breakdown,
  Group,
  IntervalMethod,
  Question,
  Report,
  Score,
  ScoredGroup,
  Window,
} from '../model.ts';
import { lineList } from '../pipeline/findings.ts';
import { answerQuestion, type World } from '../pipeline.ts';
import { hiddenAmong, type Shown } from './hide.ts';
import { orderGroups } from './order.ts';
import { fromTallies, HIDDEN, type Place, type Scoring } from './report/scoring.ts';
import type { Special } from './report/special.ts';

export { HIDDEN };

/** How the numbers of a report are made. */
export interface ReportOptions {
  interval: IntervalMethod;
  /** Confidence level as a share, e.g. 0.95. */
  level: number;
  /** Groups with fewer answers are hidden, and those that would give them away; 0 hides none. */
  minN: number;
  /** Invalid rows are an error. */
  strict: boolean;
  /** Everyone who could answer, n; null or left out: without limit. For reports without accounts or weights. */
  population?: number | null;
  /** The length of windows that roll over time; null or left out: none. */
  rolling?: Window['last'];
}

/**
 * Answers a question with a report. Errors: those of `answerQuestion`; `invalidRows` with `strict`; `noAccount`; `badOption`
 * for a population smaller than the answers; `noDates` for windows that roll over undated data.
 * Without one scored answer every score is null, and `overall.n` is 0.
 */
export async function report(question: Question, options: ReportOptions, world: World): Promise<Report> {
  const special = await specialFor(question, options);
  const answer = await answerQuestion(question, world, special?.collector);
  if (options.strict) refuseInvalid(answer);
  if (special === null) return reportOf(answer, question, options);
  const { scoring, additions, warnings } = special.conclude(answer);
  const whole = { ...answer, warnings: [...answer.warnings, ...warnings] };
  const made = { ...reportOf(whole, question, options, scoring), ...additions };
  return special.rolling ? { ...made, rolling: special.rolling(made, answer) } : made;
}

/** Loaded only where it is asked for. */
async function specialFor(question: Question, options: ReportOptions): Promise<Special | null> {
  const { cluster, weight } = question;
  const given = [cluster, weight, options.population, options.rolling];
  if (given.every((one) => one == null)) return null;
  return (await import('./report/special.ts')).specialFor(question, options);
}

/** The report of an answer: pure. */
export function reportOf(
  answer: Answer,
  { dedupe, calendar, stages }: Pick<Question, 'dedupe' | 'calendar' | 'stages'>,
  options: ReportOptions,
  scoring: Scoring = fromTallies(options),
): Report {
  const { trend } = answer;
  const overall: Shown = {
    by: [],
    dimensions: [],
    groups: [{ keys: [], tally: answer.overall }],
    sums: true,
  };
  const trendShown: Shown = {
    by: trend ? [trend.period] : [],
    dimensions: trend ? [{ kind: 'period', name: trend.period }] : [],
    groups: trend?.groups ?? [],
    sums: dedupe === 'none',
  };
  const breakdowns = answer.breakdowns.map(({ by, dimensions, groups }) => ({
    by,
    dimensions,
    groups: orderGroups(groups, dimensions, options.minN <= 1, stages.order),
    multivalued: dimensions.some(isMultivalued),
    sums: dedupe === 'none' || !dimensions.some(({ kind }) => kind === 'period'),
  }));
  const [[overallHidden], trendHidden, ...groupsHidden] = hiddenAmong(
    [
      overall,
      trendShown,
      ...breakdowns.map(({ multivalued, ...shown }) => ({ ...shown, sums: shown.sums && !multivalued })),
    ],
    options.minN,
    calendar.fiscalYearStart,
  ) as [[boolean], boolean[], ...boolean[][]];
  const scoreOf = (place: Place, group: Group, hidden: boolean): Score =>
    hidden ? { ...scoring.hidden } : scoring.scoreOf(place, group);
  const scored = (by: readonly string[], place: Place, group: Group, hidden: boolean): ScoredGroup => ({
    keys: named(by, group.keys),
    ...scoreOf(place, group, hidden),
  });
  return {
    schema: 'nps.report/1',
    metric: 'nps',
    ...(options.minN > 0 ? { minN: options.minN } : {}),
    source: sourceOf(answer),
    counts: answer.counts,
    dates: datesOf(answer.dates, calendar.timeZone),
    responseRate:
      answer.invitations === null || overallHidden
        ? null
        : {
            ...answer.invitations,
            share: answer.invitations.answered / answer.invitations.invited,
          },
    overall: {
      ...scoreOf('overall', overall.groups[0]!, overallHidden),
      distribution: overallHidden ? null : [...answer.overall],
    },
    trend: trend && {
      period: trend.period,
      groups: trend.groups.map((group, i) => ({
        ...scored([trend.period], 'trend', group, trendHidden[i]!),
        ...(group.partial ? { partial: true as const } : {}),
      })),
    },
    breakdowns: breakdowns.map(
      ({ by, sums, multivalued, groups }, b): Breakdown => ({
        by,
        groups: groups.map((group, i) => scored(by, b, group, groupsHidden[b]![i]!)),
        ...(sums ? {} : { sums: false as const }),
        ...(multivalued ? { multivalued: true as const } : {}),
      }),
    ),
    leftOut: answer.leftOut,
    rejections: answer.rejections,
    warnings: answer.warnings,
  };
}

/** Where an answer is from; what plays no part in it is left out. */
export const sourceOf = ({
  engine,
  inputs,
  columns,
  comments,
  customers,
  stages,
  themes,
}: Answer): Report['source'] => ({
  engine: engine.engine,
  engineWhy: engine.why,
  inputs,
  columns,
  ...(comments ? { comments } : {}),
  ...(customers.length > 0 ? { customers } : {}),
  ...(stages ? { stages } : {}),
  ...(themes ? { themes } : {}),
});

/** The dates of an answer as text; null: it is not dated. */
export const datesOf = (dates: Answer['dates'], timeZone: string): Report['dates'] =>
  dates && {
    first: formatWallTime(dates.first),
    last: formatWallTime(dates.last),
    undated: dates.undated,
    order: dates.reading.matters ? dates.reading.order : null,
    why: dates.reading.why,
    timeZone,
  };

/** Keys by name. Any text may be a name, `__proto__` too: it becomes a property like the others. */
export const named = (
  by: readonly string[],
  keys: readonly (string | null)[],
): Record<string, string | null> => Object.fromEntries(by.map((name, i) => [name, keys[i]!]));

/** Throws `invalidRows` where anything was rejected. */
export function refuseInvalid({ rejections }: Answer): void {
  const count = rejections.reduce((sum, rejection) => sum + rejection.count, 0);
  if (count === 0) return;
  const where = rejections.map(({ input, column, reason, lines, cells, count: n }) => {
    const [one, many] = REASONS[reason];
    const listed = lines.map((line, i) => (cells?.[i] === undefined ? line : `${line} ('${cells[i]}')`));
    const place = column === null ? input : `${input}, column '${column}'`;
    return `${place}: ${n} ${n === 1 ? one : many}${listed.length === 0 ? '' : `, ${lineList(listed, n)}`}`;
  });
  throw npsError('invalidRows', { count, where });
}
