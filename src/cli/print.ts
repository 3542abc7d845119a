/** A Result on its way out: format, colour, width, and what goes to standard error instead. */

import { type Command, Option } from 'commander';
import type { Document, Facts } from '../present/document.ts';
import { type Format, type PresentOptions, present } from '../present/index.ts';
import type { Result } from '../present/views.ts';
import { writeResult } from './output.ts';
import type { ProcessLike } from './world.ts';

export interface OutputFlags {
  format: Format;
  json?: true;
  output?: string;
  raw?: true;
  redact?: true;
  ascii?: true;
  color: 'auto' | 'always' | 'never';
  quiet?: true;
  /** Path of the configuration file that was obeyed. */
  config?: string | false;
  /** Names of the variables that were obeyed. */
  variables?: string[];
}

/** Adds the options about the output that all commands have. */
export function addOutputOptions(command: Command, formats: readonly Format[]): Command {
  return command
    .optionsGroup('Output:')
    .addOption(
      new Option('--format <format>', 'how to print the result').choices(formats).default(formats[0]),
    )
    .option('--json', 'short for --format json')
    .option('-o, --output <file>', 'write to a file, whole or not at all')
    .option('--raw', 'CSV: leave text that a spreadsheet would take for a formula as it is')
    .option('--redact', 'put [e-mail], [phone], [card] and [ip] in the place of such data')
    .addOption(new Option('--color <when>', 'colour').choices(['auto', 'always', 'never']).default('auto'))
    .option('--ascii', 'no characters beyond ASCII in tables and charts')
    .option('-q, --quiet', 'no notes, warnings or progress on standard error')
    .optionsGroup('Help:');
}

/** Prints `result`: the answer to standard output or `-o`, notes and warnings to standard error. */
export async function print(
  process: ProcessLike,
  result: Result,
  flags: OutputFlags,
  inputs: readonly string[],
): Promise<void> {
  const format = flags.json ? 'json' : flags.format;
  const toFile = flags.output !== undefined && flags.output !== '-';
  const split = format === 'table';
  const options = optionsFor(process, process.stdout, flags, toFile);
  const config = flags.config || null;
  const shown = flags.redact ? await redacted(result) : result;
  const told = config === null ? shown : withConfig(shown, config);
  await writeResult(
    process,
    await present(format, told, split ? { ...options, part: 'result' } : options),
    flags.output ?? null,
    config === null ? inputs : [...inputs, config],
  );
  if (flags.quiet) return;
  if (split) {
    const notes = { ...optionsFor(process, process.stderr, flags, false), part: 'notes' as const };
    process.stderr.write(`${toFile ? '' : '\n'}${await present('table', told, notes)}`);
    const settings = settingFacts(flags);
    if (settings.length > 0) process.stderr.write(`\n${await factsText(settings, notes)}`);
    return;
  }
  for (const { term, text } of settingFacts(flags)) await remark(process, `${term} ${text}`);
  if (format !== 'markdown' && 'warnings' in shown && shown.warnings.length > 0) {
    for (const { message } of shown.warnings) await remark(process, message);
  }
}

/** Prints how a result came about that is on its way out already, on standard error; `settings` are added. */
export async function printNotes(
  process: ProcessLike,
  sections: Document['notes'],
  flags: OutputFlags,
): Promise<void> {
  if (flags.quiet) return;
  const settings: Facts = { kind: 'facts', items: settingFacts(flags) };
  const notes = settings.items.length === 0 ? sections : [...sections, { title: null, blocks: [settings] }];
  const { renderTerminal } = await import('../present/terminal.ts');
  const text = renderTerminal({ result: [], notes }, optionsFor(process, process.stderr, flags, false));
  process.stderr.write(process.stdout.isTTY && flags.output === undefined ? `\n${text}` : text);
}

/** A note to people on standard error, as one line of our own. */
export async function remark({ stderr }: ProcessLike, message: string): Promise<void> {
  const { sanitise } = await import('../present/sanitise.ts');
  stderr.write(`${sanitise(`nps: ${message}`)}\n`);
}

const redacted = async (result: Result): Promise<Result> =>
  (await import('../present/redact.ts')).redactAll(result);

/** A result that tells its source tells the configuration too. */
const withConfig = (result: Result, config: string): Result =>
  'source' in result ? { ...result, source: Object.assign({ config }, result.source) } : result;

/** Settings that the command line does not show, and that numbers may hang on. */
const settingFacts = ({ config, variables = [] }: OutputFlags): Facts['items'] => [
  ...(config ? [{ term: 'config', text: config }] : []),
  ...(variables.length > 0 ? [{ term: 'environment', text: variables.join(', ') }] : []),
];

async function factsText(items: Facts['items'], options: PresentOptions): Promise<string> {
  const { renderTerminal } = await import('../present/terminal.ts');
  const facts: Facts = { kind: 'facts', items };
  return renderTerminal({ result: [], notes: [{ title: null, blocks: [facts] }] }, options);
}

function optionsFor(
  { env }: ProcessLike,
  stream: NodeJS.WriteStream,
  flags: OutputFlags,
  toFile: boolean,
): PresentOptions {
  const terminal = stream.isTTY === true && !toFile;
  return {
    width: terminal ? stream.columns || 80 : Number(env.COLUMNS) || 80,
    colour: colourLevel(stream, terminal, flags.color, env),
    unicode: !flags.ascii && speaksUtf8(env),
    truncate: terminal,
    ...(flags.raw ? { raw: true } : {}),
  };
}

/** chalk's level. NO_COLOR, FORCE_COLOR and TERM are respected; `--color` overrules them. */
function colourLevel(
  stream: NodeJS.WriteStream,
  terminal: boolean,
  when: OutputFlags['color'],
  env: NodeJS.ProcessEnv,
): 0 | 1 | 2 | 3 {
  if (when === 'never') return 0;
  const forced = when === 'always' || !['', '0', undefined].includes(env.FORCE_COLOR);
  if (!forced && (!terminal || env.NO_COLOR || env.TERM === 'dumb')) return 0;
  const depth = stream.getColorDepth?.(env as Record<string, string>) ?? 4;
  return depth >= 24 ? 3 : depth >= 8 ? 2 : depth >= 4 || forced ? 1 : 0;
}

/** False where the locale names another encoding than UTF-8; an unset one is no evidence. */
function speaksUtf8({ LC_ALL, LC_CTYPE, LANG }: NodeJS.ProcessEnv): boolean {
  const locale = LC_ALL || LC_CTYPE || LANG || '';
  return locale === '' || /utf-?8/i.test(locale);
}
