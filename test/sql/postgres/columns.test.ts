import { expect, it } from 'vitest';
import { columnsOf, pgColumn } from '../../../src/sql/postgres/columns.ts';

const column = (dataTypeID: number, dataTypeModifier = -1, folds = false) =>
  pgColumn({ name: 'c', dataTypeID, dataTypeModifier }, folds);

it.each([
  ['text', 25, 'text', ['"c"']],
  ['int', 23, 'other', ['"c"']],
  ['numeric', 1700, 'other', ['"c"', 'scale("c")']],
  ['float8', 701, 'other', ['"c"', 'atan2(0, "c")']],
  ['date', 1082, 'date', ['"c"']],
  ['timestamp', 1114, 'timestamp', ['"c"']],
  ['timestamptz', 1184, 'timestamptz', ['"c"']],
  ['jsonb', 3802, 'other', ['CAST("c" AS text)']],
  ['char(n)', 1042, 'text', ['CAST("c" AS text)']],
  ['a type of its own', 99_999, 'other', ['CAST("c" AS text)']],
])('%s', (_, oid, type, keys) => expect(column(oid)).toMatchObject({ type, keys }));

it('compares texts by their bytes where the column would not', () => {
  expect(column(25, -1, true).keys).toEqual(['"c" COLLATE "C"']);
});

it('knows the decimals of a column that says how many it has', () => {
  expect(column(1700, 393_222).keys).toEqual(['"c"']);
});

it.each([
  [1114, '2025-03-31 09:41:00', '2025-03-31T09:41:00'],
  [1184, '2025-03-31 07:41:00.5+00', '2025-03-31T07:41:00.5Z'],
  [1184, '0044-03-15 12:00:00+00 BC', '0044-03-15T12:00:00Z BC'],
  [1184, 'infinity', 'infinity'],
  [16, 't', 'true'],
  [16, 'f', 'false'],
  [25, 't', 't'],
])('of type %i, %s is read as %s', (oid, text, cell) => expect(column(oid).read(text)).toBe(cell));

it('is shown by its name, trimmed', () => {
  const columns = columnsOf([pgColumn({ name: ' a ', dataTypeID: 25, dataTypeModifier: -1 })]);
  expect(columns).toEqual([{ index: 0, name: 'a', detail: '', partOf: null }]);
});
