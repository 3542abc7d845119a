/** Tables as CSV, however long. */
import { closeSync, openSync, writeSync } from 'node:fs';

/** Rows that are written at once. */
const BLOCK = 1000;

/**
 * Writes `header` and what `row` says for each index from 0 on; a row is a line of CSV without its end.
 * @param {string} path
 * @param {string} header
 * @param {number} rows
 * @param {(index: number) => string} row
 */
export function writeTable(path, header, rows, row) {
  const file = openSync(path, 'w');
  writeSync(file, `${header}\n`);
  for (let first = 0; first < rows; first += BLOCK) {
    const block = Array.from({ length: Math.min(BLOCK, rows - first) }, (_, i) => row(first + i));
    writeSync(file, `${block.join('\n')}\n`);
  }
  closeSync(file);
}
