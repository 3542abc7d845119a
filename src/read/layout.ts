/** Which of the first records are titles and headers, what the columns are called, and what is a footer. */

import type { Column, Layout } from '../model.ts';

type Records = readonly (readonly string[])[];

const filled = (record: readonly string[]): number =>
  record.reduce((n, cell) => (cell.trim() === '' ? n : n + 1), 0);

/** Header cells of SurveyMonkey's respondent data. */
const SURVEYMONKEY_META =
  /^(respondent ?id|collector ?id|start ?date|end ?date|ip address|email address|first name|last name|custom data( \d+)?)$/i;
const SURVEYMONKEY_SUBHEADER = /^(response|open-ended response|other \(please specify\))$/i;
/** What stands first in a row of totals, and in a notice. A total is nothing but that, or an answer might begin so. */
const TOTAL = /^\W*(grand )?totals?( (records|responses|answers|rows|count))?\s*([:(=\d].*)?$/i;
const NOTICE = /^\W*(copyright|confidential information|generated (by|on|at))\b/i;

/** Above that it is no header but a form. */
const MOST_HEADER_ROWS = 3;

/**
 * The layout of a table from its first records (fifty will do): preamble, then one header row,
 * SurveyMonkey's two or Qualtrics' three; none where the first record is data like the rest.
 */
export function detectLayout(records: Records): Layout {
  const preamble = titlesIn(records);
  const [first, second, third] = records.slice(preamble, preamble + 3);
  if (first === undefined) return { preamble, header: 0, shape: null };
  if (isImportIds(third)) return { preamble, header: 3, shape: 'qualtrics' };
  if (isImportIds(second) || isLegacyQualtrics(first, second))
    return { preamble, header: 2, shape: 'qualtrics' };
  if (second && isSurveyMonkey(first, second)) return { preamble, header: 2, shape: 'surveymonkey' };
  if (isData(first, records.slice(preamble + 1))) return { preamble, header: 0, shape: null };
  return { preamble, header: headerRows(records.slice(preamble)), shape: null };
}

/** How many of `records`, the first of which is a header, are its rows: at most three. */
function headerRows(records: Records): number {
  let rows = 1;
  while (rows < MOST_HEADER_ROWS && continuesHeader(records.slice(0, rows), records.slice(rows))) rows++;
  return rows;
}

/**
 * Whether the first of `records` belongs to `header`: the same again, with rows below; or names without any value
 * above columns of values, which fill what the row above them leaves empty, as beneath merged cells.
 */
function continuesHeader(header: Records, [record, ...below]: Records): boolean {
  const above = header.at(-1)!;
  if (record === undefined || below.length === 0) return false;
  if (filled(record) > 1 && record.join('\0') === header[0]!.join('\0')) return true;
  const isNamed = (i: number) => (record[i] ?? '').trim() !== '';
  const gaps = above.flatMap((cell, i) => (i > 0 && cell.trim() === '' ? [i] : []));
  if (!gaps.some(isNamed) || record.some(isValue)) return false;
  // The next may be a row of names, too.
  const answers = below.length > 2 ? below.slice(1) : below;
  return record.some((_, i) => isNamed(i) && isOfValues(answers, i));
}

/**
 * How many of the first records are titles: at most one filled cell, or far narrower than the table. A
 * header may have a single name, too: then answers follow it at once.
 */
function titlesIn(records: Records): number {
  if (records[0]?.[0]?.toLowerCase() === 'sep=') return 1;
  const width = commonestWidth(records);
  if (width < 2) return 0;
  const titles = records.findIndex(
    (record) => filled(record) > 1 && (record.length >= width || filled(record) > width / 2),
  );
  if (titles < 0) return 0;
  const isFull = (index: number) => records[index]!.length >= width;
  const isAnswer = (index: number) => isData(records[index]!, records.slice(index + 1));
  if (titles > 0 && isFull(titles - 1) && isAnswer(titles)) return titles - 1;
  // A short record is a header as well, unless the first whole one looks more like it.
  const whole = records.findIndex((_, index) => index >= titles && isFull(index));
  if (whole <= titles || isAnswer(whole)) return titles;
  const values = (index: number) => records[index]!.filter(isValue).length;
  return values(whole) > values(titles) ? titles : whole;
}

function commonestWidth(records: Records): number {
  const counts = new Map<number, number>();
  for (const { length } of records) counts.set(length, (counts.get(length) ?? 0) + 1);
  return [...counts].reduce((a, b) => (b[1] > a[1] || (b[1] === a[1] && b[0] > a[0]) ? b : a), [0, 0])[0];
}

/** Qualtrics' row of JSON: three cells of it, or nothing else where columns were taken out. */
function isImportIds(record: readonly string[] | undefined): boolean {
  const ids = record?.filter((cell) => cell.includes('"ImportId":')).length ?? 0;
  return ids >= 3 || (ids > 0 && ids === filled(record!));
}

/** Qualtrics' older layout: `V1, V2, …` above the names. */
function isLegacyQualtrics(first: readonly string[], second: readonly string[] | undefined): boolean {
  const numbered = first.filter((cell) => /^V\d+$/.test(cell.trim())).length;
  return numbered >= 3 && second !== undefined && second.some((cell) => /^ResponseID$/i.test(cell.trim()));
}

/**
 * A second row that holds SurveyMonkey's words and leaves the respondent data empty, or nothing but
 * those words. A second row that is somebody's answer fails both.
 */
function isSurveyMonkey(first: readonly string[], second: readonly string[]): boolean {
  const words = second.filter((cell) => SURVEYMONKEY_SUBHEADER.test(cell.trim())).length;
  if (words === 0) return false;
  if (words === filled(second)) return true;
  const meta = first.flatMap((cell, i) => (SURVEYMONKEY_META.test(cell.trim()) ? [i] : []));
  return meta.length > 0 && meta.every((i) => (second[i] ?? '').trim() === '');
}

/** True if the first record looks like the ones below it: a number where they have numbers, no title anywhere. */
function isData(first: readonly string[], below: Records): boolean {
  if (below.length === 0) return first.length === 1 && isValue(first[0]!);
  let alike = false;
  for (const [i, cell] of first.entries()) {
    if (cell.trim() === '' || !isOfValues(below, i)) continue;
    if (!isValue(cell)) return false;
    alike = true;
  }
  return alike;
}

/** True if nearly all filled cells of column `i` are values. */
function isOfValues(records: Records, i: number): boolean {
  const cells = records.map((record) => record[i] ?? '').filter((cell) => cell.trim() !== '');
  const values = cells.filter(isValue).length;
  return values > 0 && values >= 0.9 * cells.length;
}

/** A number, an amount of money or a numeric date. */
const isValue = (cell: string): boolean => /^[-+]?[$€£¥]?\d+([.,:/-]\d+)*(e[-+]?\d+)?%?$/i.test(cell.trim());

/**
 * The header rows as one, in which a name above several columns goes before the name of each: `Travel Air`,
 * `Travel Rail`. Pollock's convention.
 */
export function joinHeader(header: Records): string[] {
  if (header.length === 1) return [...header[0]!];
  const width = Math.max(0, ...header.map(({ length }) => length));
  const names: string[][] = Array.from({ length: width }, () => []);
  for (const [r, record] of header.entries()) {
    let group = '';
    for (const [i, name] of names.entries()) {
      const cell = (record[i] ?? '').trim();
      // A name goes on to the right as long as no row above begins another group.
      if (cell !== '' || header.slice(0, r).some((above) => (above[i] ?? '').trim() !== '')) group = cell;
      const isContinued = header.slice(r + 1).some((below) => (below[i] ?? '').trim() !== '');
      if (cell !== '') name.push(cell);
      else if (isContinued && group !== '') name.push(group);
    }
  }
  return names.map((name) => name.join(' '));
}

/**
 * Names the columns from the header rows. A column is called what its first row says; where that is
 * empty, `question › sub` with the question on its left; else `#24`. Empty columns at the end,
 * blank in `sample` too, are dropped.
 */
export function nameColumns(header: Records, sample: Records): Column[] {
  if (isWithoutRowNames(header, sample)) return nameColumns([['', ...header[0]!]], sample);
  const width = Math.max(
    0,
    ...header.map((record) => record.length),
    ...(header.length ? [] : sample.map((record) => record.length)),
  );
  const last = lastUsed(width, [...header, ...sample]);
  const columns: Column[] = [];
  let question: number | null = null;
  for (let index = 0; index <= last; index++) {
    const name = (header[0]?.[index] ?? '').trim();
    const detail = header
      .slice(1)
      .map((record) => (record[index] ?? '').trim())
      .filter((text) => text !== '' && text !== name && !text.includes('"ImportId":'))
      .join(' ');
    if (name !== '') question = index;
    const partOf = name === '' ? question : null;
    const inherited =
      partOf !== null && detail !== '' ? `${columns[partOf]!.name} › ${detail}` : `#${index + 1}`;
    columns.push({ index, name: name || inherited, detail, partOf });
  }
  return columns;
}

/** R writes no header cell above its row names: every row has one cell more, and they begin with 1, 2, 3 … */
function isWithoutRowNames(header: Records, sample: Records): boolean {
  const [names, ...more] = header;
  if (names === undefined || more.length > 0 || sample.length === 0) return false;
  const isNumbered = sample.every((row, i) => row.length === names.length + 1 && row[0] === String(i + 1));
  return isNumbered && sample.some((row) => row.at(-1) !== '');
}

function lastUsed(width: number, records: Records): number {
  let last = width - 1;
  while (last >= 0 && records.every((record) => (record[last] ?? '').trim() === '')) last--;
  return last;
}

/** How many cells of a total or a notice hold something at most, in a table of `width` columns. */
export const mostInFooter = (width: number): number => Math.min(width - 1, Math.max(1, width / 2));

/** True for a row that, standing at the end of a table of `width` columns, is no answer but a total or a notice. */
export function isFooter(record: readonly string[], width: number): boolean {
  const most = mostInFooter(width);
  let count = 0;
  let first = '';
  for (const cell of record) {
    if (cell === '' || cell.trim() === '') continue;
    // Nearly every row is an answer, and shows it halfway.
    if (++count > most) return false;
    if (count === 1) first = cell;
  }
  return TOTAL.test(first) || NOTICE.test(first);
}
