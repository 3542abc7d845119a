/** What the command line is run in, and what a command leaves behind: parameters, so that tests need no mocks. */

import type { Command } from 'commander';

/** The part of `process` that is used. */
export type ProcessLike = Pick<NodeJS.Process, 'argv' | 'env'> & {
  stdin: NodeJS.ReadStream | (AsyncIterable<Buffer> & { isTTY?: boolean });
  stdout: NodeJS.WriteStream;
  stderr: NodeJS.WriteStream;
};

/** What a command gets from the command line and leaves for it. */
export interface Shell {
  process: ProcessLike;
  /** 0 done · 1 a check was not met · 3 nothing to decide on. Errors are 2 without a command's doing. */
  exitCode: number;
}

/** A command: what help says of it in a line, and how it is set up when it is called. */
export interface CommandEntry {
  name: string;
  summary: string;
  configure(command: Command, shell: Shell): void;
}
