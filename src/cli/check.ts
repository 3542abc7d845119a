/** What `nps check` is asked: its options, and the rules in them. */

import { type Command, Option } from 'commander';
import { PERIODS } from '../enrich/period.ts';
import { npsError } from '../errors.ts';
import { METRICS } from '../gate/metrics.ts';
import { parseRule } from '../gate/parse.ts';
import type { Deciding, Rule, Verdict } from '../model/check.ts';
import type { Period } from '../model.ts';
import { collect } from './options.ts';

/** The options of `addCheckOptions`, as commander gives them. */
export interface CheckFlags {
  rule?: string[];
  min?: string;
  maxDrop?: string;
  minN: string;
  decide: Deciding;
  undecided: Verdict;
  baseline?: string;
  writeBaseline?: string;
  period?: Period;
}

/** Adds the options that say what is checked, and how it is decided. */
export const addCheckOptions = (command: Command): Command =>
  command
    .optionsGroup('Rules:')
    .option('--rule <rule>', "what must hold: 'nps >= 30', 'nps{plan=SMB} >= 10' (repeatable)", collect)
    .option('--min <points>', "short for --rule 'nps >= POINTS'")
    .option('--max-drop <points>', "short for --rule 'change >= -POINTS'")
    .option('--min-n <n>', 'decide nothing on fewer answers', '0')
    .addOption(
      new Option('--decide <how>', 'by the number, or only where its interval lies on one side of the bound')
        .choices(['estimate', 'significant'])
        .default('estimate'),
    )
    .addOption(
      new Option('--undecided <as>', 'what an undecided rule counts as')
        .choices(['undecided', 'pass', 'fail'])
        .default('undecided'),
    )
    .optionsGroup('Baseline:')
    .option(
      '--baseline <file>',
      'what change is measured against: a file of --write-baseline, a report in JSON, or last-period',
    )
    .option('--write-baseline <file>', 'where the check passes, write what a later one is compared with')
    .addOption(
      new Option('--period <length>', 'what last-period is')
        .choices(PERIODS)
        .default(undefined, 'as the trend of nps report'),
    );

/** The grammar of rules, for help. */
export const GRAMMAR = `
Rules: [LEVEL:] METRIC [{CONDITION, …}] OPERATOR NUMBER
  nps >= 30                       the score of everyone
  nps{plan=SMB, region=EU} >= 10  of a segment: conditions as in --where, all of which hold; 'and' for a comma, and
                                  double quotes around one that looks like two: {"query=a=1, b=2"}
  warn: detractors% < 25          a warning: printed, and it passes; off: is not asked; error: is the default
Operators: >= <= > <
Metrics:
${Object.entries(METRICS)
  .map(([name, { about }]) => `  ${name.padEnd(12)}  ${about}`)
  .join('\n')}

Intervals: of a score as --interval says; of percentages Wilson's; of a change by adjusted Wald, as of two samples that
share nobody. n, the percentages of rows and the ends of an interval are decided by the number. A rule is undecided on
fewer answers than --min-n, and nothing passes on none, whatever --undecided says.
last-period compares the last period that the answers cover from its first day to its last with the one before it; only
change is about these two, all other metrics are about all answers.
--rule, --min and --max-drop on the command line stand in the place of the rules in the configuration.

Exit codes: 0 all rules are met, 1 a rule of level error is not met, 3 none of that, and one is undecided;
2 before all of these: a rule, a segment, a column, the baseline or the input cannot be read, or nobody is in a segment.
`;

/**
 * The rules in the flags, those that are off left out, each once. `isGiven`: those of `--rule` are from the command
 * line or the environment, and not from a configuration that the shorthands overrule.
 * Errors: `badRule`; `badOption` for a shorthand that is no number.
 */
export function rulesIn({ rule = [], min, maxDrop }: CheckFlags, isGiven: boolean): Rule[] {
  const short = [
    ...(min === undefined ? [] : [`nps >= ${points('--min', min, -100, 100)}`]),
    ...(maxDrop === undefined ? [] : [dropRule(points('--max-drop', maxDrop, 0, 200))]),
  ];
  const written = short.length > 0 && !isGiven ? [] : rule;
  const rules = [...written, ...short].map((text) => {
    const read = parseRule(text);
    if ('why' in read) throw npsError('badRule', { rule: text, ...read });
    return read;
  });
  const once = new Map(rules.map((one) => [JSON.stringify([one.level, one.text]), one]));
  return [...once.values()].filter(({ level }) => level !== 'off');
}

const dropRule = (drop: number): string => `change >= ${drop === 0 ? 0 : -drop}`;

function points(option: string, text: string, low: number, high: number): number {
  const value = Number(text);
  if (/^\s*[-+]?\d+(?:\.\d+)?\s*$/.test(text) && value >= low && value <= high) return value;
  throw npsError('badOption', { option, value: text, expected: `points, from ${low} to ${high}` });
}
