/** Delimiter, quotation mark and line ends, judged by how evenly they divide the first records. */

import type { Dialect } from '../model.ts';

const DELIMITERS = [',', ';', '\t', '|'] as const;
/** Too common in prose to be tried where another divides the text evenly, and how many cells must be parted by it. */
const RARE = [
  [' ', 3],
  [':', 4],
] as const;

const CR_LF = ['\r\n'];
const BOTH = ['\r\n', '\n'];
const ANY = ['\r\n', '\n', '\r'];

/** Characters that are looked at. */
const ENOUGH = 8 * 1024;

/** Where even a perfect reading differs by this little, the wider table is the likelier one. */
const EVEN_ENOUGH = 0.02;

interface Reading extends Dialect {
  width: number;
  /** Cells of the first record. */
  first: number;
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
  if (declared) {
    const dialect = { delimiter: declared[1]!, quote: '"' } as const;
    return { ...dialect, width: divide(text, dialect).width };
  }
  const readings = DELIMITERS.filter((delimiter) => text.includes(delimiter))
    .map((delimiter) => spaced(text, readAs(text, delimiter)))
    .filter(({ width }) => width > 1);
  const common = readings.reduce<Reading | null>((a, b) => (a === null || better(b, a) ? b : a), null);
  const best = common !== null && common.even > 0.7 ? common : (rare(text) ?? common);
  if (best === null) return { delimiter: ',', quote: '"', width: 1 };
  const { delimiter, quote, width } = best;
  return { delimiter, quote, ...escapeIn(text, best), width };
}

/** The reading with a blank as part of each delimiter, where one always stands there; else the reading as it is. */
function spaced(text: string, reading: Reading): Reading {
  const delimiter = `${reading.delimiter} `;
  if (reading.delimiter === '\t' || !text.includes(delimiter)) return reading;
  const other = readAs(text, delimiter);
  const isAlways = other.width >= reading.width && other.even >= reading.even;
  return other.width > 1 && (isAlways || other.even > reading.even + 0.2) ? other : reading;
}

/** Text divided by blanks or colons: evenly from its first record on, or with quoted cells throughout; null: it is not. */
function rare(text: string): Reading | null {
  for (const [delimiter, atLeast] of RARE) {
    if (!text.includes(delimiter)) continue;
    const reading = readAs(text, delimiter);
    const { width, first, records, even, quotedCells } = reading;
    if (width < atLeast || first !== width || records < 3) continue;
    if (even > 0.9 || (even > 0.3 && quotedCells > records)) return reading;
  }
  return null;
}

/** A backslash before marks, where it makes sense of marks in the midst of quoted cells, and doubled ones do not. */
function escapeIn(text: string, { quote, ...reading }: Reading): Pick<Dialect, 'escape'> {
  if (quote === null || !text.includes(`\\${quote}`)) return {};
  const ends = `(?:${literal(reading.delimiter)}|[\\r\\n${quote}]|$)`;
  const within = count(text, new RegExp(`\\\\${quote}(?!${ends})`, 'g'));
  const doubled = count(text, new RegExp(`(?<=[^${quote}\\r\\n])${quote}${quote}(?!${quote})`, 'g'));
  const escaped = divide(text, { delimiter: reading.delimiter, quote, escape: '\\' });
  return within > doubled / 2 && escaped.even >= reading.even ? { escape: '\\' } : {};
}

const literal = (text: string): string => text.replace(/[|\\^$.*+?()[\]{}]/g, '\\$&');
const count = (text: string, what: RegExp): number => text.match(what)?.length ?? 0;

/** `text` up to its last line end; all of it where it has none. */
function completeLines(text: string): string {
  const end = Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r')) + 1;
  return end > 0 ? text.slice(0, end) : text;
}

const better = (a: Reading, b: Reading): boolean =>
  Math.abs(a.even - b.even) > EVEN_ENOUGH ? a.even > b.even : a.width > b.width;

/** True if apostrophes, and no double marks, open and close cells throughout. */
const isApostrophes = (single: Reading, double: Reading): boolean =>
  double.quotedCells === 0 && single.quotedCells >= single.records && single.even >= double.even;

