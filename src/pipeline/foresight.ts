/** What the first rows of an input tell about its columns, where not every cell will be seen. */

import type { Mapping, Row } from '../model.ts';
import type { Foreseen } from './family.ts';
import type { Setting } from './fate.ts';
import type { Unread } from './unread.ts';

/** So many rows are enough. */
const FIRST = 1000;

/** What is told before the rows are read. */
export interface Foresight {
  setting: Setting;
  /** By how many rows, n. */
  rows: number;
  /** The rows to come will hardly tell other columns; else they must not be counted unless there are none. */
  clear: boolean;
  /** Indexes of columns in which nothing was found yet: if there is something, it may be another column that matters. */
  empty: readonly number[];
  /** From now on it holds for the family of the input. */
  begin(): void;
  /** Learns how scores and dates are written from a row, or `times` equal ones, that the conditions on columns keep. */
  learn(row: Row, times: number): void;
}

/**
 * What the columns are by the rows that opening the table has shown. Of all rows only the scores and the dates are
 * evidence then. null: those rows name no score column.
 */
export function foresee({ table, family, learning, settingOf }: Unread): Foresight | null {
  const keeps = family.conditions.test(table);
  const first = table.sample.slice(0, FIRST);
  const sample = first.filter((row) => keeps(row));
  const foreseen = family.mapping === null ? family.foresee(sample) : settled(family.mapping);
  if (foreseen === null) return null;
  const { mapping, clear, empty } = foreseen;
  const { score, date } = mapping.roles;
  const told = date === null ? [score!] : [score!, date];
  return {
    setting: settingOf(mapping),
    rows: first.length,
    clear: clear || !learning,
    empty: learning ? empty : [],
    begin() {
      if (learning && family.mapping === null) family.learnAnew(sample, told);
      family.mapping = mapping;
    },
    learn(row, times) {
      if (learning) family.evidence.observeIn(told, row, times);
    },
  };
}

const settled = (mapping: Mapping): Foreseen => ({ mapping, clear: true, empty: [] });
