/** One record of text taken apart, with an eye to marks that are not where they belong. */

import type { Dialect } from '../../model.ts';

export interface Division {
  cells: string[];
  /** Which of them stood between quotation marks. */
  quoted: boolean[];
  /** Where a mark opens a cell that is not closed; the cells end before it. null: none. */
  open: number | null;
  /** Cells in which a mark stands where it should not. */
  strays: number;
}

/**
 * How marks are taken: `strict`, the first one that is not doubled closes a cell, and where text follows it, the
 * marks are part of the text; `loose`, only one before a delimiter or the end does; `bare`, the same, and
 * doubled ones are two.
 */
export type Marks = 'strict' | 'loose' | 'bare';

const NONE: ReadonlySet<number> = new Set();

/** The cells of `record`, of which a line end is no part. Marks at the positions in `literal` open nothing. */
export function divide(
  record: string,
  dialect: Dialect,
  literal: ReadonlySet<number> = NONE,
  marks: Marks = 'strict',
): Division {
  const { delimiter, quote } = dialect;
  const text = record.replace(/[\r\n]+$/, '');
  const division: Division = { cells: [], quoted: [], open: null, strays: 0 };
  for (let start = 0; ; ) {
    let from = start;
    let content: string | null = null;
    if (quote !== null && text[start] === quote && !literal.has(start)) {
      const close =
        marks === 'strict'
          ? closingMark(text, start + 1, dialect)
          : lastMark(text, start + 1, dialect, marks);
      if (close < 0) return { ...division, open: start };
      const within = text.slice(start + 1, close);
      content = marks === 'bare' ? within : unescaped(within, dialect);
      from = close + 1;
    }
    const next = text.indexOf(delimiter, from);
    const end = next < 0 ? text.length : next;
    const isWhole = content !== null && end === from;
    division.quoted.push(isWhole);
    division.cells.push(isWhole ? content! : text.slice(start, end));
    if (!isWhole && quote !== null && text.slice(start, end).includes(quote)) division.strays++;
    if (next < 0) return division;
    start = end + delimiter.length;
  }
}

/** Index of the first mark from `from` on that is not escaped, which closes what is open; −1: none. */
export function closingMark(text: string, from: number, dialect: Dialect): number {
  const { quote } = dialect;
  for (let i = text.indexOf(quote!, from); i >= 0; i = text.indexOf(quote!, i + 1)) {
    if (dialect.escape !== undefined) {
      if (!isEscaped(text, i, from)) return i;
    } else if (text[i + 1] === quote) i++;
    else return i;
  }
  return -1;
}

/** An odd number of backslashes stands before `at`. */
function isEscaped(text: string, at: number, from: number): boolean {
  let backslashes = 0;
  while (at - 1 - backslashes >= from && text[at - 1 - backslashes] === '\\') backslashes++;
  return backslashes % 2 === 1;
}

/** Index of the first mark from `from` on that stands before a delimiter or the end; −1: none. */
function lastMark(text: string, from: number, { delimiter, quote }: Dialect, marks: Marks): number {
  for (let i = text.indexOf(quote!, from); i >= 0; i = text.indexOf(quote!, i + 1)) {
    if (marks === 'loose' && text[i + 1] === quote) i++;
    else if (i + 1 === text.length || text.startsWith(delimiter, i + 1)) return i;
  }
  return -1;
}

const unescaped = (text: string, { quote, ...dialect }: Dialect): string =>
  dialect.escape === undefined ? text.replaceAll(quote! + quote!, quote!) : text.replace(/\\(["'\\])/g, '$1');
