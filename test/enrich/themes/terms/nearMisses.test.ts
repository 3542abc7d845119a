import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseThemes } from '../../../../src/config/themes.ts';
import { isOneChange, keywordsOf, nearKeywords } from '../../../../src/enrich/themes/terms/nearMisses.ts';

it.each([
  ['expensive', 'expensiv', true],
  ['expensive', 'expensive', false],
  ['expensive', 'expnesive', true],
  ['expensive', 'exxpensive', true],
  ['expensive', 'expansive', true],
  ['expensive', 'expansiv', false],
  ['abcd', 'badc', false],
  ['preis', 'preise', true],
  ['a', '', true],
  ['ab', 'cd', false],
])('%s and %s', (a, b, near) => {
  expect([isOneChange(a, b), isOneChange(b, a)]).toEqual([near, near]);
});

/** Edit distance with neighbours that change places, by the book. */
function distance(a: string, b: string): number {
  const rows = Array.from({ length: a.length + 1 }, (_, i) =>
    Array.from({ length: b.length + 1 }, (_, j) => i + j),
  );
  for (let i = 1; i <= a.length; i++)
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      const ways = [rows[i - 1]![j]! + 1, rows[i]![j - 1]! + 1, rows[i - 1]![j - 1]! + same];
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        ways.push(rows[i - 2]![j - 2]! + 1);
      rows[i]![j] = Math.min(...ways);
    }
  return rows[a.length]![b.length]!;
}

const startsAlike = (a: string, b: string): boolean =>
  a[0] === b[0] || (a.length === b.length && a[0] === b[1] && a[1] === b[0]);

it('finds all words that are one change away, and no others', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(fc.uniqueArray(word), fc.uniqueArray(word), (words, known) => {
      const keywords = known.map((keyword) => ({ word: keyword, theme: 'a', isStem: false }));
      const wanted = words.flatMap((one) => {
        const near = keywords.filter(
          ({ word: known }) => distance(one, known) === 1 && startsAlike(one, known),
        );
        return near.length === 0 ? [] : [{ word: one, near }];
      });
      expect(nearKeywords(words, keywords)).toEqual(wanted);
    }),
  );
});

it('keywords are terms of one word and five letters, with or without *', () => {
  const { rules } = parseThemes(
    `version: 1
themes:
  - { id: price, any: [Preis*, price, cost, value for money, late + deliver*, load* ~3 long, =Price, 価格価格価格, 🚚, "*günstig*", preis] }
  - { id: other, any: [price, e-mail] }
`,
    'a.yaml',
  );
  expect(keywordsOf(rules)).toEqual([
    { word: 'preis', theme: 'price', isStem: true },
    { word: 'price', theme: 'price', isStem: false },
    { word: 'gunstig', theme: 'price', isStem: true },
    { word: 'price', theme: 'other', isStem: false },
  ]);
});

it('what is shorter than a stem by its last letter is another word', () => {
  const near = (isStem: boolean) =>
    nearKeywords(['free', 'freeez', 'frez'], [{ word: 'freez', theme: 'a', isStem }]).map(({ word }) => word);
  expect(near(true)).toEqual(['freeez', 'frez']);
  expect(near(false)).toEqual(['free', 'freeez', 'frez']);
});
