import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Suppressible, suppress } from '../../src/stats/suppress.ts';

/** The overall, two dimensions and both crossed, filled from `sizes` column by column; cells of 0 left out. */
function tablesOf(rows: number, columns: number, sizes: readonly number[]): Suppressible[] {
  const cells = Array.from({ length: rows * columns }, (_, index) => ({
    keys: [`r${index % rows}`, `c${Math.floor(index / rows)}`],
    n: sizes[index] ?? 0,
  })).filter(({ n }) => n > 0);
  const margin = (position: number) =>
    [...new Set(cells.map(({ keys }) => keys[position] ?? ''))].map((key) => ({
      keys: [key],
      n: cells.filter(({ keys }) => keys[position] === key).reduce((sum, { n }) => sum + n, 0),
    }));
  return [
    { by: [], groups: [{ keys: [], n: cells.reduce((sum, { n }) => sum + n, 0) }] },
    { by: ['row'], groups: margin(0) },
    { by: ['column'], groups: margin(1) },
    { by: ['row', 'column'], groups: cells },
  ];
}

/**
 * The hidden groups whose size the sums fix, by Gaussian elimination. It counts modulo a prime, which keeps whole
 * numbers whole, and small enough to multiply.
 */
function determined<G extends { hidden: boolean }>(sums: readonly { total: G; parts: readonly G[] }[]): G[] {
  const prime = 46_337;
  const unknown = [...new Set(sums.flatMap(({ total, parts }) => [total, ...parts]))].filter(
    ({ hidden }) => hidden,
  );
  const rows = sums.map(({ total, parts }) =>
    unknown.map((group) => (group === total ? prime - 1 : parts.includes(group) ? 1 : 0)),
  );
  let pivots = 0;
  for (const column of unknown.keys()) {
    const found = rows.findIndex((row, index) => index >= pivots && row[column] !== 0);
    if (found === -1) continue;
    const [pivot = []] = rows.splice(found, 1);
    const inverse = power(pivot[column] ?? 0, prime - 2, prime);
    const scaled = pivot.map((value) => (value * inverse) % prime);
    for (const [index, row] of rows.entries()) {
      const factor = prime - (row[column] ?? 0);
      rows[index] = row.map((value, at) => (value + factor * (scaled[at] ?? 0)) % prime);
    }
    rows.splice(pivots++, 0, scaled);
  }
  const single = rows.filter((row) => row.filter((value) => value !== 0).length === 1);
  return single.flatMap((row) => unknown.filter((_, at) => row[at] !== 0));
}

function power(base: number, exponent: number, modulus: number): number {
  if (exponent === 0) return 1;
  const half = power(base, Math.floor(exponent / 2), modulus);
  const square = (half * half) % modulus;
  return exponent % 2 === 0 ? square : (square * base) % modulus;
}

