/** A Question with its names resolved: which dimensions, which conditions, in which columns. */

import { BUILT_IN, dimensionLabel, hidesColumn, parseBy, resolveDimension } from '../enrich/dimension.ts';
import { parseWhere } from '../enrich/filter.ts';
import { npsError } from '../errors.ts';
import { findColumn, unknownColumn } from '../map/columns.ts';
import type { Column, Dimension, Filter, Question, Table, Warning } from '../model.ts';
import type { Customers } from './customers.ts';

/** What is asked of the data. */
export interface Asked {
  /** One list for each `--by`. */
  breakdowns: Dimension[][];
  filters: Filter[];
  /** The conditions of each side, where sides of a comparison are told by conditions. */
  sides: Filter[][];
  /** The conditions of each segment that is looked at by itself. */
  segments: Filter[][];
  /** A column of the answers or the customers with what customers are worth; null: not asked for. */
  value: Dimension | null;
  /** A column whose values are accounts; null: not asked for, or it is the role. */
  cluster: Dimension | null;
  /** A column of weights; null: every answer counts the same. */
  weight: Dimension | null;
  /** Stages are asked for. */
  usesStage: boolean;
  /** Themes are asked for. */
  usesTheme: boolean;
  warnings: Warning[];
}

/**
 * Resolves the names in `--by` and `--where` against the columns of all inputs, where one that has the
 * column is enough, and of the customers, and those of the roles against each. The stage may be with the customers.
 * Errors: `unknownColumn`, `repeatedColumn`, `badOption` for a condition without an operator.
 */
export function resolveQuestion(
  {
    by,
    where,
    roles,
    value,
    cluster,
    weight,
    sides = [],
    segments = [],
  }: Pick<Question, 'by' | 'where' | 'roles' | 'value' | 'cluster' | 'weight' | 'sides' | 'segments'>,
  tables: readonly Table[],
  customers: Pick<Customers, 'columns' | 'attribute'> | null = null,
): Asked {
  for (const [role, name] of Object.entries(roles)) {
    if (role === 'stage' && customers?.attribute(name, '--stage')) continue;
    const attributes = role === 'stage' ? customers?.columns.map((column) => column.name) : [];
    for (const table of tables) requireColumn(table, name, `--${role}`, tables.length > 1, attributes);
  }
  const columns = columnsOfAll(tables);
  const names = new Set(columns.map(({ name }) => name));
  const hasColumn = (name: string) =>
    names.has(name) || tables.some((table) => numbered(table, name) !== null);
  const hasAttribute = (name: string) => customers?.attribute(name, '--by or --where') != null;
  const attributes = customers?.columns.map(({ name }) => name) ?? [];
  const unknown = (option: string, name: string) =>
    unknownColumn(columns, name, option, BUILT_IN, attributes);
  const breakdowns = by.map((text) => {
    const parsed = parseBy(text, hasColumn, hasAttribute);
    if ('unknown' in parsed) throw unknown('--by', parsed.unknown);
    return parsed.dimensions;
  });
  const conditions = (texts: readonly string[], option: string) =>
    texts.map((text) => {
      const parsed = parseWhere(text, hasColumn, hasAttribute);
      if ('malformed' in parsed) {
        throw npsError('badOption', {
          option,
          value: text,
          expected: "a condition such as 'plan=Pro', with one of = != < <= > >= ~",
        });
      }
      if ('unknown' in parsed) throw unknown(option, parsed.unknown);
      return parsed;
    });
  const filters = conditions(where, '--where');
  const told = sides.map((texts) => conditions(texts, '--a or --b'));
  const apart = segments.map((texts) => conditions(texts, '--rule'));
  const columnOf = (name: string | undefined, option: string): Dimension | null => {
    const found = name === undefined ? null : resolveDimension(`column:${name}`, hasColumn, hasAttribute);
    const isRole = option === '--cluster' && name === 'account';
    if (name !== undefined && found === null && !isRole)
      throw unknownColumn(columns, name, option, [], attributes);
    return found;
  };
  const dimensions = [
    ...breakdowns.flat(),
    ...[...filters, ...told.flat(), ...apart.flat()].map(({ dimension }) => dimension),
  ];
  return {
    breakdowns,
    filters,
    sides: told,
    segments: apart,
    value: columnOf(value, '--value'),
    cluster: columnOf(cluster, '--cluster'),
    weight: columnOf(weight, '--weight'),
    usesStage: dimensions.some(({ kind }) => kind === 'stage'),
    usesTheme: dimensions.some(({ kind }) => kind === 'theme'),
    warnings: hiddenColumns(dimensions, hasColumn, hasAttribute),
  };
}

/** Index of a column dimension in `table`; null where the table has no such column, or the dimension is built in. */
export const columnIn = (table: Table, dimension: Dimension, option: string): number | null =>
  dimension.kind === 'column' ? (findColumn(table.columns, dimension.name, option)?.index ?? null) : null;

/** Of several inputs the one is named in which the column is missing. */
function requireColumn(
  table: Table,
  name: string,
  option: string,
  several: boolean,
  attributes: readonly string[] = [],
): void {
  const where = several ? `${table.path}, ${option}` : option;
  if (findColumn(table.columns, name, where) === null)
    throw unknownColumn(table.columns, name, where, [], attributes);
}

const numbered = ({ columns }: Table, name: string): Column | null =>
  /^#\d+$/.test(name) ? (columns[Number(name.slice(1)) - 1] ?? null) : null;

/** The columns of one table; of several, one of each name. */
function columnsOfAll(tables: readonly Table[]): readonly Column[] {
  if (tables.length === 1) return tables[0]!.columns;
  const byName = new Map<string, Column>();
  for (const column of tables.flatMap((table) => table.columns)) {
    if (!byName.has(column.name)) byName.set(column.name, column);
  }
  return [...byName.values()];
}

function hiddenColumns(
  dimensions: readonly Dimension[],
  hasColumn: (name: string) => boolean,
  hasAttribute: (name: string) => boolean,
): Warning[] {
  // Which column the stage is told from is not known yet, and may be the one of that name.
  const builtIn = dimensions.filter(({ kind }) => kind !== 'stage');
  const warnings = new Map<string, Warning>();
  for (const dimension of builtIn) {
    const name = dimensionLabel(dimension);
    const hidden = hidesColumn(dimension, hasColumn)
      ? `column:${name}`
      : hidesColumn(dimension, hasAttribute)
        ? `customers.${name}`
        : null;
    if (hidden !== null) warnings.set(name, hiddenColumn(name, hidden));
  }
  return [...warnings.values()];
}

/** That the column called `name` is addressed as `hidden`. */
export const hiddenColumn = (name: string, hidden: string): Warning => ({
  code: 'hiddenColumn',
  message: `'${name}' is the built-in dimension; the column of that name is '${hidden}'.`,
});
