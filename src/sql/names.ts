/** Whom a cell names, as the stage that maps tells it: a test holds both together. */

/** What says that nobody is named, in lower case. */
export const NOBODY = ['', 'na', 'n/a', 'null', 'none', 'nan', '-', '--', 'anonymous'] as const;

/** As `identityIn`: null where nobody is named. */
export function nameIn(cell: string): string | null {
  const name = cell.trim().toLowerCase();
  if ((NOBODY as readonly string[]).includes(name)) return null;
  return /^\d+\.0$/.test(name) ? name.slice(0, -2) : name;
}
