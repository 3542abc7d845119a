import { expect, it } from 'vitest';
import { wordsOf } from '../../../../src/enrich/themes/fold.ts';
import { stopWords } from '../../../../src/enrich/themes/terms/stopWords.ts';

it.each([
  'price',
  'support',
  'bug',
  'slow',
  'easy',
  'preis',
  'prix',
  'expensive',
  'refund',
  'missing',
  'great',
])('%s says something', (word) => {
  expect(stopWords().has(word)).toBe(false);
});

it.each(['the', 'don', 't', 'und', 'für', 'et', 'não', 'perché', 'het', 'muy', 'very', 'cannot'])(
  '%s says nothing by itself',
  (word) => {
    expect(stopWords().has(wordsOf(word)[0]!.text)).toBe(true);
  },
);

it('all are folded, and made once', () => {
  expect([...stopWords()].filter((word) => wordsOf(word)[0]?.text !== word)).toEqual([]);
  expect(stopWords()).toBe(stopWords());
});
