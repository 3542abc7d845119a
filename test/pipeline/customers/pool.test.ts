import fc from 'fast-check';
import { expect, it } from 'vitest';
import { CellPool } from '../../../src/pipeline/customers/pool.ts';

it('CellPool leaves every cell as it is, in columns of few different cells and of many', () => {
  const pool = new CellPool();
  for (let i = 0; i < 5000; i++) {
    const row = [`id-${i}`, i % 2 === 0 ? 'Pro' : 'Free', `${i % 2000}`, `${i % 2001}`];
    const expected = [...row];
    pool.share(row);
    expect(row).toEqual(expected);
  }
});

it('CellPool leaves rows of any length as they are', () => {
  fc.assert(
    fc.property(fc.array(fc.array(fc.constantFrom('', 'a', 'b', '__proto__', 'constructor'))), (rows) => {
      const pool = new CellPool();
      for (const row of rows) {
        const expected = [...row];
        pool.share(row);
        expect(row).toEqual(expected);
      }
    }),
  );
});
