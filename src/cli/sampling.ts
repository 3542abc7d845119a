/** `--cluster`, `--weight` and `--population`: answers that are not a simple sample of independent people. */

import type { Command } from 'commander';
import { npsError } from '../errors.ts';
import type { IntervalMethod, Question } from '../model.ts';
import { wholeNumber } from './options.ts';

/** The options as commander gives them. */
export interface SamplingFlags {
  cluster?: string;
  weight?: string;
  population?: string;
  interval: IntervalMethod;
}

/** Adds the options, in the group of options that is open. */
export const addSamplingOptions = (command: Command): Command =>
  command
    .option(
      '--cluster <column>',
      "intervals for answers that come in accounts, whose people may agree: 'account', or a column; takes memory for each account",
    )
    .option('--weight <column>', 'count answers by the weights in a column, above 0')
    .option(
      '--population <n>',
      'how many there are that could answer: narrows the interval of the overall, not those of groups',
    );

/** What the options say. Errors: `badOption`; `notTogether` for two that no interval is known for. */
export function samplingOf(flags: SamplingFlags): Pick<Question, 'cluster' | 'weight'> & {
  population: number | null;
} {
  const { cluster, weight, interval } = flags;
  const population =
    flags.population === undefined
      ? null
      : wholeNumber('--population', flags.population, 1, Number.MAX_SAFE_INTEGER);
  const given = (['cluster', 'weight', 'population'] as const).filter((name) => flags[name] !== undefined);
  const [first, second] = given;
  if (second !== undefined)
    throw npsError('notTogether', {
      one: `--${second}`,
      other: `--${first}`,
      why: 'no interval here does justice to both',
      fix: 'Leave one of them off; run it twice to see either.',
    });
  if ((cluster !== undefined || weight !== undefined) && interval !== 'adjusted-wald')
    throw npsError('notTogether', {
      one: '--interval',
      other: `--${first}`,
      why: `answers ${cluster === undefined ? 'that weigh' : 'in accounts'} have an interval of their own`,
      fix: 'Leave --interval off.',
    });
  return {
    ...(cluster === undefined ? {} : { cluster }),
    ...(weight === undefined ? {} : { weight }),
    population,
  };
}
