/** Inspections → what of them is worth keeping in a configuration file. */

import { isDeepStrictEqual } from 'node:util';
import { nameToType } from '../map/columns.ts';
import type { Anchors, DateOrder, Inspection, Role } from '../model.ts';

/** What was detected alike in all inputs, so that writing it down changes no number. */
export interface Detected {
  /** Names as an option takes them, by role; empty where some input has no column of scores. */
  columns: Partial<Record<Role, string>>;
  anchors: Anchors;
  /** null: no date depends on it, or the rows do not decide it. */
  dateOrder: DateOrder | null;
  /** The formats of the inputs, each once. */
  formats: string[];
}

/** Codes of warnings that a date order was guessed. */
const GUESSED = ['ambiguousDates', 'mixedDates'];

/** What all `inspections` have in common; of none, nothing. */
export function detectedIn(inspections: readonly Inspection[]): Detected {
  const usable = inspections.some(({ problem }) => problem !== null) ? [] : inspections;
  return {
    columns: sharedColumns(usable.map(columnsByRole)),
    anchors: shared(usable.map(({ anchors }) => anchors)) ?? {},
    dateOrder: shared(usable.map(decidedOrder)) ?? null,
    formats: [...new Set(inspections.map(({ format }) => format))],
  };
}

function columnsByRole({ columns }: Inspection): Detected['columns'] {
  const named = columns.flatMap(({ role }, i) => (role === null ? [] : [[role, nameToType(columns, i)]]));
  return Object.fromEntries(named);
}

function sharedColumns(all: readonly Detected['columns'][]): Detected['columns'] {
  const entries = Object.entries(all[0] ?? {}) as [Role, string][];
  return Object.fromEntries(entries.filter(([role, name]) => all.every((columns) => columns[role] === name)));
}

const decidedOrder = ({ date, warnings }: Inspection): DateOrder | null =>
  date?.matters && !warnings.some(({ code }) => GUESSED.includes(code)) ? date.order : null;

/** The value that all are equal to; undefined where they differ, or there is none. */
const shared = <T>(values: readonly T[]): T | undefined =>
  values.every((value) => isDeepStrictEqual(value, values[0])) ? values[0] : undefined;
