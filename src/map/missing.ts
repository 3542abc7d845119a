/** Cells that say that there is nothing: for scores and dates only, in a segment `NA` and `None` are text. */

import { isVisible } from './characters.ts';

const WORDS = new Set(['', 'na', 'n/a', 'null', 'none', 'nan', '-', '--']);
const LONGEST = 4;

/** True for a blank cell and, in any case and padding, `NA`, `N/A`, `null`, `none`, `nan`, `-`, `--`. */
export function isMissing(cell: string): boolean {
  if (cell === '') return true;
  // Most cells show by their ends that there is nothing to trim.
  if (cell.length > LONGEST && isVisible(cell.charCodeAt(0)) && isVisible(cell.charCodeAt(cell.length - 1)))
    return false;
  const text = cell.trim();
  return text.length <= LONGEST && WORDS.has(text.toLowerCase());
}
