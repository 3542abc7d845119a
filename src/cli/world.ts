/** What the command line is run in, and what a command leaves behind: parameters, so that tests need no mocks. */

import type { Command } from 'commander';

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

/** Where the value of an option was written, for messages. */
export interface Origin {
  /** `NPS_MIN_N`, `report.minN`. */
  name: string;
  /** `nps.config.yaml:3:10`; null: in the environment. */
  place: string | null;
}

/** Origins of options that the command line does not give, by their long flags; keys without a flag by their names. */
export type Origins = Map<string, Origin>;

/** What a command gets from the command line and leaves for it. */
export interface Shell {
  process: ProcessLike;
  /** 0 done · 1 a check was not met · 3 nothing to decide on. Errors are 2 without a command's doing. */
  exitCode: number;
  /** Where options that the command line does not give have their values from. */
  origins: Origins;
  /** Personal data is taken out of what is printed. */
  redact: boolean;
}

/** How a command is set up: its options, its help, and what it does. */
export interface CommandSetup {
  configure(command: Command, shell: Shell): void;
}

/** A command, and what help says of it in a line. */
export interface CommandEntry {
  name: string;
  summary: string;
  /** Only the one that is called is loaded. */
  load(): Promise<CommandSetup>;
}
