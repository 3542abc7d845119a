/** What options are where the command line does not say it: flag, else variable, else configuration file, else default. */

import { existsSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve } from 'node:path';
import type { Command, Option } from 'commander';
import { findConfig } from '../config/find.ts';
import type { KeyPath, Loaded } from '../config/load.ts';
import { isPack } from '../config/themes/packs.ts';
import { NpsError, npsError } from '../errors.ts';
import { CHECK_FORMATS } from '../present/index.ts';
import { KEYS, type Key, LAST_PERIOD } from './keys.ts';
import { collect } from './options.ts';
import type { Origin, Origins, ProcessLike } from './world.ts';

type Level = 'env' | 'config';
const RANK: Record<string, number> = { config: 1, env: 2, cli: 3 };

/** Options that say the same in several ways, or do not go together: the one of the higher level drops the others. */
const RIVALS: Record<string, readonly string[]> = {
  since: ['last'],
  last: ['since'],
  json: ['format'],
  cluster: ['weight', 'population'],
  weight: ['cluster', 'population'],
  population: ['cluster', 'weight'],
};

/** Options that say how a result is shown, and not what is in it. */
const SHOWING = new Set(
  '--format --json --output --raw --redact --verbose --color --ascii --quiet'.split(' '),
);

/** Adds the options about the configuration file, for a command that obeys one. */
export function addConfigOptions(command: Command): Command {
  return command
    .optionsGroup('Configuration:')
    .option('--config <file>', 'read settings from this file (nps.config.yaml here or above where not given)')
    .option('--no-config', 'read no configuration file');
}

/** The variable of an option: `--min-n` is `NPS_MIN_N`. */
export const variableOf = (option: Pick<Option, 'name'>): string =>
  `NPS_${option.name().toUpperCase().replaceAll('-', '_')}`;

/**
 * Gives the options of `command` that its command line leaves out the values of the environment, then those
 * of the configuration file, if it obeys one. What was read is left in the option `config` (its path from the
 * current folder), in `variables` (names of those that numbers may hang on) and in `stages`, which have no flag. Where values came from is
 * added to `origins`.
 * Errors: `badOption` for a value that the option does not take; those of `findConfig`, `loadConfig`,
 * `stageSettingsOf`.
 */
export async function settle(
  command: Command,
  process: Pick<ProcessLike, 'env' | 'cwd'>,
  origins: Origins,
): Promise<void> {
  for (const option of command.options) {
    const name = variableOf(option);
    const text = process.env[name];
    if (text === undefined || text === '') continue;
    const value = isRepeatable(option) ? text.split(/\r?\n/).filter((line) => line.trim() !== '') : text;
    fill(command, option, 'env', value, { name, place: null }, origins);
  }
  const variables = [...origins].filter(([flag]) => !SHOWING.has(flag)).map(([, { name }]) => name);
  if (variables.length > 0) command.setOptionValueWithSource('variables', variables, 'env');
  if (!command.options.some(({ long }) => long === '--no-config')) return;
  const cwd = currentFolder(process);
  const loaded = await configFor(command.getOptionValue('config'), cwd);
  if (loaded === null) return;
  command.setOptionValueWithSource('config', loaded.path, 'config');
  for (const { flag, keys, value } of settingsIn(loaded, cwd, command.name())) {
    const option = command.options.find(({ long }) => long === flag);
    const origin = originOf(loaded, keys);
    if (option === undefined || value === undefined) continue;
    // These belong to the tables of the file.
    if (flag === '--on' && !origins.get('--customers')?.place) continue;
    fill(command, option, 'config', value, origin, origins);
  }
  // Needs what reads YAML, which is loaded only where there is a file.
  const { stageSettingsOf } = await import('./stages.ts');
  command.setOptionValueWithSource('stages', stageSettingsOf(loaded), 'config');
  for (const keys of stageKeys(loaded)) origins.set(keys.join('.'), originOf(loaded, keys));
}

/** The current folder; the root of the file system where it has been removed meanwhile. */
export function currentFolder(process: Pick<ProcessLike, 'cwd'>): string {
  try {
    return process.cwd();
  } catch {
    return resolve('/');
  }
}

async function configFor(named: string | false | undefined, cwd: string): Promise<Loaded | null> {
  if (named === false) return null;
  const path = named === undefined ? findConfig(cwd) : resolve(cwd, named);
  if (path === null) return null;
  const { loadConfig } = await import('../config/load.ts');
  return loadConfig(path, named ?? relative(cwd, path));
}

interface Setting {
  flag: string;
  keys: KeyPath;
  /** undefined: the file does not say. */
  value: string | boolean | readonly string[] | undefined;
}

