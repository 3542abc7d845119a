import { inspect } from '../../analyse/inspect.ts';
import { FORMATS } from '../../present/index.ts';
import { oneInput, withWorld } from '../inputs.ts';
import { addColumnOptions, addVerboseOption, type InputFlags, inputSettings } from '../options.ts';
import { addOutputOptions, type OutputFlags, print } from '../print.ts';
import { addConfigOptions } from '../settings.ts';
import type { CommandSetup } from '../world.ts';

const HELP = `Examples:
  nps inspect responses.csv            what each column is, and what will not be read
  nps inspect responses.csv --json     the same for a program
`;

/** `nps inspect`: exit code 0 even where no score column is found; that is what it is there to say. */
export const inspectCommand: CommandSetup = {
  configure(command, shell) {
    const { process } = shell;
    command
      .argument('[file]', 'an export; - for standard input')
      .description('Encoding, layout, columns and their roles, dates, and what will be rejected.')
      .addHelpText('before', HELP);
    addOutputOptions(
      addVerboseOption(addConfigOptions(addColumnOptions(command))),
      FORMATS.filter((format) => format !== 'ndjson'),
    );
    command.action(async (file: string | undefined, flags: InputFlags & OutputFlags) => {
      const input = await oneInput(file, process, flags);
      const calendar = { timeZone: 'UTC', fiscalYearStart: 1 };
      const result = await withWorld(process, flags, [input], (world) =>
        inspect(input, inputSettings(flags), calendar, world),
      );
      await print(process, result, flags, [input]);
    });
  },
};
