/** The command line: commands in, exit code out, computed here and nowhere else. */

import { Command, CommanderError } from 'commander';
import packageJson from '../../package.json' with { type: 'json' };
import { NpsError, npsError } from '../errors.ts';
import { sanitise } from '../present/sanitise.ts';
import { COMMANDS } from './commands.ts';
import { isClosedPipe } from './output.ts';
import { atOrigin, settle } from './settings.ts';
import { endOnSignals } from './signals.ts';
import type { ProcessLike, Shell } from './world.ts';

const HELP = `Examples:
  nps report responses.csv                  the score, its interval, its trend
  nps report responses.csv --by plan        by any column
  nps compare before.csv after.csv          what changed, and whether that is chance
  nps tag responses.csv > tagged.csv        every answer as a row, with what is known of it
  nps check responses.csv --min 30          a gate for CI, by exit code
  nps inspect responses.csv                 what the file holds, and how it is read
  nps init responses.csv                    keep what was detected in a file, to edit
`;

/** The program with all its commands; only the one that is called gets its options, which take a while to set up. */
async function programFor(shell: Shell): Promise<Command> {
  const { argv, stdout, stderr } = shell.process;
  const program = new Command('nps')
    .description('Net Promoter Score from any survey export.')
    .version(packageJson.version, '-V, --version')
    .addHelpText('before', HELP)
    .addHelpText(
      'after',
      '\nExit codes: 0 done, 1 a check was not met, 2 no answer (usage, input), 3 nothing to decide on.',
    )
    .configureOutput({
      writeOut: (text) => stdout.write(text),
      writeErr: (text) => stderr.write(text),
      outputError: (text, write) => write(usageError(text)),
      getOutHelpWidth: () => stdout.columns || 80,
      getErrHelpWidth: () => stderr.columns || 80,
    })
    .exitOverride()
    .showHelpAfterError("Try 'nps --help'.")
    .showSuggestionAfterError()
    .hook('preAction', async (_, command) => {
      await settle(command, shell.process, shell.origins);
      shell.redact = command.getOptionValue('redact') === true;
    });
  const called = argv.slice(2);
  for (const { name, summary, load } of COMMANDS) {
    const command = program.command(name).summary(summary).showHelpAfterError(`Try 'nps ${name} --help'.`);
    if (called.includes(name)) (await load()).configure(command, shell);
  }
  return program;
}

/** Commander's message quotes arguments as they are: a line of its own is only the suggestion, which is ours. */
function usageError(text: string): string {
  const [, message = '', suggestion = ''] =
    /^(?:error: )?(.*?)(\n\(Did you mean [^\n]*\?\))?\n?$/s.exec(text) ?? [];
  return `nps: ${sanitise(message)}${suggestion}\n`;
}

/**
 * Runs the command line in `process.argv`. Returns the exit code: 0 done or passed, 1 a check was not
 * met, 2 no answer, 3 undecided or nothing to decide on. Never throws, and exits by itself only when a
 * signal asks for it (130 and the like) or something threw that nobody waits for (2).
 */
export async function main(process: ProcessLike): Promise<number> {
  const shell: Shell = { process, exitCode: 0, origins: new Map(), redact: false };
  const { stdout, stderr } = process;
  let lost: Error | null = null;
  // A reader that has seen enough closes the pipe; that is not our error.
  stdout.on('error', (error) => {
    if (!isClosedPipe(error)) lost = error;
  });
  stderr.on('error', () => {});
  const stopEnding = endOnSignals(process);
  // Node would exit with 1, which says that a check was not met.
  const crash = (error: unknown) => process.exit(complain(process, error));
  process.on('uncaughtException', crash);
  try {
    await obey(shell);
    await flushed(stdout);
    if (lost !== null) throw npsError('unwritable', { path: 'standard output', cause: causeOf(lost) });
    return shell.exitCode;
  } catch (error) {
    return complain(process, shell.redact ? await redacted(error) : error);
  } finally {
    process.off('uncaughtException', crash);
    stopEnding();
  }
}

/** Does what the arguments say. Usage errors have been told, and help printed, when commander throws. */
async function obey(shell: Shell): Promise<void> {
  try {
    const program = await programFor(shell);
    await program.parseAsync(shell.process.argv);
  } catch (error) {
    if (error instanceof NpsError) throw atOrigin(error, shell.origins);
    if (!(error instanceof CommanderError)) throw error;
    shell.exitCode = error.exitCode === 0 ? 0 : 2;
  }
}

/** Says on standard error what went wrong, each line our own. Returns the exit code for it. */
function complain({ stderr, env }: ProcessLike, error: unknown): number {
  if (error instanceof NpsError) {
    const lines = `nps: ${error.message}\n${error.hint}`.split('\n');
    for (const line of lines) stderr.write(`${sanitise(line)}\n`);
    return error.exitCode;
  }
  const { stack } = error as Error;
  stderr.write(`nps: internal error: ${sanitise(String(error))}\n`);
  if (env.NPS_DEBUG && stack) for (const line of stack.split('\n')) stderr.write(`${sanitise(line)}\n`);
  else stderr.write('This is a bug. Set NPS_DEBUG=1 for the details, and please report it.\n');
  return 2;
}

/** An error that says nothing of anybody, where it can quote a name or a cell. */
async function redacted(error: unknown): Promise<unknown> {
  if (!(error instanceof NpsError)) return error;
  const { redact } = await import('../present/redact.ts');
  return new NpsError(error.code, { message: redact(error.message), hint: redact(error.hint) });
}

const causeOf = (error: NodeJS.ErrnoException): string => error.code ?? error.message;

/** Resolves once all that was written before is through, or has failed. */
const flushed = (stream: NodeJS.WriteStream): Promise<void> =>
  new Promise((done) => {
    stream.write('', () => done());
  });