/** What a file says to a command, as the command line would say it. Paths are as seen from `cwd`. */
function settingsIn({ path, config }: Loaded, cwd: string, command: string): Setting[] {
  const sections: Record<string, Record<string, Setting['value']> | undefined> = config as never;
  const keyed = Object.entries(KEYS).flatMap(([section, keys]) =>
    (keys as readonly Key[])
      .filter(({ only = command, except }) => only === command && except !== command)
      .map(({ name, flag }) => ({ flag, keys: [section, name], value: sections[section]?.[name] })),
  );
  const { anchors, customers, themes } = config;
  const words = Object.entries(anchors ?? {}).map(([word, score]) => `${word}=${score}`);
  const folder = dirname(resolve(cwd, path));
  const seen = (file: string) => (isAbsolute(file) ? file : relative(cwd, join(folder, file)));
  const files = customers?.map(({ file }) => seen(file));
  const rules = themes && (isPack(themes) && !existsSync(join(folder, themes)) ? themes : seen(themes));
  const on = customers?.flatMap((table) => table.on ?? []);
  const { baseline } = config.check ?? {};
  const some = (list: string[] | undefined) => (list?.length ? list : undefined);
  return [
    ...keyed.filter(({ flag }) => flag !== '--baseline'),
    ...(command === 'check' && baseline !== undefined
      ? [
          {
            flag: '--baseline',
            keys: ['check', 'baseline'],
            value: isFile(baseline) ? seen(baseline) : baseline,
          },
        ]
      : []),
    { flag: '--anchor', keys: ['anchors'], value: anchors === 'none' ? ['none'] : some(words) },
    { flag: '--customers', keys: ['customers'], value: some(files) },
    { flag: '--on', keys: ['customers'], value: some(on) },
    { flag: '--themes', keys: ['themes'], value: rules ?? undefined },
  ];
}

const isFile = (baseline: string): boolean => baseline !== LAST_PERIOD;

function stageKeys({ config: { stages } }: Loaded): KeyPath[] {
  if (stages === undefined) return [];
  const attributes = Object.keys(stages.attributes ?? {}).map((name) => ['stages', 'attributes', name]);
  return [...attributes, ['stages', 'definitions']];
}

const originOf = ({ placeOf }: Loaded, keys: KeyPath): Origin => ({
  name: keys.join('.'),
  place: placeOf(keys),
});

const isRepeatable = (option: Option): boolean => option.parseArg === collect;

/** Sets an option, unless a level above has set it, or what it rivals. */
function fill(
  command: Command,
  option: Option,
  level: Level,
  value: string | boolean | readonly string[],
  origin: Origin,
  origins: Origins,
): void {
  const attribute = option.attributeName();
  const rank = (name: string) => RANK[command.getOptionValueSource(name) ?? ''] ?? 0;
  const isRivalled = (RIVALS[attribute] ?? []).some((rival) => rank(rival) > RANK[level]!);
  if (rank(attribute) >= RANK[level]! || isRivalled) return;
  // A format that another command prints is no mistake.
  if (attribute === 'format' && !option.argChoices?.includes(String(value)) && isFormat(value)) return;
  origins.set(option.long!, origin);
  command.setOptionValueWithSource(attribute, understood(option, value), level);
}

const isFormat = (value: unknown): boolean => (CHECK_FORMATS as readonly unknown[]).includes(value);

/** The value as the option's own parser makes it. Error `badOption`. */
function understood(option: Option, value: string | boolean | readonly string[]): unknown {
  if (option.isBoolean() || option.negate) {
    const yes = typeof value === 'boolean' ? value : truth(option, String(value));
    // What is not refused is not thereby named.
    if (option.negate) return yes ? false : undefined;
    return yes;
  }
  if (typeof value === 'object') return [...value];
  const text = String(value);
  if (option.argChoices !== undefined && !option.argChoices.includes(text))
    throw refused(option, text, `one of ${option.argChoices.join(', ')}`);
  return option.parseArg === undefined ? text : option.parseArg(text, undefined);
}

function truth(option: Option, text: string): boolean {
  if (/^(1|true)$/i.test(text)) return true;
  if (/^(0|false)$/i.test(text)) return false;
  throw refused(option, text, '1 or true, 0 or false');
}

const refused = ({ long }: Option, value: string, expected: string): NpsError =>
  npsError('badOption', { option: long!, value, expected });

/**
 * The error that a command ended with, in terms of where the value was written that caused it: an error
 * that begins with a flag which nobody typed names the variable or the key instead, and how to overrule it.
 */
export function atOrigin(error: NpsError, origins: Origins): NpsError {
  const [, before = '', named = ''] =
    /^(.*?, |)(--[a-z][a-z-]*|stages(?:\.\w+)+)(?= '|:)/s.exec(error.message) ?? [];
  const origin = origins.get(error.code === 'badStage' ? 'stages.definitions' : named);
  if (origin === undefined) return error;
  const rest = error.message.slice(before.length + named.length);
  const subject = error.code === 'badStage' ? '' : origin.name;
  const message = `${origin.place === null ? '' : `${origin.place}: `}${before}${subject}${rest}`;
  const ways = [
    ...(named.startsWith('--') ? [`${named} overrules it`] : []),
    ...(origin.place === null ? [] : ['--no-config leaves the file unread']),
  ];
  return new NpsError(error.code, { message, hint: `${error.hint}\n${ways.join('; ')}.` });
}
