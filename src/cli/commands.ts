/** All commands, in the order of the help. */

import type { Command } from 'commander';
import { inspectCommand } from './commands/inspect.ts';
import { reportCommand } from './commands/report.ts';
import { rowsCommand } from './commands/rows.ts';
import type { Shell } from './world.ts';

/** A command: what help says of it in a line, and how it is set up when it is called. */
export interface CommandEntry {
  name: string;
  summary: string;
  configure(command: Command, shell: Shell): void;
}

export const COMMANDS: readonly CommandEntry[] = [reportCommand, inspectCommand, rowsCommand];
