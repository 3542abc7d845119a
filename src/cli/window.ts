/** `--since`, `--until` and `--last`: the span of time whose answers count. */

import { parseLast, parseWindowBound } from '../enrich/window.ts';
import { npsError } from '../errors.ts';
import type { Window } from '../model.ts';

/** The span as data; null for an option that is not given. Error `badOption`. */
export function windowOf(
  {
    since = null,
    until = null,
    last = null,
  }: { since?: string | null; until?: string | null; last?: string | null },
  fiscalYearStart: number,
): Window {
  for (const [edge, text] of [
    ['since', since],
    ['until', until],
  ] as const) {
    if (text !== null && parseWindowBound(text, edge, fiscalYearStart) === null) {
      throw badWindow(
        `--${edge}`,
        text,
        'a date such as 2025-03-31, or a period such as 2025-03, 2025-W13, 2025-Q1 or 2025',
      );
    }
  }
  const span = last === null ? null : parseLast(last);
  if (last !== null && span === null)
    throw badWindow('--last', last, 'a number and a unit: 90d, 12w, 6m, 4q or 1y');
  return { since, until, last: span };
}

const badWindow = (option: string, value: string, expected: string) =>
  npsError('badOption', { option, value, expected });
