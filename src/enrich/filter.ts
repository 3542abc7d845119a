/** `--where`: how a condition is written, and when it holds. */

import type { Comparison, Filter, WallTime } from '../model.ts';
import { type HasColumn, resolveDimension } from './dimension.ts';

const OPERATORS: readonly Comparison[] = ['!=', '<=', '>=', '=', '<', '>', '~'];
const NUMBER = /^[-+]?\d+(?:\.\d+)?$/;
const DAY = 86_400_000;

/** How the group of unknown keys is shown, and addressed in a condition. */
export const NONE = '(none)';

/**
 * One condition, `plan=Pro`. Names may hold operators themselves: the longest name that fits is meant.
 * `unknown` is what stands before the first operator; `malformed`: there is no operator at all.
 */
export function parseWhere(
  text: string,
  hasColumn: HasColumn,
  hasAttribute?: HasColumn,
): Filter | { unknown: string } | { malformed: true } {
  let first = -1;
  for (let i = text.length - 1; i >= 0; i--) {
    const operator = OPERATORS.find((o) => text.startsWith(o, i));
    if (operator === undefined) continue;
    first = i;
    const dimension = resolveDimension(text.slice(0, i), hasColumn, hasAttribute);
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

/** Reads a cell as the input's dates are read; anything but a number: no date. */
type ReadDate = (cell: string) => WallTime | null | undefined;

/** True where a condition compares dates: its value is one to `readDate`, and no number. */
export const comparesDates = ({ operator, value }: Filter, readDate: ReadDate): boolean =>
  operator !== '~' && !NUMBER.test(value) && readDate(value) != null;

/**
 * A test for one condition. Compared as numbers if both sides are, then as dates (by days where the
 * given value is a day), else as text; `~` is "contains", in any case. An unknown or empty value
 * equals only the empty one (`plan=` or `plan=(none)`), and `!=` keeps it; the empty text is contained in
 * everything.
 */
export function filterTest(filter: Filter, readDate: ReadDate): (found: string | null) => boolean {
  const { operator } = filter;
  if (operator === '~') {
    const part = filter.value.toLowerCase();
    return (found) => (found ?? '').toLowerCase().includes(part);
  }
  const holds = HOLDS[operator];
  const wanted = filter.value === NONE ? '' : filter.value;
  if (wanted === '') return (found) => (operator === '=' || operator === '!=') && holds(found ? 1 : 0);
  const compare = comparison(filter, readDate);
  return (found) => (found ? holds(compare(found)) : operator === '!=');
}

/** How a text stands to the value of a condition: below, at or above 0. */
function comparison(filter: Filter, readDate: ReadDate): (text: string) => number {
  const wanted = filter.value;
  const byText = (text: string): number => order(text, wanted);
  if (NUMBER.test(wanted)) {
    const number = Number(wanted);
    return (text) => (NUMBER.test(text) ? order(Number(text), number) : byText(text));
  }
  if (!comparesDates(filter, readDate)) return byText;
  const unit = wanted.includes(':') ? 1 : DAY;
  const date = Math.floor(readDate(wanted)! / unit);
  return (text) => {
    const at = readDate(text);
    return at == null ? byText(text) : order(Math.floor(at / unit), date);
  };
}

/** `filterTest` for a dimension of which an answer may have several values: one is enough, and `!=` asks it of all. */
export function filterAny(
  filter: Filter,
  readDate: ReadDate,
): (found: readonly (string | null)[]) => boolean {
  const test = filterTest(filter, readDate);
  return (found) => (filter.operator === '!=' ? found.every(test) : found.some(test));
}

const order = <T extends string | number>(a: T, b: T): number => (a < b ? -1 : a > b ? 1 : 0);
