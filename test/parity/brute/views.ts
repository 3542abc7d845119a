/** What a plain reading can say about a Result: cut out of the Result, and made from the rows; alike where all is well. */
import type { Report, Score } from '../../../src/model.ts';
import { DAY } from '../dates.ts';
import type { Dimension } from '../dimensions.ts';
import type { Asked } from '../questions.ts';
import { beginOf, periodAt, spanOf } from './calendar.ts';
import { distributionOf, groupBy, plainOf, voices } from './counts.ts';
import type { Read, Reader } from './rows.ts';

/** Anything that JSON holds. */
export type View = { [key: string]: unknown };

/** A group that is hidden is not told; all else has its counts. */
export const scoreView = ({ n, promoters, passives, detractors, suppressed }: Score): unknown =>
  suppressed ? 'hidden' : { n, promoters, passives, detractors };

/** By their keys, those in the order of the names. */
export const keyOf = (keys: Readonly<Record<string, string | null>>): string =>
  JSON.stringify(Object.entries(keys).sort(([a], [b]) => (a < b ? -1 : 1)));

export const rejectionsView = (rejections: Report['rejections'], pathOf: (path: string) => string): View =>
  Object.fromEntries(
    rejections.map(({ input, column, reason, count }) => [`${pathOf(input)} ${column} ${reason}`, count]),
  );

/** The part of a Report that the rows tell. */
export const reportView = (report: Report, pathOf: (path: string) => string): View => ({
  counts: report.counts,
  dates: report.dates && {
    first: report.dates.first,
    last: report.dates.last,
    undated: report.dates.undated,
  },
  overall: scoreView(report.overall),
  distribution: report.overall.distribution,
  trend: report.trend && {
    period: report.trend.period,
    groups: report.trend.groups.map((group) => [group.keys, scoreView(group), group.partial ?? false]),
  },
  breakdowns: report.breakdowns.map(({ groups, sums }) => ({
    sums: sums ?? true,
    groups: Object.fromEntries(groups.map((group) => [keyOf(group.keys), scoreView(group)])),
  })),
  rolling: report.rolling?.points.map((point) => [
    point.at,
    point.from,
    point.partial ?? false,
    scoreView(point),
  ]),
  rejections: rejectionsView(report.rejections, pathOf),
  accounts: report.cluster && [report.overall.accounts, report.cluster.withoutAccount],
  weighted:
    report.weight && report.overall.nps !== null ? Math.round(report.overall.nps * 1e6) / 1e6 : undefined,
});

const timeText = (at: number): string => new Date(at).toISOString().replace(/(\.000)?Z$/, '');

/** What reports are made of. */
export interface Rows {
  asked: Asked;
  reader: Reader;
  rows: readonly Read[];
  /** Rejections of the table of customers. */
  unusable: Readonly<Record<string, number>>;
  /** Names of the columns that rejections are about. */
  columns: { score: string; date: string | null; weight: string | null };
}

/** All answers that count, duplicates among them. */
export const scoredOf = (rows: readonly Read[]): Read[] => rows.filter(({ fate }) => fate === 'scored');

/** The groups that an answer is in. */
function keysOf({ reader }: Rows, read: Read, by: readonly Dimension[]): Record<string, string | null>[] {
  return by.reduce<Record<string, string | null>[]>(
    (groups, dimension) =>
      groups.flatMap((group) =>
        reader.values(read, dimension).map((value) => ({ ...group, [dimension.label]: value })),
      ),
    [{}],
  );
}

export function countsOf({ asked, rows }: Rows, counted: number): View {
  const of = (...fates: Read['fate'][]): number => rows.filter(({ fate }) => fates.includes(fate)).length;
  return {
    rows: rows.length,
    scored: counted,
    missing: of('missing'),
    invalid: of('invalid'),
    duplicates: asked.flags.dedupe === 'none' ? 0 : of('scored') - counted,
    filtered: of('notKept', 'filtered', 'outside'),
  };
}

/** `dates` of a result. */
export function datesOf({ rows, asked }: Rows): View | null {
  const scored = scoredOf(rows);
  const times = scored.flatMap(({ at }) => (at === null ? [] : [at]));
  if (times.length === 0) return null;
  const voiced = voices(scored, asked.flags.dedupe);
  return {
    first: timeText(times.reduce((a, b) => Math.min(a, b))),
    last: timeText(times.reduce((a, b) => Math.max(a, b))),
    undated: voiced.filter(({ at }) => at === null).length,
  };
}

/** The period of the trend: the one that is asked for alone, else days within a month, quarters over five years, months. */
export function trendPeriod(by: Asked['by'], first: number, last: number) {
  const alone = by.find((dimensions) => dimensions.length === 1 && dimensions[0]!.kind === 'period')?.[0];
  if (alone?.kind === 'period') return alone.period;
  const month = (at: number): number => new Date(at).getUTCFullYear() * 12 + new Date(at).getUTCMonth();
  const months = month(last) - month(first) + 1;
  return months === 1 ? ('day' as const) : months > 60 ? ('quarter' as const) : ('month' as const);
}

