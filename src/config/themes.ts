/** File of theme rules → rules, with a place in the file for every complaint. */

import { doubtsAbout } from '../enrich/themes/doubts.ts';
import { npsError } from '../errors.ts';
import type { ThemeSource } from '../model.ts';
import { type Complaints, keyName, parseText, readText } from './document.ts';
import type { KeyPath } from './faults.ts';
import { PACKS, packLike, packMeant, packPath } from './themes/packs.ts';
import { readRules } from './themes/rules.ts';
import { checkThemesFile } from './themes/schema.ts';

const COMPLAINTS: Complaints = {
  missing: (path) => npsError('noThemes', { path, guess: packLike(path), packs: PACKS }),
  malformed: (place, cause) => npsError('unreadableThemes', { place, cause }),
};

/**
 * Reads the file at `path`, YAML or JSON in UTF-8; `shown` is what messages call it. Where there is no such file and
 * `shown` is the name of a pack, the pack is read. Errors: `noThemes`, `unreadable`; `unreadableThemes` for what is no
 * YAML, `unknownKey`, `badSetting`, `badTheme`, each with line and column.
 */
export async function loadThemes(path: string, shown: string): Promise<ThemeSource> {
  const pack = await packMeant(shown, path);
  return parseThemes(await readText(pack === null ? path : packPath(pack), shown, COMPLAINTS), shown);
}

/** As `loadThemes`, of the text of a file. */
export function parseThemes(text: string, shown: string): ThemeSource {
  const { data, placeOf, complaint } = parseText(text, shown, COMPLAINTS);
  const nameOf = (path: KeyPath) => placeName(data, path);
  const checked = checkThemesFile(data);
  if ('faults' in checked) throw complaint(checked.faults, nameOf);
  const read = readRules(checked.file);
  if (!('rules' in read)) {
    const { path, ...fault } = read;
    throw npsError('badTheme', { place: placeOf(path), name: nameOf(path), ...fault });
  }
  const warnings = doubtsAbout(read.rules).map(({ code, theme, message }) => ({
    code,
    message: `${placeOf([...read.paths.get(theme)!, 'id'])}: ${message}`,
  }));
  return { path: shown, rules: read.rules, warnings };
}

/** The innermost theme on the way to `path` that has an id, and what is left of the path. */
function themeAt(data: unknown, path: KeyPath): { id: string; rest: KeyPath } | null {
  let at = data as Record<string | number, unknown> | null | undefined;
  let found: { id: string; rest: KeyPath } | null = null;
  for (const [i, key] of path.entries()) {
    at = at?.[key] as typeof at;
    const isTheme = typeof key === 'number' && path[i - 1] === 'themes' && path[0] === 'themes';
    if (isTheme && typeof at?.id === 'string') found = { id: at.id, rest: path.slice(i + 1) };
  }
  return found;
}

/** `theme 'price': except[2]`, the items of lists from 1. */
function placeName(data: unknown, path: KeyPath): string {
  const theme = themeAt(data, path);
  if (theme === null) return path.length === 0 ? 'rules' : keyName(path);
  return `theme '${theme.id}'${theme.rest.length === 0 ? '' : `: ${keyName(theme.rest)}`}`;
}
