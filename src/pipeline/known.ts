/** What one reading of all inputs tells the next. */

import type { Mapping, WallTime, Warning } from '../model.ts';
import type { Orders } from './conditions.ts';

/** What earlier passes have told; each needs the ones before it. */
export interface Known {
  /** How the dates that conditions compare are written, for each family; null: not known yet. */
  orders: readonly Orders[] | null;
  /** What the columns are, for each family (null: it has no row to count); null: not known yet. */
  mappings: readonly (Mapping | null)[] | null;
  /** The newest answer, for `--last`; null: not known yet, or there is none. */
  newest: WallTime | null;
  /** What was noticed when the columns were decided. */
  warnings: readonly Warning[];
  /** A column that was not watched turned out to matter: every cell of every column is evidence. */
  thorough: boolean;
  /** Months are too long for the trend: where a database counts, it is to count by days. */
  byDays: boolean;
  /** The first rows of an input do not tell what its columns are: each row must be looked at. */
  looks: boolean;
}

/** Before the first pass. */
export const NOTHING_KNOWN: Known = {
  orders: null,
  mappings: null,
  newest: null,
  warnings: [],
  thorough: false,
  byDays: false,
  looks: false,
};

/** Whether two things that are known are not the same. */
export const differ = (a: unknown, b: unknown): boolean => JSON.stringify(a) !== JSON.stringify(b);

/** What of a mapping makes numbers, for comparing. */
export const essence = (mapping: Mapping | null): unknown =>
  mapping && [mapping.roles, mapping.anchors, mapping.date?.order];
