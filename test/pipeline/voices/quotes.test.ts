import fc from 'fast-check';
import { expect, it } from 'vitest';
import { categoryOf } from '../../../src/enrich/dimension.ts';
import { Quotes } from '../../../src/pipeline/voices/quotes.ts';

interface Offer {
  score: number;
  text: string;
  respondent: string | null;
  topics: number[];
}

const kept = (offers: readonly Offer[], limit: number) => {
  const quotes = new Quotes(limit);
  for (const { score, text, respondent, topics } of offers)
    quotes.offer({ score, text }, categoryOf(score), respondent, topics, topics.length);
  return quotes;
};
const offer = (text: string, changes: Partial<Offer> = {}): Offer => ({
  score: 9,
  text,
  respondent: null,
  topics: [0],
  ...changes,
});

it('prefers comments of a readable length that are about little else', () => {
  const ideal = 'x'.repeat(80);
  const quotes = kept(
    [offer('short'), offer('y'.repeat(400)), offer(ideal), offer('z'.repeat(80), { topics: [0, 1, 2] })],
    2,
  );
  expect(quotes.of(0, 'promoter').map(({ text }) => text)).toEqual([ideal, 'short']);
});

it('quotes nobody twice, nor the same words', () => {
  const quotes = kept(
    [
      offer('one a', { respondent: 'ann' }),
      offer('one ab', { respondent: 'ann' }),
      offer('same'),
      offer('same'),
    ],
    5,
  );
  expect(quotes.of(0, 'promoter').map(({ text }) => text)).toEqual(['one ab', 'same']);
});

it('keeps categories and topics apart, and puts lines into one', () => {
  const quotes = kept([offer('good'), offer('bad\n\n news', { score: 2, topics: [1] })], 3);
  expect(quotes.of(1, 'detractor')).toEqual([{ score: 2, text: 'bad news' }]);
  expect(quotes.of(0, 'detractor')).toEqual([]);
});

it('keeps nothing where nothing is asked for', () => {
  expect(kept([offer('good')], 0).of(0, 'promoter')).toEqual([]);
});

it('keeps the same ones whatever the order', () => {
  const offers = fc.array(
    fc.record({
      score: fc.constantFrom(9, 10),
      text: fc.string({ maxLength: 6 }),
      respondent: fc.constant(null),
      topics: fc.constant<number[]>([0]),
    }),
  );
  fc.assert(
    fc.property(offers, fc.integer({ min: 1, max: 3 }), (list, limit) => {
      const texts = (some: readonly Offer[]) =>
        kept(some, limit)
          .of(0, 'promoter')
          .map(({ text }) => text);
      expect(texts(list.toReversed())).toEqual(texts(list));
    }),
  );
});
