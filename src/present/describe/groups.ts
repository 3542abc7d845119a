import type { Breakdown, ScoredGroup, StageSource, Trend } from '../../model.ts';
import type { Block, LineChart, Mark, Notes, Section, Table } from '../document.ts';
import { isSmall, scoreCells, scoreColumns, wholeScore } from './score.ts';
import { journeyOf } from './stages.ts';

/** Fewer periods than this make no line. */
const LINE = 3;

const remark = (text: string): Notes => ({ kind: 'notes', items: [{ level: 'info', text }] });

const keyOf = ({ keys }: ScoredGroup, name: string): string | null =>
  Object.hasOwn(keys, name) ? (keys[name] ?? null) : null;

/**
 * A breakdown as a table; one by the period of the trend gets the trend's line below it, one by lifecycle
 * stages that the report says how it told gets the way through them above.
 */
export function breakdownSection(breakdown: Breakdown, trend: Trend | null, stages?: StageSource): Section {
  const own = trend !== null && isTrendOf(trend, breakdown) ? trend : null;
  const line = own && chart(own, null);
  const groups = own === null ? breakdown.groups : markPartial(breakdown.groups, own);
  const blocks: (Block | null)[] = [
    stages === undefined ? null : journeyOf(breakdown, stages),
    groups.length === 0 ? remark('No answers to group.') : groupTable(breakdown.by, groups),
    breakdown.sums === false
      ? remark('Whoever answered in several periods counts once in each, so the groups exceed the overall.')
      : null,
    breakdown.multivalued
      ? remark(
          'An answer counts in each of its themes, so the groups need not sum to the overall. untagged: a comment that no rule matches; (none): no comment.',
        )
      : null,
    line,
  ];
  return { title: `By ${breakdown.by.join(' and ')}`, blocks: blocks.filter((block) => block !== null) };
}

/**
 * The trend as a line, or as a small table where there are few periods; null where a breakdown shows
 * it already, or where there is no score to show.
 */
export function trendSection(trend: Trend | null, breakdowns: readonly Breakdown[]): Section | null {
  if (trend === null || !hasScores(trend)) return null;
  if (breakdowns.some((breakdown) => isTrendOf(trend, breakdown))) return null;
  const numbers = groupTable([trend.period], trend.groups);
  return { title: `Trend by ${trend.period}`, blocks: [chart(trend, numbers) ?? numbers] };
}

/** Whether any period has a score that may be shown. */
export const hasScores = ({ groups }: { groups: readonly ScoredGroup[] }): boolean =>
  groups.some(({ nps }) => nps !== null);

const isTrendOf = (trend: Trend, { by }: Breakdown): boolean => by.length === 1 && by[0] === trend.period;

/** Which periods are partial is known to the trend only. */
function markPartial(groups: readonly ScoredGroup[], { period, groups: periods }: Trend): ScoredGroup[] {
  const partial = new Set(periods.filter((group) => group.partial).map((group) => keyOf(group, period)));
  return groups.map((group) => (partial.has(keyOf(group, period)) ? { ...group, partial: true } : group));
}

/** One row for each group: its keys, then its score. */
export function groupTable(by: readonly string[], groups: readonly ScoredGroup[]): Table {
  return {
    kind: 'table',
    columns: [...by.map((name) => ({ type: 'text' as const, label: name })), ...scoreColumns(groups)],
    rows: groups.map((group) => [
      ...by.map((name, index) => ({
        type: 'text' as const,
        value: keyOf(group, name),
        ...(index === 0 && group.partial && { mark: 'partial' as const }),
      })),
      ...scoreCells(group),
    ]),
  };
}

const chart = ({ period, groups }: Trend, numbers: Table | null): LineChart | null =>
  groupChart({ by: period, noun: period, groups }, numbers);

/**
 * Groups that follow one another in time as a line, by the key `by`; a `noun` for what each is. null: too few for a
 * line, or without scores. `numbers`: a table that says the same, null where it stands beside the line.
 */
export function groupChart(
  { by, noun, groups }: { by: string; noun: string; groups: readonly ScoredGroup[] },
  numbers: Table | null,
): LineChart | null {
  if (groups.length < LINE || !hasScores({ groups })) return null;
  const points = groups.map((group) => {
    const marks: Mark[] = [];
    if (group.partial) marks.push('partial');
    if (isSmall(group)) marks.push('small');
    return { label: keyOf(group, by) ?? '(none)', value: wholeScore(group), n: group.n, marks };
  });
  return { kind: 'line', label: 'NPS', period: noun, points, table: numbers };
}
