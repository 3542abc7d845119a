import type { Inspection, Report, Score, ScoredGroup } from '../model.ts';

/** A table of plain values: text from data, numbers of ours, null where nothing is defined. */
export interface FlatTable {
  columns: string[];
  rows: (string | number | null)[][];
}

/** The fields of a score, in the order in which they stand in flat rows. */
export const FIELDS = ['n', 'promoters', 'passives', 'detractors', 'nps', 'low', 'high'] as const;
/** A dimension's column; one that bears the name of another column is told apart as `column:n`. */
export const columnName = (key: string, others: readonly string[]): string =>
  others.includes(key) ? `column:${key}` : key;

/** The group's key in a dimension; null: unknown, or it has no part in the group. */
export const keyOf = (group: Pick<ScoredGroup, 'keys'>, key: string): string | null =>
  Object.hasOwn(group.keys, key) ? (group.keys[key] ?? null) : null;

/** The values of `FIELDS`. */
export function fields(score: Omit<ScoredGroup, 'keys'>): (number | null)[] {
  const { n, promoters, passives, detractors, nps, interval } = score;
  return [n, promoters, passives, detractors, nps, interval?.low ?? null, interval?.high ?? null];
}

/** What reports by account, or by weight, add to the fields of a score. */
const EXTRA = {
  cluster: ['accounts', 'designEffect'],
  weight: ['effectiveN', 'designEffect'],
} as const;

/**
 * The flat rows of a report, a contract: one for the overall, then one for each group of each
 * breakdown. `breakdown` names the dimensions with commas (empty: the overall); every dimension in
 * use is a column, null where it has no part in the row or its value is unknown. Numbers are unrounded. Reports by
 * account have `accounts` and `designEffect` at the end, those by weight `effectiveN` and `designEffect`.
 */
export function reportRows(report: Report): FlatTable {
  const keys = [...new Set(report.breakdowns.flatMap((breakdown) => breakdown.by))];
  const extra = report.cluster ? EXTRA.cluster : report.weight ? EXTRA.weight : [];
  const values = (score: Score) => [...fields(score), ...extra.map((name) => score[name] ?? null)];
  const overall = ['', ...keys.map(() => null), ...values(report.overall)];
  const groups = report.breakdowns.flatMap(({ by, groups }) =>
    groups.map((group) => [
      by.join(','),
      ...keys.map((key) => (by.includes(key) ? keyOf(group, key) : null)),
      ...values(group),
    ]),
  );
  const names = [...FIELDS, ...extra];
  return {
    columns: ['breakdown', ...keys.map((key) => columnName(key, ['breakdown', ...names])), ...names],
    rows: [overall, ...groups],
  };
}

/** The columns of an inspected file, one row for each. */
export function inspectionRows({ columns }: Inspection): FlatTable {
  return {
    columns: ['number', 'name', 'detail', 'role', 'type', 'filled', 'missing', 'scores'],
    rows: columns.map(({ number, name, detail, role, type, filled, missing, scores }) => [
      number,
      name,
      detail,
      role,
      type,
      filled,
      missing,
      scores,
    ]),
  };
}
