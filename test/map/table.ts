/** Small tables as the mapping sees them: columns, and the evidence of their cells. */

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
