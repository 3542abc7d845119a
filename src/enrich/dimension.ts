/** Dimensions: how they are named in `--by` and `--where`, and their value for an answer. */

import type { Category, Dimension, Period, WallTime } from '../model.ts';

const PERIODS: readonly Period[] = ['day', 'week', 'month', 'quarter', 'year'];
const COLUMN_PREFIX = 'column:';

/** Which names stand for columns; `#24` always may. */
export type HasColumn = (name: string) => boolean;

/** 9–10 promoter, 7–8 passive, 0–6 detractor. */
export const categoryOf = (score: number): Category =>
  score >= 9 ? 'promoter' : score >= 7 ? 'passive' : 'detractor';

function builtIn(name: string): Dimension | null {
  const period = PERIODS.find((p) => p === name);
  if (period) return { kind: 'period', name: period };
  return name === 'category' ? { kind: 'category', name } : null;
}

/**
 * The dimension called `name`: a built-in one, else a column, else `file` (the input's file name).
 * `column:month` is the column `month`. null: nothing is called so.
 */
export function resolveDimension(name: string, hasColumn: HasColumn): Dimension | null {
  const text = name.trim();
  if (text.startsWith(COLUMN_PREFIX)) {
    const column = text.slice(COLUMN_PREFIX.length).trim();
    if (hasColumn(column)) return { kind: 'column', name: column };
  }
  const known = builtIn(text);
  if (known) return known;
  if (hasColumn(text)) return { kind: 'column', name: text };
  return text === 'file' ? { kind: 'file', name: text } : null;
}

/** The name of a dimension in keys and headings: `column:month` for a column that bears a built-in's name. */
export const dimensionLabel = (dimension: Dimension): string =>
  dimension.kind === 'column' && builtIn(dimension.name) !== null
    ? COLUMN_PREFIX + dimension.name
    : dimension.name;

/** True where a built-in dimension hides a column of the same name, which then is `column:NAME`. */
export const hidesColumn = (dimension: Dimension, hasColumn: HasColumn): boolean =>
  dimension.kind !== 'column' && dimension.kind !== 'file' && hasColumn(dimension.name);

/**
 * The dimensions of one `--by`, split at commas; a name that holds commas itself is taken whole, the
 * longest first. `unknown` is the first part that is no dimension.
 */
export function parseBy(
  text: string,
  hasColumn: HasColumn,
): { dimensions: Dimension[] } | { unknown: string } {
  const parts = text.split(',');
  const dimensions: Dimension[] = [];
  for (let i = 0; i < parts.length; ) {
    let taken = 0;
    for (let j = parts.length; j > i && taken === 0; j--) {
      const dimension = resolveDimension(parts.slice(i, j).join(','), hasColumn);
      if (dimension === null) continue;
      dimensions.push(dimension);
      taken = j - i;
    }
    if (taken === 0) return { unknown: parts[i]!.trim() };
    i += taken;
  }
  return { dimensions };
}

/** What a dimension is evaluated on: one answer of one input. */
export interface Evaluated {
  row: readonly string[];
  score: number | null;
  at: WallTime | null;
}

/**
 * A function that gives a dimension's value for an answer: trimmed text, null for unknown (an empty
 * cell, no date, no score). `column`: index of a column dimension in this input, null where the input
 * has none such; `periodKey`: names the period of a moment.
 */
export function evaluator(
  dimension: Dimension,
  input: { path: string; column: number | null; periodKey: (at: WallTime) => string },
): (answer: Evaluated) => string | null {
  switch (dimension.kind) {
    case 'column': {
      const { column } = input;
      return column === null ? () => null : ({ row }) => (row[column] ?? '').trim() || null;
    }
    case 'period':
      return ({ at }) => (at === null ? null : input.periodKey(at));
    case 'category':
      return ({ score }) => (score === null ? null : categoryOf(score));
    case 'file': {
      const name = input.path.split(/[\\/]/).at(-1)!;
      return () => name;
    }
  }
}
