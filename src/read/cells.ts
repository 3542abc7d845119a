/** What can be told from the cells of a record alone. */

const APOSTROPHE = 39;
const MARK = 34;
/** Between these are the visible characters of ASCII. */
const BLANK = 32;
const DELETE = 127;

/** How many cells there are up to the last that is not blank. */
export const filledWidth = (record: readonly string[]): number =>
  record.findLastIndex((cell) => cell.trim() !== '') + 1;

/** True if the cells from index `from` on are empty or blank. */
export function isBlank(record: readonly string[], from = 0): boolean {
  for (let i = from; i < record.length; i++) if (record[i] !== '' && record[i]!.trim() !== '') return false;
  return true;
}

/** A cell without the mark that tools put before `=`, `+`, `-` and `@`, lest a spreadsheet read a formula. */
export const unguarded = (cell: string): string =>
  cell.charCodeAt(0) === APOSTROPHE && /^'[=+\-@]/.test(cell) ? cell.slice(1) : cell;

/** Takes that mark off all cells, in place. */
export function unguard(record: string[]): void {
  for (let i = 0; i < record.length; i++) {
    const cell = record[i]!;
    if (cell.charCodeAt(0) === APOSTROPHE) record[i] = unguarded(cell);
  }
}

/**
 * True for most answers: more than `most` cells hold something, as their first characters show, none begins or ends with
 * a quotation mark, and none is guarded. One look at each cell tells what `isBlank`, `hasOddMark` and others ask for.
 */
export function isOrdinary(record: readonly string[], most: number): boolean {
  let filled = 0;
  for (let i = 0; i < record.length; i++) {
    const cell = record[i]!;
    if (cell === '') continue;
    const first = cell.charCodeAt(0);
    if (first === MARK || first === APOSTROPHE || cell.charCodeAt(cell.length - 1) === MARK) return false;
    if (first > BLANK && first < DELETE) filled++;
  }
  return filled > most;
}

/**
 * Whether a record over several lines may have swallowed others, because a quotation mark was left open:
 * then the next opening mark ended the cell, which kept its own.
 */
export const keptMark = (record: readonly string[]): boolean =>
  record.some((cell) => cell.startsWith('"') && /[\r\n]/.test(cell));

/**
 * Whether a cell begins or ends with a quotation mark that has no other: it may have opened the cell, or closed it,
 * in another place than was read.
 */
export function hasOddMark(record: readonly string[]): boolean {
  for (let i = 0; i < record.length; i++) {
    const cell = record[i]!;
    if (cell.charCodeAt(0) !== MARK && cell.charCodeAt(cell.length - 1) !== MARK) continue;
    if (cell.split('"').length % 2 === 0) return true;
  }
  return false;
}
