import { expect, test } from 'vitest';
import { fold, foldings, withoutOwner } from '../../../src/enrich/attributes/fold.ts';

test.each([
  ['firstOrderDate', 'first order date'],
  ['FIRST_ORDER-DATE', 'first order date'],
  ['CustomerID', 'customer id'],
  ['NPSScore', 'nps score'],
  ['Kündigungsdatum', 'kundigungsdatum'],
  ['Straße', 'strasse'],
  ['Date d’inscription ', 'date d inscription'],
  [' # Orders (total) ', 'orders total'],
  ['дата', ''],
])('%j is %j', (name, folded) => {
  expect(fold(name)).toBe(folded);
});

test('a dotted path stands for its last part too, umlauts may be written out', () => {
  expect(foldings('traits.Kuendigung')).toEqual([
    { text: 'traits kuendigung', partial: false },
    { text: 'traits kundigung', partial: false },
    { text: 'kuendigung', partial: true },
    { text: 'kundigung', partial: true },
  ]);
  expect(foldings('plan')).toEqual([{ text: 'plan', partial: false }]);
  expect(foldings('…')).toEqual([]);
});

test('owners say nothing more', () => {
  expect(withoutOwner('account created at')).toBe('created at');
  expect(withoutOwner('accounts created')).toBeNull();
  expect(withoutOwner('account')).toBeNull();
});
