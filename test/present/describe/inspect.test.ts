import { expect, test } from 'vitest';
import type { Inspection } from '../../../src/model.ts';
import { describeInspection } from '../../../src/present/describe/inspect.ts';
import { inspectionRows } from '../../../src/present/rows.ts';
import { renderTerminal } from '../../../src/present/terminal.ts';

const inspection = (changes: Partial<Inspection> = {}): Inspection => ({
  schema: 'nps.inspect/1',
  path: 'answers.csv',
  container: 'csv',
  encoding: 'utf-8',
  bom: true,
  gzip: false,
  delimiter: ';',
  quote: '"',
  preambleRows: 2,
  headerRows: 1,
  footerRows: 1,
  format: 'plain',
  formatWhy: 'no vendor recognised',
  rows: 3,
  repairs: [],
  leftOut: [],
  replaced: 0,
  columns: [
    {
      number: 1,
      name: 'Date',
      detail: null,
      role: 'date',
      type: 'date',
      filled: 3,
      missing: 0,
      scores: 0,
      trouble: [],
    },
    {
      number: 2,
      name: 'Score',
      detail: 'Response',
      role: 'score',
      type: 'integer',
      filled: 3,
      missing: 0,
      scores: 2,
      trouble: [{ line: 5, value: '11', reason: 'scoreOutOfRange' }],
    },
    {
      number: 3,
      name: 'Plan',
      detail: null,
      role: null,
      type: 'word',
      filled: 2,
      missing: 1,
      scores: 0,
      trouble: [],
    },
  ],
  anchors: { Absolutely: 10 },
  date: { order: 'dmy', why: 'the first part is above 12 in 2 dates', matters: true },
  problem: null,
  rejections: [{ input: 'answers.csv', column: 'Score', reason: 'scoreOutOfRange', count: 1, lines: [5] }],
  warnings: [],
  ...changes,
});
const draw = (shown: Inspection): string =>
  renderTerminal(describeInspection(shown), { width: 80, colour: 0, unicode: true, truncate: false });

test('how the file is read, what its columns are, and what will not be used', () => {
  expect(draw(inspection())).toMatchInlineSnapshot(`
    "File
      file      answers.csv: 3 rows of data
      format    plain (no vendor recognised)
      encoding  UTF-8 with a byte order mark
      layout    cells divided by semicolons, quoted with ", 1 header row
      left out  2 rows above the header
                1 row at the end
      dates     day first: the first part is above 12 in 2 dates
      anchor    'Absolutely' stands for 10

    Columns
      #  column  role   type     filled  empty  0–10
      ──────────────────────────────────────────────
      1  Date    date   date          3      0     0
      2  Score   score  integer       3      0     2
      3  Plan    –      word          2      1     0

    Trouble, for example
      line 5, 'Score': '11' (score outside 0-10)

    What could not be used
      1 score outside 0-10, column 'Score', line 5
    "
  `);
});

test('without a score column: what is wrong and how to put it right, the columns only once', () => {
  const problem = {
    code: 'noScore',
    message: 'answers.csv: no column found; nearest:\n  #2 Score\nColumns:\n  #1 Date',
    hint: 'Name it.',
  };
  const text = draw(inspection({ problem }));
  expect(text).toContain('no column found; nearest:');
  expect(text).toContain('Name it.');
  expect(text).not.toContain('#1 Date');
});

test('dates that read the same in either order are not given one', () => {
  const text = draw(inspection({ date: { order: 'dmy', why: 'nothing depends on it', matters: false } }));
  expect(text).toContain('read the same whether day or month comes first');
  expect(text).not.toContain('day first:');
});

test('for programs: one row for each column', () => {
  expect(inspectionRows(inspection()).rows[1]).toEqual([2, 'Score', 'Response', 'score', 'integer', 3, 0, 2]);
});

test('what was repaired, and where', () => {
  const text = renderTerminal(
    describeInspection(
      inspection({
        repairs: [
          { repair: 'missingDelimiter', count: 1, lines: [7] },
          { repair: 'strayQuote', count: 30, lines: [2, 3] },
        ],
      }),
    ),
    { width: 100, colour: 0, unicode: true, truncate: false },
  );
  expect(text).toContain('1 row, a delimiter missing: line 7');
  expect(text).toContain('30 rows, a quotation mark read as text: lines 2, 3, …');
});
