/** Small tables as the mapping sees them: columns, and the evidence of their cells. */

import fc from 'fast-check';
import { Evidence } from '../../src/map/evidence.ts';
import { ColumnProfile } from '../../src/map/profile.ts';
import type { Column } from '../../src/model.ts';

/** The profile of a column with these cells, complete. */
export function profileOf(cells: readonly string[]): ColumnProfile {
  const profile = new ColumnProfile();
  for (const cell of cells) profile.observe(cell);
  profile.settle();
  return profile;
}

/** A header: names, or names with what the further header rows say, and the column that is continued. */
export type Header = readonly (string | Partial<Column>)[];

export const columnsOf = (header: Header): Column[] =>
  header.map((given, index) => ({
    index,
    name: '',
    detail: '',
    partOf: null,
    ...(typeof given === 'string' ? { name: given } : given),
  }));

/** The columns called `header`, each with its cells. */
export function tableOf(header: Header, ...cells: readonly (readonly string[])[]) {
  const rows = Math.max(0, ...cells.map(({ length }) => length));
  const evidence = new Evidence(true);
  for (let i = 0; i < rows; i++) evidence.observe(cells.map((column) => column[i] ?? ''));
  evidence.settle();
  return { columns: columnsOf(header), evidence, profiles: evidence.profiles };
}

/** `cells` one after the other until there are `length`. */
export const cycle = (cells: readonly string[], length: number): string[] =>
  Array.from({ length }, (_, i) => cells[i % cells.length]!);

/** Answers to a 0–10 question, thirty of them. */
export const SCORES = cycle(['10', '9', '9', '8', '7', '6', '3', '0', '10', '5'], 30);

/** Thirty answers in words that nobody gave twice. */
export const COMMENTS = Array.from(
  { length: 30 },
  (_, i) => `${'abcdefghij'[i % 10]} answer about point ${'klm'[i % 3]} of the list, in full`,
);

/** Cells of every kind, and cells that look like another kind at one of their ends. */
export const CELLS = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('0', '7', '10', ' 9', '8.0', '10 ', '10.0') },
  fc.constantFrom('', ' ', 'NA', 'none', 'null', 'None ', '\u00a0\u00a0\u00a0null', '--'),
  fc.constantFrom(
    '11',
    '-100',
    '12345',
    '00123',
    '007',
    '999',
    '1234567890123',
    '1'.repeat(16),
    '1'.repeat(400),
  ),
  fc.constantFrom('7.333', '100.0', '100.5', '0.5', '2024.5', '3/4', '10/10', '100/7'),
  fc.constantFrom(
    'Extremely likely - 10',
    'Not at all likely (0)',
    '0 - not likely',
    `${'x'.repeat(60)} - 10`,
  ),
  fc.constantFrom(
    'Likely - 10 ',
    'Likely: 7)',
    '\u00a0\u00a0\u00a0\u00a010',
    'Vielleicht: 5',
    'Été - 4',
    'часто - 9',
  ),
  fc.constantFrom('Pro', 'Absolutely', 'Über', 'wir kamen wieder', 'x'.repeat(40), 'x'.repeat(41), 'a 1'),
  fc.constantFrom(
    'r-1',
    'r-12',
    'r-123',
    'Q7',
    'v2 (10)',
    'item (123)',
    'covid-19',
    'B2B',
    '4 stars',
    '24/7 help',
  ),
  fc.constantFrom(
    'a@b.example',
    'A.B@c.example ',
    'no@dot',
    '@a.b',
    'mail me at a@b.example',
    'x1@y.example',
  ),
  fc.constantFrom(
    '2024-03-01',
    '2024-03-01T10:00:00Z',
    '1/2/21',
    '25/12/2021',
    'Feb 3, 2024',
    '3 May 2024',
    '45123',
  ),
  fc.constantFrom(
    '2024-0001',
    '3f2a',
    '550e8400-e29b-41d4-a716-446655440000',
    '127.0.0.1',
    '12:30',
    '2024 03 01',
  ),
  fc.string({ unit: 'binary', maxLength: 50 }),
  fc.string({ unit: 'grapheme-ascii', maxLength: 120 }),
  fc.constantFrom(`${' '.repeat(120)}9`, `9 - ${'x'.repeat(96)}`, `9 - ${'x'.repeat(97)}`),
);
