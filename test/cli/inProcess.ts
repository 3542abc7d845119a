/** The command line without a process of its own: `main` with streams and signals of the test's making. */
import { EventEmitter } from 'node:events';
import { Readable, Writable } from 'node:stream';
import { main } from '../../src/cli/main.ts';
import type { ProcessLike } from '../../src/cli/world.ts';

export interface Stage {
  stdin?: string | AsyncIterable<Buffer>;
  /** Streams that are terminals of 80 cells. */
  tty?: readonly ('stdin' | 'stdout' | 'stderr')[];
  env?: Record<string, string>;
  /** Where a configuration is looked for; left out: the root of the repository. */
  cwd?: string;
  /** What writing to standard output fails with. */
  stdoutFails?: Error;
}

/** A process to run in, and what it left behind. */
export class FakeProcess extends EventEmitter implements ProcessLike {
  readonly argv: string[];
  readonly env: Record<string, string>;
  readonly stdin: ProcessLike['stdin'];
  readonly stdout: ProcessLike['stdout'];
  readonly stderr: ProcessLike['stderr'];
  readonly written = { stdout: '', stderr: '' };
  /** Codes that `exit` was called with. */
  readonly exits: number[] = [];
  readonly #cwd: string;

  constructor(args: readonly string[], { stdin = '', tty = [], env = {}, cwd, stdoutFails }: Stage = {}) {
    super();
    this.argv = ['node', 'nps', ...args];
    this.env = env;
    this.#cwd = cwd ?? process.cwd();
    const input = typeof stdin === 'string' ? Readable.from(stdin === '' ? [] : [Buffer.from(stdin)]) : stdin;
    this.stdin = Object.assign(input, { isTTY: tty.includes('stdin') });
    this.stdout = this.#stream('stdout', tty, stdoutFails);
    this.stderr = this.#stream('stderr', tty);
  }

  cwd(): string {
    return this.#cwd;
  }

  exit(code: number): void {
    this.exits.push(code);
  }

  #stream(name: 'stdout' | 'stderr', tty: Stage['tty'] & object, failure?: Error): NodeJS.WriteStream {
    const stream = new Writable({
      write: (chunk, _, done) => {
        if (failure !== undefined) return done(failure);
        this.written[name] += String(chunk);
        done();
      },
    });
    const terminal = tty.includes(name) ? { isTTY: true, columns: 80, getColorDepth: () => 8 } : {};
    return Object.assign(stream, terminal) as unknown as NodeJS.WriteStream;
  }
}

export interface Played {
  stdout: string;
  stderr: string;
  exitCode: number;
  process: FakeProcess;
}

/** Runs `nps ARGS` in a fake process to its end. Paths are relative to the root of the repository. */
export async function play(args: readonly string[], stage: Stage = {}): Promise<Played> {
  const process = new FakeProcess(args, stage);
  const exitCode = await main(process);
  return { ...process.written, exitCode, process };
}
