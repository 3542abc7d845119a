/** What is to be told beside the numbers: rows that are no answers, and what the reading noticed. */

import type { LeftOut, LeftOutReason, Repair, Scan, Table, Warning } from '../model.ts';
import { note } from '../read/notes.ts';

/** Rows that are no answers, by input and reason, with the first twenty lines of each. */
export class LeftOuts {
  readonly #found = new Map<string, LeftOut>();

  add(input: string, reason: LeftOutReason, line: number): void {
    const key = `${reason}\u0000${input}`;
    const found = this.#found.get(key) ?? { input, reason, count: 0, lines: [] };
    this.#found.set(key, found);
    note(found, line);
  }

  /** All of them, in the order in which each was first met. */
  list(): LeftOut[] {
    return [...this.#found.values()];
  }
}

/** Lines for people, by their numbers and what may be said of each: the first five of `count`. */
export const lineList = (lines: readonly (number | string)[], count: number): string =>
  `${lines.length === 1 && count === 1 ? 'line' : 'lines'} ${lines.slice(0, 5).join(', ')}${count > 5 ? ', …' : ''}`;

/** What a scan of `table` noticed that people should know: encoding, footers, uneven rows, repeated headers. */
export function readingWarnings(table: Table, scan: Scan): Warning[] {
  const { path, reading } = table;
  const warnings: Warning[] = [];
  const warn = (code: string, message: string) => warnings.push({ code, message: `${path}: ${message}` });
  if (reading.encoding === 'windows-1252') {
    const { count, lines } = scan.notUtf8;
    const where = count > 0 ? ` (${lineList(lines, count)})` : '';
    if (count > 0 || scan.codePage.count === 0)
      warn(
        'notUtf8',
        `not valid UTF-8${where}, read as Windows-1252. Accents may be wrong; scores and dates are not affected.`,
      );
  }
  if (scan.codePage.count > 0)
    warn(
      'codePage',
      `neither UTF-8 nor Windows-1252 (${lineList(scan.codePage.lines, scan.codePage.count)}): read in code page 437, that of DOS. Accents may be wrong.`,
    );
  if (scan.repeatedKeys.length > 0)
    warn(
      'repeatedKeys',
      `keys that stand twice in one object (${scan.repeatedKeys.slice(0, 5).join(', ')}): the last value is read.`,
    );
  if (scan.nulBytes > 0)
    warn(
      'nulBytes',
      `${scan.nulBytes} NUL ${scan.nulBytes === 1 ? 'byte' : 'bytes'} left out: the file may be damaged.`,
    );
  for (const [repair, { count, lines }] of Object.entries(scan.repairs)) {
    const [code, what] = REPAIRS[repair as Repair];
    if (count > 0) warn(code, `${rows(count)} ${what} (${lineList(lines, count)}).`);
  }
  if (reading.layout.preamble > 0)
    warn('preamble', `${rows(reading.layout.preamble)} above the header left out.`);
  if (scan.footers.length > 0)
    warn(
      'footer',
      `${rows(scan.footers.length)} at the end left out as a footer (${lineList(scan.footers, scan.footers.length)}).`,
    );
  for (const { line, rows: n } of scan.otherTables)
    warn(
      'otherTable',
      `line ${line}: another table begins below a blank line, with other columns; it is left out (${rows(n)}).`,
    );
  if (scan.repeatedHeaders.length > 0) {
    warn(
      'repeatedHeader',
      `the header is repeated (${lineList(scan.repeatedHeaders, scan.repeatedHeaders.length)}): read on as one table.`,
    );
  }
  if (scan.short.count > 0)
    warn(
      'shortRows',
      `${rows(scan.short.count)} with cells missing at the end (${lineList(scan.short.lines, scan.short.count)}): read as empty.`,
    );
  if (scan.long.count > 0)
    warn(
      'longRows',
      `${rows(scan.long.count)} with more cells than the header (${lineList(scan.long.lines, scan.long.count)}): the extra cells are left out.`,
    );
  if (scan.unreadable.count > 0)
    warn(
      'unreadable',
      `${scan.unreadable.count === 1 ? '1 item is no JSON record' : `${scan.unreadable.count} items are no JSON records`} (${lineList(scan.unreadable.lines, scan.unreadable.count)}): left out.`,
    );
  return warnings;
}

const REPAIRS: Record<Repair, [code: string, what: string]> = {
  strayQuote: ['strayQuotes', 'with a quotation mark out of place: read as part of the text'],
  otherDelimiter: ['otherDelimiter', 'divided in another way than the table: read as its rows'],
  extraDelimiter: ['extraDelimiter', 'with a delimiter too many: an empty cell left out'],
  unquotedDelimiter: [
    'unquotedDelimiter',
    'with a delimiter within a text that is not quoted: read as one cell',
  ],
  missingDelimiter: ['missingDelimiter', 'with a delimiter missing: cells divided as in the other rows'],
};

const rows = (count: number): string => `${count} ${count === 1 ? 'row' : 'rows'}`;
