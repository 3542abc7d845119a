/** Cells that say that there is nothing: for scores and dates only, in a segment `NA` and `None` are text. */

const WORDS = new Set(['', 'na', 'n/a', 'null', 'none', 'nan', '-', '--']);

/** True for an empty cell and, in any case and padding, `NA`, `N/A`, `null`, `none`, `nan`, `-`, `--`. */
export const isMissing = (cell: string): boolean =>
  cell === '' || (cell.length < 12 && WORDS.has(cell.trim().toLowerCase()));