function readAs(text: string, delimiter: string): Reading {
  const quoted = divide(text, { delimiter, quote: '"' });
  if (text.includes("'")) {
    const single = divide(text, { delimiter, quote: "'" });
    if (isApostrophes(single, quoted)) return single;
  }
  if (!text.includes('"')) return delimiter === '\t' ? { ...quoted, quote: null } : quoted;
  if (delimiter !== '\t' && quoted.even > 0.8) return quoted;
  const plain = divide(text, { delimiter, quote: null });
  if (delimiter !== '\t') return plain.even > quoted.even + 0.2 ? plain : quoted;
  if (quoted.quotedCells * 2 > quoted.records * quoted.width) return quoted;
  // Spreadsheets write tab-separated text without any quoting: a mark there is part of the answer. If
  // quoting joins lines that are whole records without it, it is none.
  if (plain.records > quoted.records && plain.even >= quoted.even) return plain;
  return quoted.even > plain.even || (quoted.quotedCells > 0 && quoted.even === plain.even) ? quoted : plain;
}

/** Widths of the records of `text` under one dialect; `ends` are their line ends. */
function divide(text: string, dialect: Dialect, ends: readonly string[] = ANY): Reading {
  const { delimiter, quote } = dialect;
  const widths = new Map<number, number>();
  let first = 0;
  let records = 0;
  let cells = 1;
  let start = 0;
  let quotedCells = 0;
  const endRecord = (end: number) => {
    if (end > start || cells > 1) {
      widths.set(cells, (widths.get(cells) ?? 0) + 1);
      if (records++ === 0) first = cells;
    }
    cells = 1;
  };
  for (let i = 0; i < text.length; i++) {
    const c = text[i]!;
    if (c === quote && i === start) {
      const close = closingQuote(text, i, dialect);
      if (close < 0) continue;
      quotedCells++;
      i = close;
    } else if (c === delimiter[0] && text.startsWith(delimiter, i)) {
      cells++;
      start = i + delimiter.length;
      i = start - 1;
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
  for (const [w, n] of widths)
    if (n > evenRecords || (n === evenRecords && w > width)) [width, evenRecords] = [w, n];
  const even = records ? evenRecords / records : 0;
  return { ...dialect, width, first, records, evenRecords, even, quotedCells };
}

/** Index of the mark that closes the cell opened at `open`: one before a delimiter or a line end; −1: none. */
function closingQuote(text: string, open: number, dialect: Dialect): number {
  const quote = text[open]!;
  for (let i = text.indexOf(quote, open + 1); i >= 0; i = text.indexOf(quote, i + 1)) {
    if (dialect.escape !== undefined && text[i - 1] === dialect.escape) continue;
    const next = text[i + 1];
    if (next === quote) i++;
    else if (
      next === undefined ||
      next === '\n' ||
      next === '\r' ||
      text.startsWith(dialect.delimiter, i + 1)
    )
      return i;
  }
  return -1;
}

/**
 * The line ends by which the records of `sample` are parted under `dialect`, in the order in which a
 * parser must try them. CR LF and LF, of which one may turn up later than the other; a bare CR, or a bare
 * LF beside CR LF, belongs to the cells where it makes fewer even records, or only more of the others.
 */
export function lineEnds(sample: string, dialect: Dialect): string[] {
  const bareLf = /(^|[^\r])\n/.test(sample);
  const bareCr = /\r(?!\n)/.test(sample.slice(0, -1));
  const crLf = sample.includes('\r\n');
  const choices = [BOTH];
  if (bareCr) choices.push(ANY);
  if (crLf && bareLf) choices.push(CR_LF);
  if (choices.length === 1) return BOTH;
  if (bareCr && !bareLf && !crLf) return ANY;
  const text = completeLines(sample.slice(0, ENOUGH));
  const divided = choices.map((ends) => ({ ends, ...divide(text, dialect, ends) }));
  return divided.reduce((a, b) => ((b.evenRecords - a.evenRecords || b.even - a.even) > 0 ? b : a)).ends;
}
