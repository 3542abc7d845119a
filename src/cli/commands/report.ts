import { report } from '../../analyse/report.ts';
import type { Report } from '../../model.ts';
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
} from '../options.ts';
import { addOutputOptions, type OutputFlags, print } from '../print.ts';
import { questionAbout } from '../question.ts';
import { addRollingOption, type RollingFlag, rollingSpan } from '../rolling.ts';
import { addSamplingOptions, type SamplingFlags, samplingOf } from '../sampling.ts';
import { addConfigOptions } from '../settings.ts';
import { addThemesOption, rulesOf, speakOfThemes, type ThemesFlag } from '../themes.ts';
import type { CommandSetup } from '../world.ts';

const HELP = `Examples:
  nps report responses.csv                            the score, its interval, its trend
  nps report responses.csv --by plan --by quarter     two breakdowns
  nps report responses.csv --by plan,quarter          one crossed breakdown
  nps report a.csv --customers crm.csv --by stage     by lifecycle stage at the answer
  nps report a.csv --by theme --themes saas           by what comments are about
  nps report a.csv --cluster account                  intervals for several people of one account
  nps report a.csv --rolling 90d --dedupe latest      the last 90 days, at the end of each month
  nps report *.csv --last 90d --where 'region=EU'     several files as one data set, filtered
  nps report postgres://me@host/db --table survey     where the data lie in a database
  cat export.json | nps report --json | jq .overall   in a pipe
`;

type Flags = QuestionFlags & ScoreFlags & SamplingFlags & RollingFlag & ThemesFlag & OutputFlags;

/** `nps report`: exit code 0, or 3 where there is no score to tell: no answer, or fewer than `--min-n`. */
export const reportCommand: CommandSetup = {
  configure(command, shell) {
    const { process } = shell;
    command
      .argument('[file...]', FILES)
      .description('Net Promoter Score of the answers in FILE…: overall, over time, and by any column.')
      .addHelpText('before', HELP);
    addRollingOption(addQuestionOptions(addColumnOptions(command)));
    addSamplingOptions(addScoreOptions(addThemesOption(command)));
    addOutputOptions(addVerboseOption(addConfigOptions(command)), FORMATS);
    command.action(async (files: string[], flags: Flags) => {
      const { population, ...sampling } = samplingOf(flags);
      const options = {
        ...scoreOptionsOf(flags),
        population,
        rolling: rollingSpan(flags),
      };
      const rules = speakOfThemes(flags) ? await rulesOf(flags, process) : null;
      const { question, read } = await questionAbout(
        await inputsOf(files, process, flags),
        flags,
        rules,
        process,
      );
      const result: Report = await withWorld(process, flags, read, (world) =>
        report({ ...question, ...sampling }, options, world),
      );
      await print(process, result, flags, read);
      shell.exitCode = result.overall.nps === null ? 3 : 0;
    });
  },
};
