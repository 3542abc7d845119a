/** `--themes`: the rules that a command is to tag comments by. */

import { resolve } from 'node:path';
import type { Command } from 'commander';
import { PACKS } from '../config/themes/packs.ts';
import type { ThemeSource } from '../model.ts';
import { currentFolder } from './settings.ts';
import type { ProcessLike } from './world.ts';

/** The option of `addThemesOption`, as commander gives it. */
export interface ThemesFlag {
  themes?: string;
}

/** Adds the option that says where the rules are. */
export const addThemesOption = (command: Command): Command =>
  command
    .optionsGroup('Themes:')
    .option('--themes <rules>', `rules that tag comments: a file, or a pack: ${PACKS.join(', ')}`);

/** The rules that are named; null: none are. Errors: those of `loadThemes`. */
export async function rulesOf(
  { themes }: ThemesFlag,
  process: Pick<ProcessLike, 'cwd'>,
): Promise<ThemeSource | null> {
  if (themes === undefined) return null;
  const { loadThemes } = await import('../config/themes.ts');
  return loadThemes(resolve(currentFolder(process), themes), themes);
}

/** True where the texts of `--by` and `--where` may speak of themes, so that rules are needed. */
export const speakOfThemes = ({ by = [], where = [] }: { by?: string[]; where?: string[] }): boolean =>
  [...by, ...where].some((text) => /\btheme\b/.test(text));
