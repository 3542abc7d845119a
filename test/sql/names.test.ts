import fc from 'fast-check';
import { expect, it } from 'vitest';
import { identityIn } from '../../src/map/identity.ts';
import { NOBODY, nameIn } from '../../src/sql/names.ts';

it('names are told as the stage that maps tells them', () => {
  const cell = fc.oneof(
    fc.constantFrom(
      ...NOBODY,
      'ANONYMOUS',
      ' N/A ',
      '1001.0',
      '1001.00',
      'x.0',
      'Ann@X.example',
      'İSTANBUL',
      '\u00a0',
    ),
    fc.string(),
    fc.string({ unit: 'binary' }),
  );
  fc.assert(
    fc.property(cell, (text) => {
      expect(nameIn(text)).toBe(identityIn(text));
    }),
  );
});
