import type { Command } from 'commander';
import { npsError } from '../../../errors.ts';
import type { ThemesTest } from '../../../model/themesTest.ts';
import { FORMATS } from '../../../present/index.ts';
import { withWorld } from '../../inputs.ts';
import { wholeNumber } from '../../options.ts';
import { addOutputOptions, type OutputFlags, print } from '../../print.ts';
import { addConfigOptions } from '../../settings.ts';
import { addThemesOption, rulesOf, type ThemesFlag } from '../../themes.ts';
import type { Shell } from '../../world.ts';

const HELP = `Examples:
  nps themes test rules.yaml                                   the examples that stand beside the rules
  nps themes test saas --gold labelled.csv --label themes      against comments that people have labelled
`;

interface Flags extends ThemesFlag, OutputFlags {
  gold?: string;
  label?: string;
  comment?: string;
  score?: string;
  quotes: string;
}

/**
 * `nps themes test`: exit code 0; 1 where an example fails; 3 where there is no example, or no comment with a label.
 */
export function configureTest(command: Command, shell: Shell): void {
  const { process } = shell;
  command
    .argument('[rules]', 'a file of rules, or a pack; those of the configuration where not given')
    .description('Whether rules tag comments as they should: by the examples beside them, or by labels.')
    .addHelpText('before', HELP)
    .optionsGroup('Labels:')
    .option('--gold <file>', 'a table of comments that people have labelled')
    .option('--label <column>', 'the column of labels: themes divided by ; | or , and none where none fits')
    .option('--comment <column>', 'the column of comments (found by itself where not given)')
    .option('--score <column>', 'the column of scores, for rules that hang on them')
    .option(
      '--quotes <n>',
      'comments to show of those that are missed, and of those that are found wrongly',
      '5',
    );
  addOutputOptions(addConfigOptions(addThemesOption(command)), FORMATS);
  command.action(async (named: string | undefined, flags: Flags) => {
    const quotes = wholeNumber('--quotes', flags.quotes, 0, 1000);
    const rules = await rulesOf(named === undefined ? flags : { themes: named }, process);
    if (rules === null) throw npsError('noThemesGiven');
    const { testExamples, testGold } = await import('../../../analyse/themesTest.ts');
    const { gold, label, comment = null, score = null } = flags;
    if (gold !== undefined && label === undefined)
      throw npsError('badOption', {
        option: '--gold',
        value: gold,
        expected: 'a column of labels beside it: --label COLUMN',
      });
    if (gold === undefined && label !== undefined && command.getOptionValueSource('label') === 'cli')
      throw npsError('badOption', {
        option: '--label',
        value: label,
        expected: 'a table that has it beside it: --gold FILE',
      });
    const read = [rules.path, ...(gold === undefined ? [] : [gold])];
    const result: ThemesTest = await withWorld(process, flags, read, (world) =>
      gold === undefined
        ? Promise.resolve(testExamples(rules))
        : testGold(rules, { path: gold, label: label!, comment, score }, quotes, world),
    );
    await print(process, result, flags, read);
    shell.exitCode = exitCodeOf(result);
  });
}

function exitCodeOf({ examples, gold }: ThemesTest): number {
  if ((examples?.failed.length ?? 0) > 0) return 1;
  return (examples?.count ?? gold!.comments) === 0 ? 3 : 0;
}
