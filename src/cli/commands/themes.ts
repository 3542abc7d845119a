import type { Command } from 'commander';
import { themes } from '../../analyse/themes.ts';
import { npsError } from '../../errors.ts';
import type { ThemesReport } from '../../model/themes.ts';
import { FORMATS } from '../../present/index.ts';
import { FILES, inputsOf, withWorld } from '../inputs.ts';
import {
  addColumnOptions,
  addQuestionOptions,
  addScoreOptions,
  addVerboseOption,
  type QuestionFlags,
  type ScoreFlags,
  scoreOptionsOf,
  wholeNumber,
} from '../options.ts';
import { addOutputOptions, type OutputFlags, print } from '../print.ts';
import { questionAbout } from '../question.ts';
import { addConfigOptions } from '../settings.ts';
import { addThemesOption, rulesOf, type ThemesFlag } from '../themes.ts';
import type { CommandSetup } from '../world.ts';
import { configureSuggest } from './themes/suggest.ts';
import { configureTest } from './themes/test.ts';

const HELP = `Examples:
  nps themes responses.csv --themes saas              what moves the score, by a starter pack
  nps themes responses.csv --themes rules.yaml        by rules of your own
  nps themes a.csv --themes saas --by plan            its effect in each plan
  nps themes a.csv --themes saas --quotes 2           with comments to read
  nps themes a.csv --customers crm.csv --value mrr    with the revenue behind each theme
  nps init --themes saas                              copy a pack, to be edited
`;

interface Flags extends QuestionFlags, ScoreFlags, ThemesFlag, OutputFlags {
  value?: string;
  quotes: string;
}

/** `nps themes`: exit code 0, or 3 where there is no score to tell. */
export const themesCommand: CommandSetup = {
  configure(command, shell) {
    const { process } = shell;
    command
      .argument('[file...]', FILES)
      .description(
        'Themes of the comments in FILE…: who speaks of them, how they score, what that does to the score of everyone. One respondent is one voice.',
      )
      .addHelpText('before', HELP);
    addThemesOption(addQuestionOptions(addColumnOptions(command), 'latest'))
      .option('--value <column>', 'what customers are worth: adds the sum behind each theme')
      .option('--quotes <n>', 'comments to quote for each theme', '0');
    addScoreOptions(command);
    addOutputOptions(addVerboseOption(addConfigOptions(command)), FORMATS);
    // What follows the name of a part of the command belongs to it, though it has options of the same names.
    command.parent?.enablePositionalOptions();
    command.enablePositionalOptions();
    addPart(command, 'suggest', 'terms that the rules lack', (part) => configureSuggest(part, shell));
    addPart(command, 'test', 'whether rules tag comments as they should', (part) =>
      configureTest(part, shell),
    );
    command.action(async (files: string[], flags: Flags) => {
      const options = {
        ...scoreOptionsOf(flags),
        quotes: wholeNumber('--quotes', flags.quotes, 0, 100),
      };
      const rules = await rulesOf(flags, process);
      if (rules === null) throw npsError('noThemesGiven');
      const { question: asked, read } = await questionAbout(
        await inputsOf(files, process, flags),
        flags,
        rules,
        process,
      );
      const question = flags.value === undefined ? asked : { ...asked, value: flags.value };
      const result: ThemesReport = await withWorld(process, flags, read, (world) =>
        themes(question, options, world),
      );
      await print(process, result, flags, read);
      shell.exitCode = result.overall.nps === null ? 3 : 0;
    });
  },
};

/** A command within the command. An option before its name would be lost, and is refused. */
function addPart(command: Command, name: string, summary: string, configure: (part: Command) => void): void {
  const part = command.command(name).summary(summary).showHelpAfterError(`Try 'nps themes ${name} --help'.`);
  configure(part);
  part.hook('preAction', () => {
    const lost = command.options.find(
      (option) => command.getOptionValueSource(option.attributeName()) === 'cli',
    );
    if (lost !== undefined) part.error(`error: option '${lost.long}' must follow '${name}'`);
  });
}
