import type { CommandEntry } from './world.ts';

/** All commands, in the order of the help. Each is loaded when it is called. */
export const COMMANDS: readonly CommandEntry[] = [
  {
    name: 'report',
    summary: 'the score with its interval, over time and by any column',
    load: async () => (await import('./commands/report.ts')).reportCommand,
  },
  {
    name: 'compare',
    summary: 'two files, periods or segments: how far apart, whether that is chance, and why',
    load: async () => (await import('./commands/compare.ts')).compareCommand,
  },
  {
    name: 'check',
    summary: 'rules that the score must meet, for CI',
    load: async () => (await import('./commands/check.ts')).checkCommand,
  },
  {
    name: 'themes',
    summary: 'what comments are about, and what that does to the score',
    load: async () => (await import('./commands/themes.ts')).themesCommand,
  },
  {
    name: 'tag',
    summary: 'every answer as a row, with category, period, stage and themes',
    load: async () => (await import('./commands/tag.ts')).tagCommand,
  },
  {
    name: 'plan',
    summary: 'how many answers a survey needs, and how many invitations',
    load: async () => (await import('./commands/plan.ts')).planCommand,
  },
  {
    name: 'inspect',
    summary: 'what a file holds, and how it is read',
    load: async () => (await import('./commands/inspect.ts')).inspectCommand,
  },
  {
    name: 'rows',
    summary: 'the table exactly as read',
    load: async () => (await import('./commands/rows.ts')).rowsCommand,
  },
  {
    name: 'init',
    summary: 'write what was detected to a configuration file',
    load: async () => (await import('./commands/init.ts')).initCommand,
  },
];
