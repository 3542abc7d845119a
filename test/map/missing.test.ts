import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isMissing } from '../../src/map/missing.ts';

const WORDS = ['', 'NA', 'N/A', 'null', 'none', 'nan', '-', '--'];

test.each(WORDS)('nothing is there: %j', (word) => {
  expect(isMissing(word)).toBe(true);
});

test.each(['n.a.', 'n', 'nil', 'no', '---', '—', '.', '0', 'none at all', 'N / A'])(
  'something is there: %j',
  (cell) => {
    expect(isMissing(cell)).toBe(false);
  },
);

test('neither case nor padding of any length matters', () => {
  const blanks = fc.stringMatching(/^[ \t\u00a0\u3000]{0,40}$/);
  const cased = fc.tuple(fc.constantFrom(...WORDS), fc.boolean());
  fc.assert(
    fc.property(blanks, cased, blanks, (before, [word, upper], after) => {
      expect(isMissing(before + (upper ? word.toUpperCase() : word.toLowerCase()) + after)).toBe(true);
    }),
  );
});
