import { expect, it } from 'vitest';
import { untaggedTerms } from '../../../src/analyse/suggest/untagged.ts';
import { spokenIn } from '../../../src/analyse/suggest/voices.ts';
import type { KeptComment } from '../../../src/pipeline/comments.ts';
import { comment, times } from './comments.ts';

const terms = (comments: KeptComment[], top = 20, quotes = 0) =>
  untaggedTerms(spokenIn(comments), { top, quotes });

it('counts the untagged comments with a term, by group', () => {
  const { terms: found, gain } = terms([
    ...times(3, 3, 'the mobile app'),
    ...times(3, 7, 'app on my phone'),
    ...times(4, 10, 'phone'),
    ...times(9, 10, 'app', { tagged: true }),
    comment(10, 'nothing else'),
  ]);
  expect(found).toEqual([
    { term: 'phone', comments: 7, voices: 7, detractors: 0, passives: 3, promoters: 4, phrases: [] },
    {
      term: 'app',
      comments: 6,
      voices: 6,
      detractors: 3,
      passives: 3,
      promoters: 0,
      phrases: ['mobile app'],
    },
  ]);
  expect(gain).toBe(10);
});

it('one loud respondent is one voice, and no term by himself', () => {
  const loud = times(5, 2, 'parking is bad', { respondent: 'a' });
  expect(terms(loud).terms).toEqual([]);
  expect(terms([...loud, ...times(2, 9, 'parking')]).terms).toMatchObject([
    { term: 'parking', comments: 7, voices: 3, detractors: 5, promoters: 2 },
  ]);
});

it('leaves out praise, blame, numbers and words that say nothing', () => {
  expect(terms(times(5, 9, 'I really love it, great, 100 %')).terms).toEqual([]);
});

it('quotes as many as are asked for, of different people', () => {
  const said = ['parking far away', 'no parking', 'parking', 'parking costs'].map((text, i) =>
    comment(i, text),
  );
  const [{ quotes } = {}] = terms(said, 5, 2).terms;
  expect(quotes).toHaveLength(2);
  expect(new Set(quotes!.map(({ text }) => text)).size).toBe(2);
});

it('finds words in writing without blanks, and counts them as a rule does', () => {
  const { terms: found } = terms([...times(3, 2, '价格太贵了'), ...times(2, 2, '这个价格不合理')]);
  expect(found[0]).toMatchObject({ term: '价格', comments: 5 });
});

it('has no more than the top', () => {
  const said = ['alpha', 'beta', 'gamma', 'delta'].flatMap((text, i) => times(3 + i, 9, text));
  expect(terms(said, 2).terms.map(({ term }) => term)).toEqual(['delta', 'gamma']);
});
