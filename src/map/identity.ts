/** Whom a cell names: the same person or company wherever two tables spell it alike. */

import { isMissing } from './missing.ts';

/** Spreadsheets and data frames write ids beside gaps as numbers with a fraction. */
const FLOAT_ID = /^\d+\.0$/;
const HYPHEN = 45;
const AT = 64;
const UNDERSCORE = 95;
const LOWER_A = 97;
const LOWER_Z = 122;

/**
 * An id or an e-mail address as it is compared: trimmed, in lower case, `1001.0` as `1001`. null: the cell is
 * empty, or says that nobody is named (`NA`, `anonymous`).
 */
export function identityIn(cell: string): string | null {
  const name = isFolded(cell) ? cell : cell.trim().toLowerCase();
  if (isMissing(name) || name === 'anonymous') return null;
  return name.endsWith('.0') && FLOAT_ID.test(name) ? name.slice(0, -2) : name;
}

/** True where nothing but small letters, digits, `@` and what stands between them is in a cell: most ids. */
function isFolded(cell: string): boolean {
  for (let i = 0; i < cell.length; i++) {
    const code = cell.charCodeAt(i);
    if (code < HYPHEN || (code > AT && code < LOWER_A && code !== UNDERSCORE) || code > LOWER_Z) return false;
  }
  return true;
}
