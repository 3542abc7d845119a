import type { RawTable } from '../../model.ts';
import type { Document } from '../document.ts';
import type { FlatTable } from '../rows.ts';

/** A raw table for people: as it stands, the first record as its head. */
export function describeRows(table: RawTable): Document {
  const { columns, rows } = flattenRows(table);
  return {
    result: [
      {
        title: null,
        blocks: [
          {
            kind: 'table',
            columns: columns.map((label) => ({ type: 'text', label })),
            rows: rows.map((row) => columns.map((_, i) => ({ type: 'text', value: String(row[i] ?? '') }))),
          },
        ],
      },
    ],
    notes: [],
  };
}

/** A raw table for programs: the first record names the columns. */
export function flattenRows({ rows: [columns = [], ...rows] }: RawTable): FlatTable {
  return { columns, rows };
}
