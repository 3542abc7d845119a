import { checkCommand } from './commands/check.ts';
import { compareCommand } from './commands/compare.ts';
import { initCommand } from './commands/init.ts';
import { inspectCommand } from './commands/inspect.ts';
import { planCommand } from './commands/plan.ts';
import { reportCommand } from './commands/report.ts';
import { rowsCommand } from './commands/rows.ts';
import { tagCommand } from './commands/tag.ts';
import { themesCommand } from './commands/themes.ts';
import type { CommandEntry } from './world.ts';

/** All commands, in the order of the help. */
export const COMMANDS: readonly CommandEntry[] = [
  reportCommand,
  compareCommand,
  checkCommand,
  themesCommand,
  tagCommand,
  planCommand,
  inspectCommand,
  rowsCommand,
  initCommand,
];
