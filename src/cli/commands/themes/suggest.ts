import type { Command } from 'commander';
import type { Suggestions } from '../../../model/suggestions.ts';
import { FORMATS } from '../../../present/index.ts';
import { FILES, inputsOf, withWorld } from '../../inputs.ts';
import {
  addColumnOptions,
  addCustomerOptions,
  addFilterOptions,
  addVerboseOption,
  type QuestionFlags,
  wholeNumber,
} from '../../options.ts';
import { addOutputOptions, type OutputFlags, print } from '../../print.ts';
import { questionAbout } from '../../question.ts';
import { addConfigOptions } from '../../settings.ts';
import { addThemesOption, rulesOf, type ThemesFlag } from '../../themes.ts';
import type { Shell } from '../../world.ts';

const HELP = `Examples:
  nps themes suggest responses.csv                      what comments are about, to begin a list of rules
  nps themes suggest responses.csv --themes saas        what a starter pack misses
  nps themes suggest a.csv --themes mine.yaml --quotes 2
`;
const MOST = 1000;

interface Flags extends Omit<QuestionFlags, 'by' | 'dedupe'>, ThemesFlag, OutputFlags {
  top: string;
  quotes: string;
}

/** `nps themes suggest`: exit code 0, or 3 where no comment says anything. */
export function configureSuggest(command: Command, shell: Shell): void {
  const { process } = shell;
  command
    .argument('[file...]', FILES)
    .description(
      'Terms that the rules lack: what untagged comments say, what tells detractors from promoters, almost keywords. Each respondent counts once for a term.',
    )
    .addHelpText('before', HELP);
  addCustomerOptions(addColumnOptions(command)).optionsGroup('Filters:');
  addThemesOption(addFilterOptions(command))
    .option('--top <n>', 'how many terms a list has', '20')
    .option('--quotes <n>', 'comments to quote for each untagged term', '0');
  addOutputOptions(addVerboseOption(addConfigOptions(command)), FORMATS);
  command.action(async (files: string[], flags: Flags) => {
    const wanted = {
      top: wholeNumber('--top', flags.top, 1, MOST),
      quotes: wholeNumber('--quotes', flags.quotes, 0, MOST),
    };
    // With the stop words of seven languages; no other command needs it.
    const { suggest } = await import('../../../analyse/suggest.ts');
    const rules = await rulesOf(flags, process);
    const asked = { ...flags, by: [], dedupe: 'none' as const };
    const { question, read } = await questionAbout(
      await inputsOf(files, process, flags),
      asked,
      rules,
      process,
    );
    const result: Suggestions = await withWorld(process, flags, read, (world) =>
      suggest(question, wanted, world),
    );
    await print(process, result, flags, read);
    shell.exitCode = result.coverage.comments === 0 ? 3 : 0;
  });
}
