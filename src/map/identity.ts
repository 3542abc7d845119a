/** Whom a cell names: the same person or company wherever two tables spell it alike. */

import { isMissing } from './missing.ts';

/** Spreadsheets and data frames write ids beside gaps as numbers with a fraction. */
const FLOAT_ID = /^\d+\.0$/;

/**
 * An id or an e-mail address as it is compared: trimmed, in lower case, `1001.0` as `1001`. null: the cell is
 * empty, or says that nobody is named (`NA`, `anonymous`).
 */
export function identityIn(cell: string): string | null {
  const name = cell.trim().toLowerCase();
  if (isMissing(name) || name === 'anonymous') return null;
  return name.endsWith('.0') && FLOAT_ID.test(name) ? name.slice(0, -2) : name;
}
