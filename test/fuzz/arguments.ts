/** Command lines that mean something, and such that do not. */
import { Command, type Option } from 'commander';
import { COMMANDS } from '../../src/cli/commands.ts';
import { variableOf } from '../../src/cli/settings.ts';
import { HOSTILE } from '../cli/hostile.ts';
import { FakeProcess } from '../cli/inProcess.ts';
import type { Random } from './random.ts';

/** A command and its options, as commander knows them. */
export interface Called {
  /** `themes suggest` for a command within a command. */
  name: string;
  options: readonly Option[];
}

/** All commands that there are, and those within them. */
export const CALLED: readonly Called[] = (
  await Promise.all(
    COMMANDS.map(async ({ name, load }) => {
      const command = new Command(name);
      const shell = { process: new FakeProcess([]), exitCode: 0, origins: new Map(), redact: false };
      (await load()).configure(command, shell);
      const parts = command.commands.map((part) => ({
        name: `${name} ${part.name()}`,
        options: part.options,
      }));
      return [{ name, options: command.options }, ...parts];
    }),
  )
).flat();

/** Files of a case, by their names in its folder. */
export const INPUTS = [
  'in.csv',
  'in.json',
  'in.ndjson',
  'in.tsv',
  'in',
  'in.csv.gz',
  'in\x1b[2J\n::error::.csv',
];
export const CUSTOMERS = 'customers.csv';
export const CONFIG = 'nps.config.yaml';

/** Paths that a case may name; all others are in its folder, since slashes are taken out. */
const PATHS = [
  'out.txt',
  'out.txt',
  'out.txt',
  'none/out.txt',
  '/dev/full',
  '/dev/null',
  CUSTOMERS,
  CONFIG,
  '-',
  '.',
  '*.csv',
];
const COLUMNS = [
  'nps',
  'NPS',
  'score',
  'plan',
  'region',
  'date',
  'comment',
  'email',
  '#1',
  '#2',
  '#3',
  '#0',
  '#999',
];
const VALUES: Record<string, readonly string[]> = {
  '--by': [
    ...COLUMNS,
    'plan,quarter',
    'day',
    'week',
    'month',
    'quarter',
    'year',
    'stage',
    'category',
    'file',
    'column:month',
    'customers.plan',
  ],
  '--where': [
    'plan=Pro',
    'plan!=',
    'nps>5',
    'comment~a',
    'stage=new',
    'month>=2025-01',
    'x<=1',
    '=',
    'file=in.csv',
  ],
  '--periods': ['2025-Q1,2025-Q2', '2024,2025', 'month', 'week', '2025,2025-Q1', '2025-02-30,2025'],
  '--a': ['plan=Pro', 'region!=', 'stage=new', 'nps>5', '='],
  '--b': ['plan=Free', 'plan!=Pro', 'x<=1'],
  '--rule': [
    'nps >= 30',
    'nps >= -100',
    'warn: nps{plan=Pro} > 0',
    'change >= -5',
    'n >= 1',
    'nps=>1',
    'nps{stage=new} >= 0',
    'off: skipped% < 2',
  ],
  '--min': ['30', '-100', 'x'],
  '--max-drop': ['5', '0'],
  '--baseline': ['last-period', 'last-period', 'out.txt', 'none.json'],
  '--write-baseline': ['base.json', ...PATHS],
  '--since': ['2024', '2025-Q1', '2025-02-30', '2025-W13', '2025-03-01'],
  '--until': ['2026', '2025-Q4', '2025-12-31'],
  '--rolling': ['90d', '3m', '1y', '0d', '9999y'],
  '--last': ['90d', '12w', '6m', '4q', '1y', '0d', '99999y'],
  '--tz': ['UTC', 'Europe/Berlin', 'America/New_York', 'Nowhere/None'],
  '--level': ['0.95', '95%', '80', '0', '1', '0.0001'],
  '--margin': ['5', '0.01', '0', '101'],
  '--difference': ['10', '200', 'x'],
  '--power': ['0.8', '1'],
  '--promoters': ['50', '100', '-1'],
  '--detractors': ['20', '0%', '60'],
  '--population': ['1', '500', '1000000', '0'],
  '--response-rate': ['12%', '0.12', '12', '0'],
  '--cluster': [...COLUMNS, 'account'],
  '--min-n': ['0', '5', '1000000', '-1'],
  '--fiscal-year-start': ['1', '4', '12', '13'],
  '--anchor': ['Absolutely=10', 'none', 'x=3', '=1', '__proto__=4', 'constructor=1'],
  '--columns': [...COLUMNS, 'nps_score,nps_themes', '#1,#2,nps_category', 'customers.plan', 'plan,,x'],
  '--prefix': ['nps_', 'tag_', '=', ''],
  '--on': ['email=email', 'customer_id=id', 'plan=plan', '='],
  '--customers': [CUSTOMERS, CUSTOMERS, CUSTOMERS, 'none.csv', ...INPUTS],
  '--themes': ['saas', 'saas', 'consumer', CONFIG, 'none.yaml'],
  '--quotes': ['0', '2', '1001', 'x'],
  '--top': ['1', '20', '0'],
  '--gold': [...INPUTS, 'none.csv'],
  '--config': [CONFIG, CONFIG, 'none.yaml', 'out.txt', '-'],
  '--output': PATHS,
};
const ANY = [...Object.values(VALUES).flat(), ...HOSTILE];

/** A value for `option`, understood or not; `words` are those of the input. */
function valueFor({ long, argChoices }: Option, random: Random, words: readonly string[]): string {
  const known = argChoices ?? VALUES[long ?? ''] ?? COLUMNS;
  if (random.chance(0.75)) return random.pick(known);
  const value = random.pick(random.chance(0.5) && words.length > 0 ? words : ANY);
  // It might be taken for a path: all files are in the folder of the case, and devices are read without end.
  return value.replaceAll('/', '_');
}

/** Options for `called`, in the order in which they are drawn. */
function optionsFor(called: Called, random: Random, words: readonly string[]): string[] {
  const args: string[] = [];
  for (let left = random.int(random.chance(0.8) ? 4 : 12); left > 0; left--) {
    const option = random.pick(called.options);
    const value = option.isBoolean() || option.negate ? [] : [valueFor(option, random, words)];
    // Commander takes what follows an option for its value only if it does not look like an option.
    if (value[0]?.startsWith('-') || random.chance(0.2)) args.push([option.long!, ...value].join('='));
    else args.push(option.long!, ...value);
  }
  return args;
}

/** A command line after `nps`, with `input` (null: standard input) as its file, and variables beside it. */
export function commandLine(
  random: Random,
  input: string | null,
  words: readonly string[],
): { args: string[]; env: Record<string, string> } {
  const called = random.pick(CALLED);
  const files = input === null ? (random.chance(0.5) ? [] : ['-']) : [input];
  if (random.chance(0.05)) files.push(random.pick([...INPUTS, CUSTOMERS, '*', 'none\x9b.csv']));
  const options = optionsFor(called, random, words);
  const path = random.chance(0.99) ? called.name.split(' ') : [random.pick(ANY)];
  const args = random.chance(0.5) ? [...path, ...files, ...options] : [...path, ...options, ...files];
  const env: Record<string, string> = {};
  if (random.chance(0.1)) {
    const option = random.pick(called.options);
    env[variableOf(option)] = valueFor(option, random, words);
  }
  if (random.chance(0.2)) env.COLUMNS = random.pick(['40', '1', '200', '0', 'x']);
  return { args, env };
}
