/** `--where`: how a condition is written, and when it holds. */

import type { Comparison, Filter, WallTime } from '../model.ts';
import { type HasColumn, resolveDimension } from './dimension.ts';

const OPERATORS: readonly Comparison[] = ['!=', '<=', '>=', '=', '<', '>', '~'];
const NUMBER = /^[-+]?\d+(?:\.\d+)?$/;
const DAY = 86_400_000;

/** How the group of unknown keys is shown and addressed. */
export const NONE = '(none)';

/**
 * One condition, `plan=Pro`. Names may hold operators themselves: the longest name that fits is meant.
 * `unknown` is what stands before the first operator; `malformed`: there is no operator at all.
 */
export function parseWhere(
  text: string,
  hasColumn: HasColumn,
): Filter | { unknown: string } | { malformed: true } {
  let first = -1;
  for (let i = text.length - 1; i >= 0; i--) {
    const operator = OPERATORS.find((o) => text.startsWith(o, i));
    if (operator === undefined) continue;
    first = i;
    const dimension = resolveDimension(text.slice(0, i), hasColumn);
    if (dimension) return { dimension, operator, value: text.slice(i + operator.length).trim() };
  }
  return first < 0 ? { malformed: true } : { unknown: text.slice(0, first).trim() };
}

const HOLDS: Record<Exclude<Comparison, '~'>, (order: number) => boolean> = {
  '=': (order) => order === 0,
  '!=': (order) => order !== 0,
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
};

/**
 * A test for one condition. Compared as numbers if both sides are, then as dates (by days where the
 * given value is a day), else as text; `~` is "contains", in any case. An unknown or empty value
 * equals only the empty one (`plan=` or `plan=(none)`), and `!=` keeps it.
 * `readDate` reads a cell as the input's dates are read; anything but a number: no date.
 */
export function filterTest(
  { operator, value }: Filter,
  readDate: (cell: string) => WallTime | null | undefined,
): (found: string | null) => boolean {
  const wanted = value === NONE ? '' : value;
  const number = NUMBER.test(wanted) ? Number(wanted) : null;
  const date = number === null ? (readDate(wanted) ?? null) : null;
  const byDay = date !== null && !wanted.includes(':');
  const folded = wanted.toLowerCase();
  const compare = (text: string): number => {
    if (number !== null && NUMBER.test(text)) return Number(text) - number;
    const at = date === null ? null : readDate(text);
    if (date !== null && at !== null && at !== undefined)
      return byDay ? Math.floor(at / DAY) - date / DAY : at - date;
    return text < wanted ? -1 : text > wanted ? 1 : 0;
  };
  return (found) => {
    const text = found ?? '';
    if (text === '' || wanted === '') {
      const equal = text === wanted;
      return operator === '=' ? equal : operator === '!=' ? !equal : operator === '~' ? wanted === '' : false;
    }
    return operator === '~' ? text.toLowerCase().includes(folded) : HOLDS[operator](compare(text));
  };
}
