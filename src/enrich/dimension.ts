/** Dimensions: how they are named in `--by` and `--where`, and their value for an answer. */

import type { Category, Customer, Dimension, Tag, WallTime } from '../model.ts';
import { splitNames } from './commas.ts';
import { PERIODS } from './period.ts';

const COLUMN_PREFIX = 'column:';

/** The names that stand for a dimension in any data, in the order in which help lists them. */
export const BUILT_IN: readonly string[] = [...PERIODS, 'stage', 'theme', 'category', 'file'];

/** Which names stand for columns; `#24` may be one. Of the customers', `customers.plan` may be one. */
export type HasColumn = (name: string) => boolean;

/** 9–10 promoter, 7–8 passive, 0–6 detractor. */
export const categoryOf = (score: number): Category =>
  score >= 9 ? 'promoter' : score >= 7 ? 'passive' : 'detractor';

function builtIn(name: string): Dimension | null {
  const period = PERIODS.find((p) => p === name);
  if (period) return { kind: 'period', name: period };
  return name === 'category' || name === 'stage' || name === 'theme'
    ? ({ kind: name, name } as Dimension)
    : null;
}

/**
 * The dimension called `name`: a built-in one, else a column of the answers, else one of the customers, else
 * `file` (the input's file name). `column:month` is the column `month`. null: nothing is called so.
 */
export function resolveDimension(
  name: string,
  hasColumn: HasColumn,
  hasAttribute: HasColumn = () => false,
): Dimension | null {
  const text = name.trim();
  if (text.startsWith(COLUMN_PREFIX)) {
    const column = text.slice(COLUMN_PREFIX.length).trim();
    if (hasColumn(column)) return { kind: 'column', name: column };
    if (hasAttribute(column)) return { kind: 'attribute', name: column };
  }
  const known = builtIn(text);
  if (known) return known;
  if (hasColumn(text)) return { kind: 'column', name: text };
  if (hasAttribute(text)) return { kind: 'attribute', name: text };
  return text === 'file' ? { kind: 'file', name: text } : null;
}

/** The name of a dimension in keys and headings: `column:month` for a column that bears a built-in's name. */
export const dimensionLabel = (dimension: Dimension): string =>
  (dimension.kind === 'column' || dimension.kind === 'attribute') && builtIn(dimension.name) !== null
    ? COLUMN_PREFIX + dimension.name
    : dimension.name;

/** True where a built-in dimension hides a column of the same name, which then is `column:NAME`. */
export const hidesColumn = (dimension: Dimension, hasColumn: HasColumn): boolean =>
  builtIn(dimension.name)?.kind === dimension.kind && hasColumn(dimension.name);

/**
 * The dimensions of one `--by`, divided at commas. A name may hold commas itself: the longest that fits
 * is meant, as long as what follows can be read too. A dimension that is named twice is taken once.
 * `unknown`: the part at which no reading gets any further.
 */
export function parseBy(
  text: string,
  hasColumn: HasColumn,
  hasAttribute?: HasColumn,
): { dimensions: Dimension[] } | { unknown: string } {
  const named = splitNames(text, (name) => resolveDimension(name, hasColumn, hasAttribute));
  return 'unknown' in named ? named : { dimensions: withoutRepeats(named.found) };
}

const withoutRepeats = (dimensions: readonly Dimension[]): Dimension[] =>
  dimensions.filter(
    ({ kind, name }, i) => dimensions.findIndex((other) => other.kind === kind && other.name === name) === i,
  );

/** What a dimension is evaluated on: one answer of one input. */
export interface Evaluated {
  row: readonly string[];
  /** null: missing or invalid. */
  score: number | null;
  at: WallTime | null;
  /** null: there are no tables of customers. */
  customer: Customer | null;
}

/** The columns of an attribute: in which table of customers, and its index there. Several tables may have it. */
export type Attribute = readonly { table: number; column: number }[];

/** What a dimension needs to know about the input. */
export interface InputFacts {
  /** The input's name in the dimension `file`. */
  file: string;
  /** Index of a column dimension's column in this input; null where it has none such. */
  column: number | null;
  /** Where an attribute's column is; null: nowhere. */
  attribute: Attribute | null;
  /** The stage of an answer. */
  stage: (answer: Evaluated) => string | null;
  /** Names the period of a moment, for a period. */
  periodKey: (at: WallTime) => string;
  /** The themes of an answer's comment, as `themeKeys` has them. */
  themes: (answer: Evaluated) => readonly Key[];
}

/** A value of a dimension; null: unknown. */
export type Key = string | null;

/** The group of comments that have no theme. */
export const UNTAGGED = 'untagged';

const UNKNOWN: readonly Key[] = [null];
const NO_THEME: readonly Key[] = [UNTAGGED];

/** The values of `theme` for a comment; `tag` null: there is none, or it says nothing. */
export const themeKeys = (ids: readonly string[], tag: Tag | null): readonly Key[] =>
  tag === null ? UNKNOWN : tag.length === 0 ? NO_THEME : tag.map((index) => ids[index]!);

/** True of a dimension of which an answer may have several values. */
export const isMultivalued = ({ kind }: Dimension): boolean => kind === 'theme';

/**
 * A function that gives all values of a dimension for an answer, at least one; null stands for unknown. The list is
 * the same each time for a dimension that has but one.
 */
export function valuesOf(dimension: Dimension, facts: InputFacts): (answer: Evaluated) => readonly Key[] {
  if (isMultivalued(dimension)) return facts.themes;
  const read = evaluator(dimension, facts);
  const only: Key[] = [null];
  return (answer) => {
    only[0] = read(answer);
    return only;
  };
}

/**
 * A function that gives a dimension's value for an answer: trimmed text, null for unknown (an empty
 * cell, no such column, no date, no score). Of several values the first.
 */
export function evaluator(
  dimension: Dimension,
  { file, column, attribute, stage, periodKey, themes }: InputFacts,
): (answer: Evaluated) => Key {
  switch (dimension.kind) {
    case 'column':
      return column === null ? () => null : ({ row }) => (row[column] ?? '').trim() || null;
    case 'period':
      return ({ at }) => (at === null ? null : periodKey(at));
    case 'category':
      return ({ score }) => (score === null ? null : categoryOf(score));
    case 'file':
      return () => file;
    case 'attribute':
      return attribute === null ? () => null : attributeReader(attribute);
    case 'stage':
      return stage;
    case 'theme':
      return (answer) => themes(answer)[0]!;
  }
}

/** `attributeIn` for many answers: nearly always it is one column. */
function attributeReader(attribute: Attribute): (answer: Evaluated) => string | null {
  const [only] = attribute;
  if (only === undefined || attribute.length > 1) return ({ customer }) => attributeIn(customer, attribute);
  const { table, column } = only;
  return ({ customer }) => customer?.[table]?.[column]?.trim() || null;
}

/** What is known of a customer, trimmed: of several tables what the first says that says anything; null: nothing. */
export function attributeIn(customer: Customer | null, attribute: Attribute): string | null {
  if (customer === null) return null;
  for (const { table, column } of attribute) {
    const text = (customer[table]?.[column] ?? '').trim();
    if (text !== '') return text;
  }
  return null;
}

/**
 * What inputs are called in the dimension `file`, in the order of `paths`: the file's name, or the
 * whole path where that name occurs in several folders.
 */
export function fileNames(paths: readonly string[]): string[] {
  const nameOf = (path: string) => path.split(/[\\/]/).at(-1)!;
  return paths.map((path) => {
    const name = nameOf(path);
    return paths.some((other) => other !== path && nameOf(other) === name) ? path : name;
  });
}
