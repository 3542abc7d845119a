/** The command line: commands in, exit code out, computed here and nowhere else. */

import { Command, CommanderError } from 'commander';
import packageJson from '../../package.json' with { type: 'json' };
import { NpsError } from '../errors.ts';
import { COMMANDS } from './commands.ts';
import type { ProcessLike, Shell } from './world.ts';

const HELP = `Examples:
  nps report responses.csv                  the score, its interval, its trend
  nps report responses.csv --by plan        by any column
  nps inspect responses.csv                 what the file holds, and how it is read
`;

/** The program with all its commands; only the one that is called gets its options, which take a while to set up. */
function programFor(shell: Shell): Command {
  const { argv, stdout, stderr } = shell.process;
  const program = new Command('nps')
    .description('Net Promoter Score from any survey export.')
    .version(packageJson.version, '-V, --version')
    .addHelpText('before', HELP)
    .addHelpText(
      'after',
      '\nExit codes: 0 done, 1 a check was not met, 2 no answer (usage, input), 3 nothing to decide on.',
    )
    .configureOutput({ writeOut: (text) => stdout.write(text), writeErr: (text) => stderr.write(text) })
    .exitOverride()
    .showSuggestionAfterError();
  const called = argv.slice(2);
  for (const { name, summary, configure } of COMMANDS) {
    const command = program.command(name).summary(summary);
    if (called.includes(name)) configure(command, shell);
  }
  return program;
}

/**
 * Runs the command line in `process.argv`. Returns the exit code: 0 done or passed, 1 a check was not
 * met, 2 no answer, 3 undecided or nothing to decide on. Never throws and never exits by itself.
 */
export async function main(process: ProcessLike): Promise<number> {
  const shell: Shell = { process, exitCode: 0 };
  // A reader that has seen enough closes the pipe; that is not our error.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
  try {
    await programFor(shell).parseAsync(process.argv);
    return shell.exitCode;
  } catch (error) {
    return fail(process, error);
  }
}

async function fail({ stderr, env }: ProcessLike, error: unknown): Promise<number> {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  const lines =
    error instanceof NpsError
      ? [`nps: ${error.message}`, error.hint]
      : [
          `nps: internal error: ${String(error)}`,
          env.NPS_DEBUG
            ? String((error as Error).stack)
            : 'This is a bug. Set NPS_DEBUG=1 for the details, and please report it.',
        ];
  const { sanitise } = await import('../present/sanitise.ts');
  for (const line of lines.join('\n').split('\n')) stderr.write(`${sanitise(line)}\n`);
  return error instanceof NpsError ? error.exitCode : 2;
}
