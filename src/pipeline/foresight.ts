/** What the first rows of an input tell about its columns, where not every cell will be seen. */

import type { Mapping, Row, Table } from '../model.ts';
import type { Foreseen } from './family.ts';
import type { Setting } from './fate.ts';
import type { Unread } from './unread.ts';

/** So many rows of an input are enough; of very many inputs fewer, that they are not more than `ALL` together. */
const FIRST = 1000;
const FEWEST = 100;
const ALL = 10_000;

/** What is told before the rows are read. */
export interface Foresight {
  setting: Setting;
  /** By how many rows of the input, n. */
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
 * What the columns are by the rows that opening the table, and those with the same header, has shown. Of all rows only the scores and the dates are
 * evidence then. null: those rows name no score column.
 */
export function foresee({ table, family, learning, settingOf }: Unread): Foresight | null {
  const most = Math.min(FIRST, Math.max(FEWEST, Math.ceil(ALL / family.tables.length)));
  const firstOf = ({ sample }: Table): readonly Row[] => sample.slice(0, most);
  const sample = family.tables.flatMap((one) => {
    const keeps = family.conditions.test(one);
    return firstOf(one).filter((row) => keeps(row));
  });
  const foreseen = family.mapping === null ? family.foresee(sample) : settled(family.mapping);
  if (foreseen === null) return null;
  const { mapping, clear, empty } = foreseen;
  const { score, date } = mapping.roles;
  const told = date === null ? [score!] : [score!, date];
  return {
    setting: settingOf(mapping),
    rows: firstOf(table).length,
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
