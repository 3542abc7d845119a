import { Option } from 'commander';
import { compare, isUndecided } from '../../analyse/compare.ts';
import { FORMATS } from '../../present/index.ts';
import { type CompareFlags, type FileArgument, sidesAsked } from '../compare.ts';
import { withTables } from '../database.ts';
import { inputsOf, withWorld } from '../inputs.ts';
import {
  addColumnOptions,
  addQuestionOptions,
  addScoreOptions,
  addVerboseOption,
  collect,
  type QuestionFlags,
  type ScoreFlags,
  scoreOptionsOf,
} from '../options.ts';
import { addOutputOptions, type OutputFlags, print } from '../print.ts';
import { questionAbout } from '../question.ts';
import { addConfigOptions } from '../settings.ts';
import { addThemesOption, rulesOf, speakOfThemes, type ThemesFlag } from '../themes.ts';
import type { CommandSetup } from '../world.ts';

const HELP = `Examples:
  nps compare before.csv after.csv                         two files; quoted patterns are several each
  nps compare responses.csv                                the last two whole periods of the trend
  nps compare responses.csv --periods 2025-Q1,2025-Q2      two periods
  nps compare responses.csv --periods quarter --by plan    the change taken apart: mix and rate
  nps compare responses.csv --a plan=Pro --b plan=Free     two segments
  nps compare responses.csv --a plan=Pro                   one segment and everybody else
  nps compare responses.csv --by plan --all pairs          each plan with each, p adjusted by Holm
  nps compare responses.csv --themes saas                  with the themes' parts
`;

type Flags = CompareFlags & QuestionFlags & ScoreFlags & ThemesFlag & OutputFlags;

/** `nps compare`: exit code 0, or 3 where a side has no answers to compare. */
export const compareCommand: CommandSetup = {
  configure(command, shell) {
    const { process } = shell;
    command
      .argument(
        '[file...]',
        'exports: two are before and after; otherwise all are one data set; - is standard input',
      )
      .description(
        'The difference between two Net Promoter Scores with its interval, and what it is made of. Sides are two files, two periods or two segments. One respondent is one voice on each.',
      )
      .addHelpText('before', HELP)
      .optionsGroup('Sides:')
      .option(
        '--periods <keys>',
        "two periods: '2025-Q1,2025-Q2'; or a kind (day, week, month, quarter, year): the last two whole ones",
      )
      .option(
        '--a <condition>',
        "the segment that is compared, as in --where: 'plan=Pro' (repeatable)",
        collect,
      )
      .option('--b <condition>', 'the one it is compared with; left out: the rest (repeatable)', collect)
      .addOption(
        new Option('--all <against>', 'each group of --by with the rest, or with each other').choices([
          'rest',
          'pairs',
        ]),
      )
      .addOption(
        new Option('--adjust <method>', 'with --all: how p is raised for many comparisons')
          .choices(['holm', 'bh', 'none'])
          .default('holm'),
      );
    addScoreOptions(addThemesOption(addQuestionOptions(addColumnOptions(command), 'latest')));
    addOutputOptions(addVerboseOption(addConfigOptions(command)), FORMATS);
    command.action(async (files: string[], flags: Flags) => {
      const options = scoreOptionsOf(flags);
      const given: FileArgument[] = [];
      for (const text of files.length === 0 ? [null] : withTables(files, flags))
        given.push({ text: text ?? '-', paths: await inputsOf(text === null ? [] : [text], process) });
      const { a = [], b = [], by = [], where = [] } = flags;
      // A configuration names rules for whoever wants themes; here that is said on the command line.
      const wanted =
        command.getOptionValueSource('themes') !== 'config' ||
        speakOfThemes({ by, where: [...where, ...a, ...b] });
      const rules = wanted ? await rulesOf(flags, process) : null;
      const inputs = given.flatMap(({ paths }) => paths);
      const { question, read } = await questionAbout(inputs, flags, rules, process);
      const asked = sidesAsked(given, flags, question.calendar.fiscalYearStart);
      const result = await withWorld(process, flags, read, (world) =>
        compare(question, asked, options, world),
      );
      await print(process, result, flags, read);
      shell.exitCode = isUndecided(result) ? 3 : 0;
    });
  },
};
