/** What is to be told beside the numbers: rejected rows and what the reading noticed. */

import type {
  LeftOut,
  LeftOutReason,
  Lines,
  Rejection,
  RejectionReason,
  Repair,
  Row,
  Scan,
  Table,
  Warning,
} from '../model.ts';
import { LISTED, note } from '../read/notes.ts';

/** Rejections by input, column and reason, with the first twenty lines of each. */
export class Rejections {
  readonly #found = new Map<string, Rejection>();
  #unplaced = new Map<number, Set<string>>();

  /** Counts one. `column` null: the row as a whole is meant. `cell` is kept for whoever may see it. */
  add(input: string, column: string | null, reason: RejectionReason, line: number, cell?: string): void {
    const rejection = this.#of(input, column, reason);
    if (note(rejection, line) && cell !== undefined) rejection.cells = [...(rejection.cells ?? []), cell];
  }

  /** Adds what was counted elsewhere; nothing where the count is 0. */
  addLines(input: string, column: string | null, reason: RejectionReason, { count, lines }: Lines): void {
    if (count === 0) return;
    const rejection = this.#of(input, column, reason);
    rejection.count += count;
    rejection.lines = [...rejection.lines, ...lines].slice(0, LISTED);
  }

  /**
   * Counts `times` that a database found, whose lines are not known yet; `index`: the column of the cell that is to blame,
   * null where it is not one of this input's.
   */
  addUnplaced(
    input: string,
    column: string,
    reason: RejectionReason,
    times: number,
    index: number | null,
    row: Row,
  ): void {
    this.#of(input, column, reason).count += times;
    if (index === null) return;
    const cells = this.#unplaced.get(index) ?? new Set();
    this.#unplaced.set(index, cells);
    cells.add(row[index] ?? '');
  }

  /** By index of their column the cells that were to blame for what has no line yet; asked for once for each input. */
  takeUnplaced(): ReadonlyMap<number, ReadonlySet<string>> {
    const unplaced = this.#unplaced;
    this.#unplaced = new Map();
    return unplaced;
  }

  /** Notes a line of what is counted already, one of the first twenty. */
  place(input: string, column: string, reason: RejectionReason, line: number, cell?: string): void {
    const rejection = this.#of(input, column, reason);
    if (!wantsLines(rejection)) return;
    rejection.lines.push(line);
    if (cell !== undefined) rejection.cells = [...(rejection.cells ?? []), cell];
  }

  /** Whether a line is still to be noted of what was counted in `column` of `input`. */
  wantsLines(input: string, column: string): boolean {
    return this.list().some((one) => one.input === input && one.column === column && wantsLines(one));
  }

  /** Puts what was found in `input` in the order in which its rows would have shown it; without lines, by reason. */
  arrange(input: string): void {
    const entries = [...this.#found];
    const others = entries.filter(([, rejection]) => rejection.input !== input);
    const own = entries.filter(([, rejection]) => rejection.input === input);
    const lineOf = ({ lines }: Rejection): number => lines[0] ?? Number.MAX_SAFE_INTEGER;
    // The date of a row is looked at before its score: `dateUnreadable` comes before `score…` and `weight…`.
    own.sort(([a, one], [b, other]) => lineOf(one) - lineOf(other) || (a < b ? -1 : 1));
    this.#found.clear();
    for (const [key, rejection] of [...others, ...own]) this.#found.set(key, rejection);
  }

  #of(input: string, column: string | null, reason: RejectionReason): Rejection {
    const key = `${reason}${column === null ? '' : `/${column}`}\u0000${input}`;
    let rejection = this.#found.get(key);
    if (rejection === undefined) {
      rejection = { input, column, reason, count: 0, lines: [] };
      this.#found.set(key, rejection);
    }
    return rejection;
  }

  /** All of them, in the order in which each was first met. */
  list(): Rejection[] {
    return [...this.#found.values()];
  }
}

const wantsLines = ({ lines, count }: Rejection): boolean => lines.length < Math.min(LISTED, count);

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
