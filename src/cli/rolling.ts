/** `--rolling`: the length of windows that roll over time. */

import type { Command } from 'commander';
import { parseLast } from '../enrich/window.ts';
import { npsError } from '../errors.ts';
import type { Window } from '../model.ts';

/** The option as commander gives it. */
export interface RollingFlag {
  rolling?: string;
}

/** Adds the option, in the group of options that is open. */
export const addRollingOption = (command: Command): Command =>
  command.option(
    '--rolling <span>',
    'also the score of the last 90d, 12w, 3m, 4q or 1y at the end of each period of the trend',
  );

/** The length; null: not asked for. Error `badOption`. */
export function rollingSpan({ rolling }: RollingFlag): Window['last'] {
  if (rolling === undefined) return null;
  const span = parseLast(rolling);
  if (span !== null) return span;
  throw npsError('badOption', {
    option: '--rolling',
    value: rolling,
    expected: 'a number and a unit: 90d, 12w, 3m, 4q or 1y',
  });
}
