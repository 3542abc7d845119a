import { stringify } from 'csv-stringify/sync';
import type { FlatTable } from './rows.ts';
import { unheard, visible } from './sanitise.ts';

/** Controls that no cell needs, and overrides of the writing direction; tabs and line breaks are data. */
const ACTIVE = /(?![\t\n]|\r\n)\p{Cc}|[\u202a-\u202e\u2066-\u2069]/gu;

/** What a spreadsheet would compute, or GitHub obey, at the start of a cell or of a line in it. */
const OBEYED = '(?:[=+\\-@\\uff1d\\uff0b\\uff0d\\uff20]|::)';
const UNSEEN = '\\u200b-\\u200d\\u2060';
const START = new RegExp(`^[\\s${UNSEEN}]*${OBEYED}|^[ \\u00a0]*[\\t\\r\\n]`, 'i');
const LATER_LINE = new RegExp(`\\n(?=(?:[^\\S\\r\\n]|[${UNSEEN}])*${OBEYED})`, 'gi');

/** Nothing in it could be either: most cells, which need no closer look. */
const HARMLESS = /^[a-z0-9][a-z0-9 .,;:!?@'()/+-]*$/i;

/**
 * A text from data as a cell that is read and not run: a leading `'` keeps spreadsheets from computing
 * it; what build servers obey anywhere in a line is broken by an escape.
 */
export function guarded(text: string): string {
  if (HARMLESS.test(text)) return text;
  const inert = unheard(text.replace(LATER_LINE, "\n'").replace(ACTIVE, visible));
  return START.test(text) ? `'${inert}` : inert;
}

/**
 * CSV with a header row and LF; null is an empty cell. Texts are guarded against spreadsheets and
 * terminals; `raw` leaves every byte of them as it was. Numbers are ours and stay numbers.
 */
export const renderCsv = ({ columns, rows }: FlatTable, options?: { raw?: boolean }): string =>
  csvLines([columns, ...rows], options);

/** Rows of CSV as `renderCsv` has them, without a header. */
export function csvLines(rows: FlatTable['rows'], { raw = false }: { raw?: boolean } = {}): string {
  const cell = <T>(value: T): T | string => (typeof value === 'string' && !raw ? guarded(value) : value);
  return stringify(
    rows.map((row) => row.map(cell)),
    { record_delimiter: '\n', quote_record_delimiter: true },
  );
}