describe('what a viewer can find out', () => {
  test('elimination finds what is fixed', () => {
    const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((name) => ({ name, hidden: true }));
    const total = { name: 'total', hidden: false };
    if (!a || !b || !c || !d) throw new Error('four groups');
    // a + b, b + c and c + a fix each of the three; d only ever comes with another unknown.
    const three = [
      [a, b],
      [b, c],
      [c, a],
    ].map((parts) => ({ total, parts }));
    expect(determined(three)).toEqual([a, b, c]);
    expect(
      determined([
        { total, parts: [a, d] },
        { total, parts: [a, d, b] },
      ]),
    ).toEqual([b]);
    expect(determined([{ total: d, parts: [a, b] }])).toEqual([]);
  });

  interface Shown {
    tables: Suppressible[];
    minN: number;
  }

  /** Two crossed dimensions, each of them alone and the overall, with cells of 0 to 30 answers. */
  const anyTables: fc.Arbitrary<Shown> = fc
    .record({
      rows: fc.integer({ min: 1, max: 5 }),
      columns: fc.integer({ min: 1, max: 5 }),
      sizes: fc.array(fc.oneof(fc.nat(4), fc.nat(30)), { minLength: 25, maxLength: 25 }),
      minN: fc.integer({ min: 2, max: 9 }),
    })
    .map(({ rows, columns, sizes, minN }) => ({ tables: tablesOf(rows, columns, sizes), minN }));

  /** Up to 8 by 8 cells of which few are small, so that what is hidden forms long chains. */
  const sparseTables: fc.Arbitrary<Shown> = fc
    .record({
      rows: fc.integer({ min: 4, max: 8 }),
      columns: fc.integer({ min: 4, max: 8 }),
      sizes: fc.array(fc.integer({ min: 5, max: 60 }), { minLength: 64, maxLength: 64 }),
      small: fc.uniqueArray(fc.nat(63), { minLength: 1, maxLength: 7 }),
    })
    .map(({ rows, columns, sizes, small }) => {
      const mixed = sizes.map((n, index) => (small.includes(index) ? 1 + (n % 4) : n));
      return { tables: tablesOf(rows, columns, mixed), minN: 5 };
    });

  interface Seen {
    n: number;
    hidden: boolean;
  }

  /** Every total with its parts, as a viewer reads them off the labels. */
  function totalsWithParts({ tables, minN }: Shown): { total: Seen; parts: Seen[] }[] {
    const hidden = suppress(tables, minN);
    const [[all] = [], rows = [], columns = [], cells = []] = tables.map(({ groups }, table) =>
      groups.map(({ keys, n }, group) => ({ keys, n, hidden: hidden[table]?.[group] ?? false })),
    );
    if (!all) return [];
    const line = (key: unknown, position: number) => cells.filter(({ keys }) => keys[position] === key);
    return [
      { total: all, parts: rows },
      { total: all, parts: columns },
      { total: all, parts: cells },
      ...rows.map((row) => ({ total: row, parts: line(row.keys[0], 0) })),
      ...columns.map((column) => ({ total: column, parts: line(column.keys[0], 1) })),
    ];
  }

  test('no group below the minimum is shown', () => {
    fc.assert(
      fc.property(anyTables, (shown) => {
        const everything = totalsWithParts(shown).flatMap(({ total, parts }) => [total, ...parts]);
        expect(everything.filter(({ n, hidden }) => !hidden && n > 0 && n < shown.minN)).toEqual([]);
      }),
    );
  });

  test('what is hidden of a shown total is nothing, or at least the minimum', () => {
    fc.assert(
      fc.property(anyTables, (shown) => {
        for (const { total, parts } of totalsWithParts(shown)) {
          const rest = parts.filter(({ hidden }) => hidden).reduce((sum, { n }) => sum + n, 0);
          expect(total.hidden || rest === 0 || rest >= shown.minN).toBe(true);
        }
      }),
    );
  });

  test('the parts of a hidden total are hidden', () => {
    fc.assert(
      fc.property(anyTables, (shown) => {
        for (const { total, parts } of totalsWithParts(shown)) {
          if (total.hidden) expect(parts.filter(({ hidden, n }) => !hidden && n > 0)).toEqual([]);
        }
      }),
    );
  });

  test('subtracting again and again recovers nothing', () => {
    fc.assert(
      fc.property(anyTables, (shown) => {
        const sums = totalsWithParts(shown);
        const known = new Set(
          sums.flatMap(({ total, parts }) => [total, ...parts]).filter(({ hidden }) => !hidden),
        );
        const atFirst = known.size;
        let before = -1;
        while (before !== known.size) {
          before = known.size;
          for (const { total, parts } of sums) {
            const unknown = [total, ...parts].filter((group) => !known.has(group));
            if (unknown.length === 1) for (const group of unknown) known.add(group);
          }
        }
        expect(known.size).toBe(atFirst);
      }),
      { numRuns: 500 },
    );
  });

  test('nor does any other sum or difference of what is shown', () => {
    fc.assert(
      fc.property(fc.oneof(anyTables, sparseTables), (shown) => {
        const sums = totalsWithParts(shown);
        const derived = determined(sums.map(({ total, parts }) => ({ total, parts: [...parts] })));
        expect(derived.filter(({ n }) => n > 0 && n < shown.minN)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test('nothing is hidden where nothing is small', () => {
    fc.assert(
      fc.property(anyTables, ({ tables, minN }) => {
        const smallest = Math.min(...tables.flatMap(({ groups }) => groups.map(({ n }) => n)));
        fc.pre(smallest >= minN);
        expect(suppress(tables, minN).flat()).not.toContain(true);
      }),
    );
  });
});
