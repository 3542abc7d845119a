/** A Question with its names resolved: which dimensions, which conditions, in which columns. */

import { dimensionLabel, hidesColumn, parseBy } from '../enrich/dimension.ts';
import { parseWhere } from '../enrich/filter.ts';
import { npsError } from '../errors.ts';
import { findColumn, unknownColumn } from '../map/columns.ts';
import type { Dimension, Filter, Question, Table, Warning } from '../model.ts';

const BUILT_IN = ['day', 'week', 'month', 'quarter', 'year', 'category', 'file'];

export interface Asked {
  breakdowns: Dimension[][];
  filters: Filter[];
  warnings: Warning[];
}

/**
 * Resolves the names in `--by` and `--where` against the columns of all inputs.
 * Errors: `unknownColumn`, `repeatedColumn`, `badOption` for a condition without an operator.
 */
export function resolveQuestion(question: Pick<Question, 'by' | 'where'>, tables: readonly Table[]): Asked {
  const columns = tables.flatMap((table) => table.columns);
  const names = new Set(columns.map(({ name }) => name));
  const widest = Math.max(0, ...tables.map((table) => table.columns.length));
  const hasColumn = (name: string) =>
    names.has(name) || (/^#\d+$/.test(name) && Number(name.slice(1)) >= 1 && Number(name.slice(1)) <= widest);
  const unknown = (option: string, name: string) =>
    unknownColumn(tables.length > 1 ? uniqueNames(columns) : columns, name, option, BUILT_IN);
  const breakdowns = question.by.map((text) => {
    const parsed = parseBy(text, hasColumn);
    if ('unknown' in parsed) throw unknown('--by', parsed.unknown);
    return parsed.dimensions;
  });
  const filters = question.where.map((text) => {
    const parsed = parseWhere(text, hasColumn);
    if ('malformed' in parsed) {
      throw npsError('badOption', {
        option: '--where',
        value: text,
        expected: "a condition such as 'plan=Pro', with one of = != < <= > >= ~",
      });
    }
    if ('unknown' in parsed) throw unknown('--where', parsed.unknown);
    return parsed;
  });
  return {
    breakdowns,
    filters,
    warnings: hiddenColumns([...breakdowns.flat(), ...filters.map(({ dimension }) => dimension)], hasColumn),
  };
}

const uniqueNames = (columns: readonly Table['columns'][number][]) =>
  columns.filter((column, i) => columns.findIndex(({ name }) => name === column.name) === i);

function hiddenColumns(dimensions: readonly Dimension[], hasColumn: (name: string) => boolean): Warning[] {
  const hidden = new Set(
    dimensions.filter((dimension) => hidesColumn(dimension, hasColumn)).map(dimensionLabel),
  );
  return [...hidden].map((name) => ({
    code: 'hiddenColumn',
    message: `'${name}' is the built-in dimension; the column of that name is 'column:${name}'.`,
  }));
}

/** Index of a column dimension in `table`; null where the table has no such column, or the dimension is built in. */
export const columnIn = (table: Table, dimension: Dimension, option: string): number | null =>
  dimension.kind === 'column' ? (findColumn(table.columns, dimension.name, option)?.index ?? null) : null;
