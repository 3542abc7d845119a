/** What the command line is run in, and what a command leaves behind: parameters, so that tests need no mocks. */

import type { Command } from 'commander';
import type { Origins } from './settings.ts';

/** The part of `process` that is used. */
export interface ProcessLike {
  argv: string[];
  env: NodeJS.ProcessEnv;
  /** The current folder, an absolute path. */
  cwd(): string;
  stdin: AsyncIterable<Buffer | string> & { isTTY?: boolean | undefined; fd?: number };
  stdout: NodeJS.WriteStream;
  stderr: NodeJS.WriteStream;
  /** Signals, what nobody caught, and the end. */
  on(event: ProcessEvent, listener: (about: unknown) => void): unknown;
  off(event: ProcessEvent, listener: (about: unknown) => void): unknown;
  /** Ends at once, listeners to `exit` aside: for signals only, since it cuts off what is being written. */
  exit(code: number): unknown;
}

/** What is listened to. */
export type ProcessEvent = 'SIGINT' | 'SIGTERM' | 'SIGHUP' | 'uncaughtException' | 'exit';

/** What a command gets from the command line and leaves for it. */
export interface Shell {
  process: ProcessLike;
  /** 0 done · 1 a check was not met · 3 nothing to decide on. Errors are 2 without a command's doing. */
  exitCode: number;
  /** Where options that the command line does not give have their values from. */
  origins: Origins;
}

/** A command: what help says of it in a line, and how it is set up when it is called. */
export interface CommandEntry {
  name: string;
  summary: string;
  configure(command: Command, shell: Shell): void;
}
