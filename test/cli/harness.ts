import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import { expect } from 'vitest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** The Node under test; vitest itself may run on another. */
const NODE = process.env.NPS_TEST_NODE || process.execPath;

/** Settings of whoever runs the tests, which would change what is tested. */
const PERSONAL = /^(NPS_|NODE_|LC_|TEST_)|^(NO_COLOR|FORCE_COLOR|COLUMNS|LINES|TERM|CI|TZ|LANG)$/;

export interface Options {
  /** Piped in; left out: an empty stdin that is not a terminal. */
  stdin?: string | Uint8Array;
  /** Left out: the root of the repository, so that `fixtures/plain.csv` is a path. */
  cwd?: string;
  env?: Record<string, string>;
  /** On a terminal of `env.COLUMNS` (80) cells, by the `script` of util-linux; stderr is then part of stdout. */
  tty?: boolean;
}

export interface Outcome {
  stdout: string;
  stderr: string;
  exitCode: number;
}

/** The program, its arguments and its environment, for a test that has more to do with the process. */
export function launch(args: readonly string[]): [file: string, args: string[], env: NodeJS.ProcessEnv] {
  const { TEST_PROGRAM: program, TEST_PROGRAM_FAILED: failure } = process.env;
  expect(program, failure ?? 'run by test/vitest.config.ts').toBeDefined();
  const inherited = Object.entries(process.env).filter(([name]) => !PERSONAL.test(name));
  return [NODE, [program!, ...args], Object.fromEntries(inherited)];
}

/** Runs the program to its end, however it ends. */
export async function run(args: readonly string[], options: Options = {}): Promise<Outcome> {
  const [node, rest] = launch(args);
  if (!options.tty) return spawned([node, ...rest], options);
  const outcome = await spawned(onTerminal([node, ...rest], options.env?.COLUMNS), {
    ...options,
    env: { TERM: 'xterm-256color', ...options.env },
  });
  return { ...outcome, stdout: outcome.stdout.replaceAll('\r\n', '\n') };
}

/**
 * Runs a line of bash in which `nps` is the program: for pipes and redirections. A pipeline's exit code
 * is that of its last part that failed.
 */
export function shell(line: string, options: Options = {}): Promise<Outcome> {
  const [node, [program]] = launch([]);
  return spawned(['bash', '-c', `set -o pipefail; nps() { '${node}' '${program}' "$@"; }; ${line}`], options);
}

async function spawned(
  [file, ...args]: string[],
  { stdin, cwd = ROOT, env = {}, tty = false }: Options,
): Promise<Outcome> {
  const [, , inherited] = launch([]);
  const result = await execa(file!, args, {
    cwd,
    env: { ...inherited, ...env },
    extendEnv: false,
    ...(stdin === undefined ? { stdin: tty ? 'pipe' : 'ignore' } : { input: stdin }),
    reject: false,
    stripFinalNewline: false,
    timeout: 25_000,
  });
  if (result.exitCode === undefined) throw result;
  return { stdout: result.stdout, stderr: result.stderr, exitCode: result.exitCode };
}

/** stdout of a run that succeeds and has nothing to say beside its result. */
export async function ok(args: readonly string[], options?: Options): Promise<string> {
  const outcome = await run(args, options);
  expect(outcome, told(args, outcome)).toMatchObject({ exitCode: 0, stderr: '' });
  return outcome.stdout;
}

/** Both streams of a run that succeeds and has something to say beside its result. */
export async function warns(args: readonly string[], options?: Options): Promise<Outcome> {
  const outcome = await run(args, options);
  expect(outcome, told(args, outcome)).toMatchObject({ exitCode: 0, stderr: expect.stringMatching(/\S/) });
  return outcome;
}

/** stderr of a run that ends with `code` and prints no result. */
export async function fails(args: readonly string[], code: number, options?: Options): Promise<string> {
  const outcome = await run(args, options);
  expect(outcome, told(args, outcome)).toMatchObject({ exitCode: code, stdout: '' });
  expect(outcome.stderr, 'an error is a message, not a stack trace').not.toMatch(/^\s+at .+:\d+:\d+/m);
  return outcome.stderr;
}

const told = (args: readonly string[], { stdout, stderr, exitCode }: Outcome): string =>
  `nps ${args.join(' ')}\nexit code ${exitCode}\n── stdout\n${stdout}\n── stderr\n${stderr}`;

/** The exit code comes through (`-e`); without a size, a new terminal is 0 cells wide. */
function onTerminal(command: readonly string[], columns = '80'): string[] {
  const quoted = command.map((word) => `'${word.replaceAll("'", `'\\''`)}'`).join(' ');
  return ['script', '-qec', `stty cols ${columns} rows 24; exec ${quoted}`, '/dev/null'];
}
