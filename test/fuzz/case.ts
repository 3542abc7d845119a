/** One case: a damaged file and a command line, run through the whole program in this process. */
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { HOSTILE } from '../cli/hostile.ts';
import { play } from '../cli/inProcess.ts';
import { unsafe } from '../cli/unsafe.ts';
import { CONFIG, CUSTOMERS, commandLine, INPUTS } from './arguments.ts';
import { mutated } from './mutate.ts';
import { type Random, randomOf } from './random.ts';

/** Milliseconds of a processor; what takes longer has hung. */
export const LONGEST = 5000;

/** What is mutated; read once. */
export interface Corpus {
  fixtures: readonly Buffer[];
  /** Of `fixtures`, those that can be tables of customers. */
  customers: readonly Buffer[];
}

/** A case as it can be shown and run again. */
export interface Case {
  args: string[];
  env: Record<string, string>;
  /** null: nothing is piped in. */
  stdin: Buffer | null;
  /** Files in the current folder, by name. */
  files: ReadonlyMap<string, Buffer>;
}

const CONFIGURATION = `columns:
  score: nps
anchors:
  Absolutely: 10
formats:
  dateOrder: dmy
customers:
  - file: ${CUSTOMERS}
    on: email=email
stages:
  newDays: 30
periods:
  timeZone: Europe/Berlin
filters:
  where: [plan=Pro]
report:
  by: [plan, stage]
  minN: 5
`;

/** The corpus in the folder of fixtures at `path`. */
export function corpusIn(path: string): Corpus {
  const names = readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.md'))
    .map((entry) => relative(path, join(entry.parentPath, entry.name)))
    .sort();
  const read = (name: string) => readFileSync(join(path, name));
  return {
    fixtures: names.map(read),
    customers: [
      Buffer.from(
        'id,email,plan,signup_date,first_purchase_at,churned_on\n1,a@b.example,Pro,2024-01-01,2024-02-01,\n',
      ),
      ...names.filter((name) => /^customers|^plain\.csv$/.test(name)).map(read),
    ],
  };
}

/** Case `index` of `seed`. */
export function caseOf(seed: number, index: number, { fixtures, customers }: Corpus): Case {
  const random = randomOf(seed, index);
  const other = () => random.pick(fixtures);
  const whole = random.pick(fixtures);
  // Most of what can go wrong goes wrong in a few rows, and in less time.
  const start = random.chance(0.85) ? whole.subarray(0, 900) : whole;
  const content = mutated(start, random, other);
  const input = random.chance(0.5) ? null : random.pick(INPUTS);
  const { args, env } = commandLine(random, input, wordsIn(content, random));
  const files = new Map<string, Buffer>();
  if (input !== null) files.set(input, content);
  const named = (name: string) => args.includes(name) || args.some((arg) => arg.endsWith(`=${name}`));
  const withConfig = named(CONFIG) || random.chance(0.1);
  if (withConfig) files.set(CONFIG, configuration(random, other));
  if (withConfig || named(CUSTOMERS)) files.set(CUSTOMERS, mutated(random.pick(customers), random, other));
  if (random.chance(0.2)) files.set('out.txt', Buffer.from('before'));
  return { args, env, stdin: input === null ? content : null, files };
}

/** Some cells of the input: names of columns, more often than not. */
function wordsIn(content: Buffer, random: Random): string[] {
  const cells = content.toString('latin1', 0, 2000).match(/[^,;\t\r\n"]+/g) ?? [];
  return [...cells.slice(0, 8), ...Array.from({ length: 4 }, () => cells[random.int(cells.length)] ?? '')];
}

function configuration(random: Random, other: () => Buffer): Buffer {
  if (random.chance(0.3)) return Buffer.from(CONFIGURATION);
  if (random.chance(0.5)) return mutated(Buffer.from(CONFIGURATION), random, other);
  const words = CONFIGURATION.match(/[\w.=@]+/g)!;
  const word = random.pick(words);
  return Buffer.from(CONFIGURATION.replace(word, () => JSON.stringify(random.pick(HOSTILE))));
}

/** Runs `one` in `folder`, which is the current one and empty; leaves it empty. What went wrong, in words; empty: nothing. */
export async function failuresOf(one: Case, folder: string): Promise<string[]> {
  for (const [name, content] of one.files) writeFileSync(join(folder, name), content);
  const begun = process.cpuUsage();
  try {
    const played = await play(one.args, {
      env: one.env,
      cwd: folder,
      stdin: one.stdin === null ? '' : piped(one.stdin),
    });
    const { user, system } = process.cpuUsage(begun);
    const took = (user + system) / 1000;
    return [...(took > LONGEST ? [`took ${Math.round(took)} ms`] : []), ...judged(one, played, folder)];
  } catch (error) {
    return [`threw ${(error as Error).stack}`];
  } finally {
    // Not the folder itself, for it is the current one.
    for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true });
  }
}

