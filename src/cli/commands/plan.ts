import type { PlanQuestion } from '../../analyse/plan.ts';
import { npsError } from '../../errors.ts';
import { FORMATS } from '../../present/index.ts';
import { collect, confidenceLevel, wholeNumber } from '../options.ts';
import { addOutputOptions, type OutputFlags, print } from '../print.ts';
import { addConfigOptions } from '../settings.ts';
import type { CommandSetup } from '../world.ts';

const HELP = `Examples:
  nps plan                                            answers needed for the usual margins
  nps plan --margin 5 --response-rate 12%             and how many to invite
  nps plan --margin 5 --promoters 50 --detractors 20  where you know about how answers are spread
  nps plan --margin 5 --population 800                of a staff of 800
  nps plan --difference 10 --power 0.9                to find that two groups are 10 points apart
`;

interface PlanFlags {
  margin?: string[];
  difference?: string[];
  level: string;
  power: string;
  promoters?: string;
  detractors?: string;
  population?: string;
  responseRate?: string;
}

/** `nps plan`: exit code 0. */
export const planCommand: CommandSetup = {
  configure(command, shell) {
    command
      .description(
        'How many answers it takes for an interval of a certain width, or to find a difference between two groups; and how many invitations. Reads no data.',
      )
      .addHelpText('before', HELP)
      .optionsGroup('What for:')
      .option('--margin <points>', 'an interval that reaches so far to either side (repeatable)', collect)
      .option('--difference <points>', 'two groups that are so far apart (repeatable)', collect)
      .optionsGroup('Numbers:')
      .option('--level <share>', 'confidence level', '0.95')
      .option('--power <share>', 'how probable it is that a difference is found', '0.8')
      .option('--promoters <percent>', 'expected promoters; with --detractors')
      .option('--detractors <percent>', 'expected detractors; with --promoters')
      .option('--population <n>', 'how many there are that could answer')
      .option('--response-rate <share>', 'how many of the invited answer: 12% or 0.12');
    addOutputOptions(addConfigOptions(command), FORMATS);
    command.action(async (flags: PlanFlags & OutputFlags) => {
      const question = planQuestion(flags);
      const { planOf } = await import('../../analyse/plan.ts');
      await print(shell.process, planOf(question), flags, []);
    });
  },
};

const bad = (option: string, value: string, expected: string) =>
  npsError('badOption', { option, value, expected });

/** What is wanted, in the flags of the command. Error `badOption`. */
export function planQuestion(flags: PlanFlags): PlanQuestion {
  const { margin = [], difference = [], population, responseRate } = flags;
  return {
    margins: margin.map((text) => pointsOf('--margin', text, 100)),
    differences: difference.map((text) => pointsOf('--difference', text, 200)),
    level: confidenceLevel(flags.level),
    power: confidenceLevel(flags.power, '--power'),
    expected: expectedOf(flags),
    population:
      population === undefined ? null : wholeNumber('--population', population, 1, Number.MAX_SAFE_INTEGER),
    responseRate: responseRate === undefined ? null : rateOf(responseRate),
  };
}

/** Finer plans are beyond what anybody could ask for; the bound keeps numbers of answers exact. */
const FINEST = 0.01;

function pointsOf(option: string, text: string, most: number): number {
  const points = decimal(text);
  if (points !== null && points >= FINEST && points <= most) return points;
  throw bad(option, text, `points from ${FINEST} to ${most}, such as 5`);
}

function expectedOf({ promoters, detractors }: PlanFlags): PlanQuestion['expected'] {
  if (promoters === undefined && detractors === undefined) return null;
  if (promoters === undefined || detractors === undefined)
    throw bad(
      promoters === undefined ? '--detractors' : '--promoters',
      promoters ?? detractors!,
      `${promoters === undefined ? '--promoters' : '--detractors'} as well: passives are the rest`,
    );
  const expected = {
    promoters: percentOf('--promoters', promoters),
    detractors: percentOf('--detractors', detractors),
  };
  const both = expected.promoters + expected.detractors;
  if (both > 100)
    throw bad(
      '--detractors',
      detractors,
      `${100 - expected.promoters} at most: together they are 100 percent`,
    );
  if (both === 0 || expected.promoters === 100 || expected.detractors === 100)
    throw bad('--promoters', promoters, 'answers that are not all alike: there would be nothing to measure');
  return expected;
}

function percentOf(option: string, text: string): number {
  const percent = decimal(text.replace(/\s*%$/, ''));
  if (percent !== null && percent <= 100) return percent;
  throw bad(option, text, 'a percentage from 0 to 100, such as 50');
}

/** Below it there would be more invitations than a number can count exactly. */
const LOWEST_RATE = 0.0001;

/** A bare number above 1 is refused: of `1` nobody could tell what it means. */
function rateOf(text: string): number {
  const sign = /%\s*$/.test(text);
  const given = decimal(text.replace(/\s*%\s*$/, ''));
  const rate = given === null ? null : sign ? Number((given / 100).toPrecision(15)) : given;
  if (rate !== null && rate >= LOWEST_RATE && rate <= 1) return rate;
  throw bad('--response-rate', text, 'a share such as 12% or 0.12');
}

/** A number in plain digits; null: none. */
const decimal = (text: string): number | null =>
  /^\s*(?:\d+(?:\.\d*)?|\.\d+)\s*$/.test(text) ? Number(text) : null;
