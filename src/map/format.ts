/** Which vendor's export a table is, and what follows from it. */

import type { Column, LeftOutReason, Row, Table } from '../model.ts';
import { columnNamed, columnsNamed, type Format, type Shape, type Told } from './formats/format.ts';
import { FORMATS } from './formats/index.ts';
import { nps } from './formats/nps.ts';

/** A table's format. */
export interface Recognised {
  /** A vendor's, or `plain`. */
  name: string;
  /** The same as people write it, `SurveyMonkey`. */
  title: string;
  /** By what it was told, as a clause for people. */
  why: string;
  /** null: an ordinary table. */
  format: Format | null;
  /** Indexes of the columns that the format's score is in, as long as they hold scores; empty: any may. */
  scoreColumns: readonly number[];
  /** What was read before; null: nothing. */
  told: Told | null;
}

/** An ordinary table. */
export const PLAIN: Recognised = {
  name: 'plain',
  title: 'plain',
  why: 'no vendor recognised: columns go by name and content',
  format: null,
  scoreColumns: [],
  told: null,
};

/** All names that a format can be given by. */
export const FORMAT_NAMES: readonly string[] = [PLAIN.name, ...FORMATS.map(({ name }) => name)];

/** A table as formats look at it. */
export const shapeOf = ({
  reading,
  columns,
  sample,
}: Pick<Table, 'reading' | 'columns' | 'sample'>): Shape => ({
  container: reading.container,
  layout: reading.layout,
  columns,
  names: new Set(columns.map(({ name }) => name)),
  sample,
});

/**
 * Whose export a table is. `given`: the name of a format, which then it is without question; null: tell it. What
 * was tagged before is no vendor's any more, though it be given as one's.
 */
export function recognise(
  table: Pick<Table, 'reading' | 'columns' | 'sample'>,
  given: string | null = null,
): Recognised {
  const shape = shapeOf(table);
  if (given !== null) {
    const tagged = given === PLAIN.name ? null : nps.recognise(shape);
    if (tagged !== null) return recognised(nps, shape, tagged);
    const format = FORMATS.find(({ name }) => name === given);
    if (format === undefined) return { ...PLAIN, name: given, why: 'as asked for' };
    return recognised(format, shape, 'as asked for');
  }
  for (const format of FORMATS) {
    const why = format.recognise(shape);
    if (why !== null) return recognised(format, shape, why);
  }
  return PLAIN;
}

const recognised = (format: Format, shape: Shape, why: string): Recognised => ({
  name: format.name,
  title: format.title,
  why,
  format,
  scoreColumns: scoreColumns(format, shape),
  told: (format.recognise(shape) !== null && format.told?.(shape)) || null,
});

function scoreColumns(format: Format, shape: Shape): readonly number[] {
  if (format.scoreColumns) return format.scoreColumns(shape);
  return columnsNamed(shape.columns, format.roles?.score ?? []).map(({ index }) => index);
}

/** Why a row is no answer, by the rules of `format`; null: it may be one. The function is null where there are no rules. */
export function leftOutTest(
  format: Format | null,
  columns: readonly Column[],
): ((row: Row) => LeftOutReason | null) | null {
  const rules = (format?.leftOut ?? []).flatMap(({ reason, column, holds }) => {
    const index = columnNamed(columns, column)?.index;
    return index === undefined ? [] : [{ reason, index, holds }];
  });
  if (rules.length === 0) return null;
  return (row) => {
    for (const { reason, index, holds } of rules)
      if (holds((row[index] ?? '').trim().toLowerCase())) return reason;
    return null;
  };
}
