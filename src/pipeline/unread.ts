import type { Mapping, Row, Table } from '../model.ts';
import type { Asked } from './asked.ts';
import type { Beside } from './beside.ts';
import type { Counting } from './counting.ts';
import type { Family } from './family.ts';
import type { Setting } from './fate.ts';

/** An input that is to be read in a pass, and what of the pass matters for how it is read. */
export interface Unread {
  table: Table;
  family: Family;
  /** It is the only input. */
  alone: boolean;
  counting: Counting;
  asked: Asked;
  beside: Beside;
  /** What the columns are is not settled: what the rows say about them is gathered. */
  learning: boolean;
  /** Months are too long for the trend. */
  byDays: boolean;
  settingOf(mapping: Mapping): Setting;
  /** Is shown rows that a condition on columns leaves out. */
  leaveOut(row: Row): void;
}