async function* piped(content: Buffer): AsyncGenerator<Buffer> {
  yield content;
}

function judged(
  one: Case,
  { stdout, stderr, exitCode, process }: Awaited<ReturnType<typeof play>>,
  folder: string,
): string[] {
  const failures: string[] = [];
  const judges = one.args.includes('check') || one.args.includes('test');
  if (!(judges ? [0, 1, 2, 3] : [0, 2, 3]).includes(exitCode)) failures.push(`exit code ${exitCode}`);
  if (process.exits.length > 0) failures.push(`exit was called: ${process.exits}`);
  if (stderr.includes('internal error')) failures.push(stderr);
  const kind = kindOf(one);
  failures.push(
    ...unsafe(stderr, { format: 'message', colour: kind.colour }).map((what) => `stderr: ${what}`),
  );
  // That is what it is asked for.
  if (!kind.raw) failures.push(...unsafe(stdout, kind).map((what) => `stdout: ${what}`));
  const left = readdirSync(folder).filter((name) => name.endsWith('.tmp'));
  if (left.length > 0) failures.push(`left behind: ${left}`);
  const read = filesRead(one);
  for (const [name, content] of one.files) {
    // Of two results the first may be written when the second cannot be.
    const isAllOrNothing = exitCode === 2 && !one.args.some((arg) => arg.startsWith('--write-baseline'));
    if (!isAllOrNothing && !read.includes(name)) continue;
    if (!readFileSync(join(folder, name)).equals(content))
      failures.push(`${JSON.stringify(name)} was changed, exit code ${exitCode}`);
  }
  return failures;
}

/** Files that the run reads, as far as that is sure: whatever else it is told, it must not write to them. */
function filesRead({ args, files }: Case): string[] {
  const outputs = args.flatMap((arg, i) => [
    ...(['--output', '--config', '--write-baseline'].includes(arg) ? [args[i + 1]!] : []),
    ...(arg.match(/(?<=^--(?:output|config|write-baseline)=).*/s) ?? []),
  ]);
  // That one is there to be amended.
  const isAmended = (name: string) => name === CONFIG && args[0] === 'init';
  const isInput = (name: string) => args.includes(name) && !outputs.includes(name) && !isAmended(name);
  const obeyed = /^(?:report|inspect)$/.test(args[0]!) && !args.some((arg) => /^--(?:no-)?config/.test(arg));
  return [...files.keys()].filter((name) => isInput(name) || (name === CONFIG && obeyed));
}

/** How standard output is to be judged. */
function kindOf(one: Case): { format: string; colour: boolean; raw: boolean } {
  const { args, env } = one;
  const all = [
    ...args,
    ...Object.entries(env).map(([name, value]) => `--${name.slice(4).toLowerCase()}=${value}`),
  ].join(' ');
  return { format: formatOf(one), colour: /--color[= ]always/.test(all), raw: /--raw\b/.test(all) };
}

/** The format that is asked for; `text` or `rows`, which no format explains, where a configuration may say it. */
function formatOf({ args, env, files }: Case): string {
  if (args.length === 0 || args.includes('init')) return 'text';
  if (args.includes('--json')) return 'json';
  const said = args.flatMap((arg, i) => [
    ...(arg === '--format' ? [args[i + 1] ?? ''] : []),
    ...(arg.match(/(?<=^--format=).*/s) ?? []),
  ]);
  if (said.length > 0) return said.at(-1)!;
  const { NPS_JSON: json = '', NPS_FORMAT: format = '' } = env;
  if (json !== '' && format !== '') return 'text';
  if (/^(1|true)$/i.test(json)) return 'json';
  const isRows = args.includes('tag');
  return format || (files.has(CONFIG) ? (isRows ? 'rows' : 'text') : isRows ? 'csv' : 'table');
}

/** The case in words, for whoever has to find out what happened. */
export function shown({ args, env, stdin, files }: Case): string {
  const lines = [`nps ${args.map((arg) => JSON.stringify(arg)).join(' ')}`];
  if (Object.keys(env).length > 0) lines.push(`environment ${JSON.stringify(env)}`);
  if (stdin !== null) lines.push(`standard input ${sample(stdin)}`);
  for (const [name, content] of files) lines.push(`${JSON.stringify(name)} ${sample(content)}`);
  return lines.join('\n');
}

const sample = (content: Buffer): string =>
  `(${content.length} bytes) ${JSON.stringify(content.toString('latin1', 0, 400))}`;