/** Every period from the first answer to the last, with its voices. */
function periodsOf(made: Rows, by: Asked['by']) {
  const { asked, reader, rows } = made;
  const scored = scoredOf(rows).filter(({ at }) => at !== null);
  if (scored.length === 0) return null;
  const first = scored.reduce((a, { at }) => Math.min(a, at!), Infinity);
  const last = scored.reduce((a, { at }) => Math.max(a, at!), -Infinity);
  const period = trendPeriod(by, first, last);
  const keyed = groupBy(scored, ({ at }) => periodAt(at!, period, reader.fiscal).key);
  const spans = [];
  for (let at = first; ; ) {
    const span = periodAt(at, period, reader.fiscal);
    const answers = voices(keyed.get(span.key) ?? [], asked.flags.dedupe);
    const firstDay = Math.floor(first / DAY) * DAY;
    const lastDay = Math.floor(last / DAY) * DAY + DAY;
    spans.push({ ...span, answers, partial: span.start < firstDay || span.end > lastDay });
    if (span.end > last) return { period, first, last, spans };
    at = span.end;
  }
}

function breakdownOf(made: Rows, by: readonly Dimension[]): View {
  const { dedupe } = made.asked.flags;
  const period = by.find(({ kind }) => kind === 'period');
  const scored = scoredOf(made.rows);
  // With a period among the keys, a respondent counts once in each.
  const scopes =
    period === undefined
      ? [scored]
      : [...groupBy(scored, (read) => made.reader.values(read, period)[0]!).values()];
  const counted = scopes.flatMap((scope) => voices(scope, dedupe));
  const groups = new Map<string, Read[]>();
  for (const read of counted)
    for (const keys of keysOf(made, read, by)) {
      const key = keyOf(keys);
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [read]);
      else group.push(read);
    }
  return {
    sums: dedupe === 'none' || period === undefined,
    groups: Object.fromEntries([...groups].map(([key, answers]) => [key, plainOf(answers)])),
  };
}

function rollingOf(made: Rows, span: string): unknown {
  const trend = periodsOf(made, made.asked.by);
  if (trend === null) return [];
  const scored = scoredOf(made.rows).filter(({ at }) => at !== null);
  const day = (at: number): string => new Date(at).toISOString().slice(0, 10);
  return trend.spans.map(({ end }) => {
    const to = Math.min(end - 1, Math.floor(trend.last / DAY) * DAY + DAY - 1);
    const next = new Date(Math.floor(to / DAY) * DAY + DAY);
    const months = { m: 1, q: 3, y: 12 }[span.at(-1)!];
    // What ends with a month is of whole months.
    const from =
      months !== undefined && next.getUTCDate() === 1
        ? Date.UTC(next.getUTCFullYear(), next.getUTCMonth() - Number(span.slice(0, -1)) * months, 1)
        : beginOf(span, to);
    const within = scored.filter(({ at }) => at! >= from && at! <= to);
    const partial = from < Math.floor(trend.first / DAY) * DAY;
    return [day(to), day(from), partial, plainOf(voices(within, made.asked.flags.dedupe))];
  });
}

/** Rejections by file, column and reason. */
export function rejectionsOf({ rows, columns, unusable }: Rows): Record<string, number> {
  const found: Record<string, number> = { ...unusable };
  const add = (file: string, column: string | null, reason: string): void => {
    const key = `${file} ${column} ${reason}`;
    found[key] = (found[key] ?? 0) + 1;
  };
  for (const { file, undatable, reason, fate } of rows) {
    if (undatable && fate !== 'notKept') add(file, columns.date, 'dateUnreadable');
    if (fate === 'invalid') add(file, reason === 'weightUnusable' ? columns.weight : columns.score, reason!);
  }
  return found;
}

/** What `reportView` should be. */
export function expectedReport(made: Rows, clusterOf: ((read: Read) => string | null) | null): View {
  const { asked, rows } = made;
  const counted = voices(scoredOf(rows), asked.flags.dedupe);
  const trend = periodsOf(made, asked.by);
  const { command } = asked;
  const sum = (answers: readonly Read[]): number => answers.reduce((total, { weight }) => total + weight, 0);
  const of = (low: number, high: number) => counted.filter(({ score }) => score! >= low && score! <= high);
  return {
    counts: countsOf(made, counted.length),
    dates: datesOf(made),
    overall: plainOf(counted),
    distribution: distributionOf(counted),
    trend: trend && {
      period: trend.period,
      groups: trend.spans.map(({ key, answers, partial }) => [
        { [trend.period]: key },
        plainOf(answers),
        partial,
      ]),
    },
    breakdowns: asked.by.map((by) => breakdownOf(made, by)),
    rolling:
      command.name === 'report' && command.rolling !== null ? rollingOf(made, command.rolling) : undefined,
    rejections: rejectionsOf(made),
    accounts:
      clusterOf === null
        ? undefined
        : [
            new Set(counted.flatMap((read) => clusterOf(read) ?? [])).size +
              counted.filter((read) => clusterOf(read) === null).length,
            counted.filter((read) => clusterOf(read) === null).length,
          ],
    weighted:
      command.name === 'report' && command.weight !== null && counted.length > 0
        ? Math.round((100e6 * (sum(of(9, 10)) - sum(of(0, 6)))) / sum(counted)) / 1e6
        : undefined,
  };
}

/** The bounds of a key, for whoever compares periods. */
export const within = (key: string, fiscal: number) => {
  const { start, end } = spanOf(key, fiscal)!;
  return (at: number | null): boolean => at !== null && at >= start && at < end;
};
