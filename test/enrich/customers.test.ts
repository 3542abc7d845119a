import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CustomerIndex } from '../../src/enrich/customers.ts';
import { identityIn } from '../../src/map/identity.ts';
import type { Row } from '../../src/model.ts';

/** The customers of a table `id`, `plan`, `city`, by the column at `key`; each row on the line after its position. */
const indexOf = (rows: readonly Row[], key = 0): CustomerIndex =>
  new CustomerIndex(
    { rows, placeOf: (position) => ({ path: 'crm.csv', line: position + 2 }) },
    ['id', 'plan', 'city'].map((name, index) => ({ index, name, detail: '', partOf: null })),
    key,
    identityIn,
  );

describe('CustomerIndex', () => {
  it('finds the row of a customer, however the key is spelt', () => {
    const index = indexOf([
      ['Ann@Example.com ', 'Pro', 'Oslo'],
      ['bob@example.com', 'Free', 'Rome'],
    ]);
    expect(index.find('ann@example.com')).toBe(0);
    expect(index.find('  BOB@example.com')).toBe(1);
  });

  it('tells a key that no customer has from a cell that names nobody', () => {
    const index = indexOf([['1', 'Pro', 'Oslo']]);
    expect(index.find('2')).toBe(-1);
    for (const cell of ['', '  ', 'NA', 'null', '-', 'Anonymous']) expect(index.find(cell), cell).toBeNull();
  });

  it('makes no customer of a row that names nobody', () => {
    const index = indexOf([
      ['', 'Pro', 'Oslo'],
      ['NA', 'Pro', 'Oslo'],
      ['anonymous', 'Free', 'Rome'],
      ['7', 'Free', 'Rome'],
    ]);
    expect(index).toMatchObject({ size: 1, repeated: 0 });
    expect(index.find('')).toBeNull();
  });

  it('takes ids of nineteen digits apart that differ in the last', () => {
    const index = indexOf([
      ['9007199254740993001', 'Pro', 'Oslo'],
      ['9007199254740993002', 'Free', 'Rome'],
    ]);
    expect(index.size).toBe(2);
    expect(index.find('9007199254740993002')).toBe(1);
  });

  it('holds the last of several rows of one customer', () => {
    const index = indexOf([
      ['1', 'Free', 'Oslo'],
      ['2', 'Free', 'Rome'],
      [' 1', 'Pro', 'Oslo'],
    ]);
    expect(index.find('1')).toBe(2);
    expect(index).toMatchObject({ size: 2, repeated: 1 });
  });

  it('tells who is listed differently, in which columns, and where the row stands that holds', () => {
    const { conflicts } = indexOf([
      ['1', 'Free', 'Oslo'],
      ['2', 'Free', 'Rome'],
      ['1', 'Pro', 'Oslo'],
      ['1', 'Team', 'Oslo'],
      ['2', 'Free', 'Pisa'],
    ]);
    expect(conflicts).toEqual({
      count: 2,
      columns: ['plan', 'city'],
      places: [
        { path: 'crm.csv', line: 5 },
        { path: 'crm.csv', line: 6 },
      ],
    });
  });

  it('names the row that holds where only an earlier one differed', () => {
    const { conflicts } = indexOf([
      ['1', 'Free', 'Oslo'],
      ['1', 'Pro', 'Oslo'],
      ['1', 'Pro', 'Oslo'],
    ]);
    expect(conflicts).toEqual({ count: 1, columns: ['plan'], places: [{ path: 'crm.csv', line: 4 }] });
  });

  it('takes rows for the same that differ in padding, or in the spelling of the key', () => {
    const index = indexOf([
      ['ann@example.com', 'Pro', 'Oslo'],
      ['ANN@example.com', ' Pro', 'Oslo '],
    ]);
    expect(index.repeated).toBe(1);
    expect(index.conflicts).toEqual({ count: 0, columns: [], places: [] });
  });

  it('lists twenty places and counts all', () => {
    const ids = Array.from({ length: 25 }, (_, i) => String(i));
    const { conflicts } = indexOf([
      ...ids.map((id): Row => [id, 'Free', '']),
      ...ids.map((id): Row => [id, 'Pro', '']),
    ]);
    expect(conflicts.count).toBe(25);
    expect(conflicts.places.map(({ line }) => line)).toEqual(ids.slice(0, 20).map((_, i) => i + 27));
  });

  it('counts customers who were not asked, each once', () => {
    const index = indexOf([
      ['1', 'Free', ''],
      ['2', 'Free', ''],
      ['1', 'Free', ''],
      ['3', 'Free', ''],
      ['', 'Free', ''],
    ]);
    const asked = new Uint8Array(5);
    expect(index.neverAsked(asked)).toBe(3);
    asked[index.find('1')!] = 1;
    expect(index.neverAsked(asked)).toBe(2);
  });

  it('knows keys in their one spelling', () => {
    const index = indexOf([['A1', 'Pro', '']]);
    expect([index.has('a1'), index.has('A1'), index.has('')]).toEqual([true, false, false]);
  });

  it('loses no row, and repeats and customers make up all that name someone', () => {
    const row = fc.tuple(
      fc.constantFrom('1', '2', '3', ' 2 ', '', 'NA'),
      fc.constantFrom('Pro', 'Free'),
      fc.constant(''),
    );
    fc.assert(
      fc.property(fc.array(row, { maxLength: 12 }), (rows) => {
        const index = indexOf(rows);
        const blank = rows.filter(([cell]) => ['', 'NA'].includes(cell)).length;
        expect(index.size + index.repeated + blank).toBe(rows.length);
        expect(index.conflicts.count).toBeLessThanOrEqual(Math.min(index.size, index.repeated));
        for (const key of ['1', '2', '3'])
          expect(index.find(key)).toBe(rows.findLastIndex(([cell]) => cell.trim() === key));
      }),
    );
  });
});
