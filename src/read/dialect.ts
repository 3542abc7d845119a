/** Delimiter, quotation mark and line ends, judged by how evenly they divide the first records. */

import type { Dialect } from '../model.ts';

const DELIMITERS = [',', ';', '\t', '|'] as const;

const CR_LF = ['\r\n'];
const BOTH = ['\r\n', '\n'];
const ANY = ['\r\n', '\n', '\r'];

/** Characters that are looked at. */
const ENOUGH = 8 * 1024;

/** Where even a perfect reading differs by this little, the wider table is the likelier one. */
const EVEN_ENOUGH = 0.02;

interface Reading extends Dialect {
  width: number;
  records: number;
  /** Records that have the commonest width, and their share. */
  evenRecords: number;
  even: number;
  /** Cells that were opened and closed by a quotation mark. */
  quotedCells: number;
}

/**
 * The dialect of delimited text, from its beginning, and how many cells most records have. `whole`: `sample`
 * is all of it, so its last line is complete. One column, or nothing to go by: a comma.
 */
export function detectDialect(sample: string, whole: boolean): Dialect & { width: number } {
  const text = whole && sample.length <= ENOUGH ? sample : completeLines(sample.slice(0, ENOUGH));
  const declared = /^sep=(.)[\r\n]/i.exec(text);
  if (declared) return { delimiter: declared[1]!, quote: '"', width: divide(text, declared[1]!, true).width };
  const readings = DELIMITERS.filter((delimiter) => text.includes(delimiter))
    .map((delimiter) => readAs(text, delimiter))
    .filter(({ width }) => width > 1);
  const best = readings.reduce<Reading | null>((a, b) => (a === null || better(b, a) ? b : a), null);
  if (best === null) return { delimiter: ',', quote: '"', width: 1 };
  const { delimiter, quote, width } = best;
  return { delimiter, quote, width };
}

/** `text` up to its last line end; all of it where it has none. */
function completeLines(text: string): string {
  const end = Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r')) + 1;
  return end > 0 ? text.slice(0, end) : text;
}

const better = (a: Reading, b: Reading): boolean =>
  Math.abs(a.even - b.even) > EVEN_ENOUGH ? a.even > b.even : a.width > b.width;

function readAs(text: string, delimiter: string): Reading {
  const quoted = divide(text, delimiter, true);
  if (!text.includes('"')) return delimiter === '\t' ? { ...quoted, quote: null } : quoted;
  if (delimiter !== '\t' && quoted.even > 0.8) return quoted;
  const plain = divide(text, delimiter, false);
  if (delimiter !== '\t') return plain.even > quoted.even + 0.2 ? plain : quoted;
  if (quoted.quotedCells * 2 > quoted.records * quoted.width) return quoted;
  // Spreadsheets write tab-separated text without any quoting: a mark there is part of the answer. If
  // quoting joins lines that are whole records without it, it is none.
  if (plain.records > quoted.records && plain.even >= quoted.even) return plain;
  return quoted.even > plain.even || (quoted.quotedCells > 0 && quoted.even === plain.even) ? quoted : plain;
}

/** Widths of the records of `text` under one dialect; `ends` are their line ends. */
function divide(text: string, delimiter: string, quoting: boolean, ends: readonly string[] = ANY): Reading {
  const widths = new Map<number, number>();
  let records = 0;
  let cells = 1;
  let start = 0;
  let quotedCells = 0;
  const endRecord = (end: number) => {
    if (end > start || cells > 1) {
      widths.set(cells, (widths.get(cells) ?? 0) + 1);
      records++;
    }
    cells = 1;
  };
  for (let i = 0; i < text.length; i++) {
    const c = text[i]!;
    if (quoting && c === '"' && i === start) {
      const close = closingQuote(text, i, delimiter);
      if (close < 0) continue;
      quotedCells++;
      i = close;
    } else if (c === delimiter) {
      cells++;
      start = i + 1;
    } else if (c === '\n' || c === '\r') {
      const isPair = c === '\r' && text[i + 1] === '\n';
      if (!isPair && !ends.includes(c)) continue;
      endRecord(i);
      if (isPair) i++;
      start = i + 1;
    }
  }
  if (start < text.length || cells > 1) endRecord(text.length);
  let width = 1;
  let evenRecords = 0;
  for (const [w, count] of widths)
    if (count > evenRecords || (count === evenRecords && w > width)) [width, evenRecords] = [w, count];
  const even = records ? evenRecords / records : 0;
  return { delimiter, quote: quoting ? '"' : null, width, records, evenRecords, even, quotedCells };
}

/** Index of the mark that closes the cell opened at `open`: one before a delimiter or a line end; −1: none. */
function closingQuote(text: string, open: number, delimiter: string): number {
  for (let i = text.indexOf('"', open + 1); i >= 0; i = text.indexOf('"', i + 1)) {
    const next = text[i + 1];
    if (next === '"') i++;
    else if (next === undefined || next === delimiter || next === '\n' || next === '\r') return i;
  }
  return -1;
}

/**
 * The line ends by which the records of `sample` are parted under `dialect`, in the order in which a
 * parser must try them. CR LF and LF, of which one may turn up later than the other; a bare CR, or a bare
 * LF beside CR LF, belongs to the cells where it makes fewer even records, or only more of the others.
 */
export function lineEnds(sample: string, { delimiter, quote }: Dialect): string[] {
  const bareLf = /(^|[^\r])\n/.test(sample);
  const bareCr = /\r(?!\n)/.test(sample.slice(0, -1));
  const crLf = sample.includes('\r\n');
  const choices = [BOTH];
  if (bareCr) choices.push(ANY);
  if (crLf && bareLf) choices.push(CR_LF);
  if (choices.length === 1) return BOTH;
  if (bareCr && !bareLf && !crLf) return ANY;
  const text = completeLines(sample.slice(0, ENOUGH));
  const divided = choices.map((ends) => ({ ends, ...divide(text, delimiter, quote !== null, ends) }));
  return divided.reduce((a, b) => ((b.evenRecords - a.evenRecords || b.even - a.even) > 0 ? b : a)).ends;
}
