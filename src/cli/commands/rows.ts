import { rawTable } from '../../analyse/rows.ts';
import { addTableOptions, type DatabaseFlags } from '../database.ts';
import { oneInput, withWorld } from '../inputs.ts';
import { addOutputOptions, type OutputFlags, print } from '../print.ts';
import type { CommandSetup } from '../world.ts';

const HELP = `Examples:
  nps rows responses.csv                 the table as JSON: an array of arrays, header first
  nps rows export.xls.csv --format csv   the same as clean CSV
`;

/** `nps rows`: the table exactly as read. */
export const rowsCommand: CommandSetup = {
  configure(command, shell) {
    const { process } = shell;
    command
      .argument('[file]', 'an export; - for standard input')
      .description('The table exactly as read: every cell as text, header first.')
      .addHelpText('before', HELP);
    addOutputOptions(addTableOptions(command), ['json', 'csv']);
    command.action(async (file: string | undefined, flags: OutputFlags & DatabaseFlags) => {
      const input = await oneInput(file, process, flags);
      await print(
        process,
        await withWorld(process, flags, [input], (world) => rawTable(input, world)),
        flags,
        [input],
      );
    });
  },
};
