import type { Breakdown, ScoredGroup, Trend } from '../../model.ts';
import type { LineChart, Mark, Point, Section, Table } from '../document.ts';
import { isSmall, scoreCells, scoreColumns, wholeScore } from './score.ts';

/** Fewer periods than this make no line. */
const LINE = 3;

const partial = (group: ScoredGroup): { mark?: Mark } => (group.partial ? { mark: 'partial' } : {});

/** One row for each group: its keys, then its score. */
function table(by: readonly string[], groups: readonly ScoredGroup[]): Table {
  return {
    kind: 'table',
    columns: [...by.map((key) => ({ type: 'text' as const, label: key })), ...scoreColumns(groups)],
    rows: groups.map((group) => [
      ...by.map((key, index) => ({
        type: 'text' as const,
        value: Object.hasOwn(group.keys, key) ? (group.keys[key] ?? null) : null,
        ...(index === 0 && partial(group)),
      })),
      ...scoreCells(group),
    ]),
  };
}

function chart({ period, groups }: Trend, numbers: Table | null): LineChart | null {
  const points: Point[] = groups.map((group) => ({
    label: group.keys[period] ?? '(none)',
    value: wholeScore(group),
    n: group.n,
    marks: [...(group.partial ? ['partial' as const] : []), ...(isSmall(group) ? ['small' as const] : [])],
  }));
  const drawable = points.length >= LINE && points.some(({ value }) => value !== null);
  return drawable ? { kind: 'line', label: 'NPS', period, points, table: numbers } : null;
}

const isTrendOf = (trend: Trend | null, { by }: Breakdown): boolean =>
  trend !== null && by.length === 1 && by[0] === trend.period;

/** A breakdown as a table; one by the period of the trend gets the trend's line below it. */
export function breakdownSection(breakdown: Breakdown, trend: Trend | null): Section {
  const own = trend !== null && isTrendOf(trend, breakdown) ? trend : null;
  const line = own && chart(own, null);
  const partly = new Set(own?.groups.filter((group) => group.partial).map((group) => group.keys[own.period]));
  const groups = breakdown.groups.map((group) =>
    own !== null && partly.has(group.keys[own.period]) ? { ...group, partial: true as const } : group,
  );
  return {
    title: `By ${breakdown.by.join(' and ')}`,
    blocks: [
      table(breakdown.by, groups),
      ...(breakdown.sums === false ? [ONCE_IN_EACH] : []),
      ...(line === null ? [] : [line]),
    ],
  };
}

const ONCE_IN_EACH = {
  kind: 'notes' as const,
  items: [
    {
      level: 'info' as const,
      text: 'Whoever answered in several periods counts once in each, so the groups add up to more than the overall.',
    },
  ],
};

/** The trend as a line, or as a small table; null where a breakdown shows it already or nothing is dated. */
export function trendSection(trend: Trend | null, breakdowns: readonly Breakdown[]): Section | null {
  if (trend === null || trend.groups.length === 0) return null;
  if (breakdowns.some((breakdown) => isTrendOf(trend, breakdown))) return null;
  const numbers = table([trend.period], trend.groups);
  return { title: `Trend by ${trend.period}`, blocks: [chart(trend, numbers) ?? numbers] };
}
