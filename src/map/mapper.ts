/** Row → Response | Rejection, as a Mapping says. */

import type { Calendar, Column, Mapping, RejectionReason, Row, WallTime } from '../model.ts';
import { dateReader } from './date.ts';
import { identityIn } from './identity.ts';
import { type ScoreCell, scoreReader } from './score.ts';

const SCORE_REASONS: readonly string[] = ['scoreOutOfRange', 'scoreNotWhole', 'scoreNotNumber'];

/** What one row says. `dateUnreadable`: there is a date, but none that can be read; the answer counts all the same. */
export interface Mapped {
  score: ScoreCell;
  at: WallTime | null;
  dateUnreadable: boolean;
  /** Trimmed and lower-cased; null: anonymous. */
  respondent: string | null;
}

/** A reader of rows for one mapping. */
export interface Mapper {
  read(row: Row): Mapped;
  /** Reads any cell as this input's dates are read; anything but a number: no date. */
  readDate(cell: string): WallTime | null | undefined;
  /** The column's name for a rejection. */
  columnOf(reason: RejectionReason): string;
}

/** Compiles a mapping whose score column is known. */
export function compileMapping(
  { roles, anchors, date, invalid }: Mapping,
  columns: readonly Column[],
  { timeZone }: Calendar,
): Mapper {
  const readScore = scoreReader(anchors);
  const readDate = dateReader(date ?? { order: 'mdy' }, timeZone);
  const { score, date: dated, respondent } = roles;
  const scoreOf = (row: Row): ScoreCell => {
    const read = readScore(row[score!] ?? '');
    if (invalid === undefined || read.kind !== 'missing') return read;
    const reason = row[invalid] ?? '';
    return SCORE_REASONS.includes(reason)
      ? { kind: 'invalid', reason: reason as (ScoreCell & { kind: 'invalid' })['reason'] }
      : read;
  };
  const respondentOf = (row: Row): string | null =>
    respondent === null ? null : identityIn(row[respondent] ?? '');
  return {
    read(row) {
      const at = dated === null ? undefined : readDate(row[dated] ?? '');
      return {
        score: scoreOf(row),
        at: at ?? null,
        dateUnreadable: at === null,
        respondent: respondentOf(row),
      };
    },
    readDate,
    columnOf: (reason) => columns[reason === 'dateUnreadable' ? dated! : score!]!.name,
  };
}
