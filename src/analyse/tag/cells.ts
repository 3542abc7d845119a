/** What stands in the cells of a tagged table. */

import { attributeIn, categoryOf } from '../../enrich/dimension.ts';
import { periodKeyer } from '../../enrich/period.ts';
import { formatWallTime } from '../../map/date.ts';
import type { Period, Row, RowCell } from '../../model.ts';
import type { Judged, Setting } from '../../pipeline/fate.ts';
import type { Column, TagName } from './columns.ts';

type Read = (judged: Judged) => RowCell;

/** How all rows are tagged. */
interface Manner {
  period: Period;
  /** The comment of a row where it stands in another one; null: it does not. */
  commentOf: ((row: Row) => string) | null;
}

/** A reader for each column, for the rows of the input that `setting` is about. */
export const readersOf = (columns: readonly Column[], setting: Setting, manner: Manner): Read[] =>
  columns.map(({ origin }): Read => {
    if (origin.kind === 'tag') return tagReader(origin.tag, setting, manner);
    if (origin.kind === 'attribute') return ({ customer }) => attributeIn(customer, origin.attribute);
    const index = origin.at.get(setting.table);
    if (index === undefined) return () => null;
    return origin.counts ? ({ row }) => countIn(row[index] ?? '') : ({ row }) => row[index] ?? '';
  });

/** What an earlier tagging wrote: a whole number, or nothing. */
const countIn = (cell: string): RowCell =>
  cell === '' ? null : Number.isInteger(Number(cell)) ? Number(cell) : cell;

function tagReader(tag: TagName, setting: Setting, { period, commentOf }: Manner): Read {
  const { table, mapping, question, stages, themes } = setting;
  switch (tag) {
    case 'score':
      return ({ score }) => score;
    case 'invalid':
      return ({ invalid }) => invalid;
    case 'category':
      return ({ score }) => (score === null ? null : categoryOf(score));
    case 'date':
      return ({ at }) => (at === null ? null : formatWallTime(at));
    case 'period': {
      const key = periodKeyer(period, question.calendar.fiscalYearStart);
      return ({ at }) => (at === null ? null : key(at));
    }
    case 'respondent':
      return ({ respondent }) => respondent;
    case 'account':
    case 'comment': {
      const index = mapping.roles[tag];
      if (index === null && tag === 'comment' && commentOf !== null)
        return ({ row }) => commentOf(row) || null;
      return index === null ? () => null : ({ row }) => row[index] || null;
    }
    case 'stage':
      return stages?.of(table) ?? (() => null);
    case 'tenure_days':
      return stages?.tenureDays(table) ?? (() => null);
    case 'themes': {
      const said = themes?.of(table, mapping);
      // The ids of a comment without a theme are none; without a comment nothing is known.
      return (judged) => said?.(judged).tag?.map((index) => themes!.ids[index]!) ?? null;
    }
  }
}
