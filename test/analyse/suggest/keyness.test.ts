import fc from 'fast-check';
import { expect, it } from 'vitest';
import { keyTerms } from '../../../src/analyse/suggest/keyness.ts';
import { spokenIn } from '../../../src/analyse/suggest/voices.ts';
import { parseThemes } from '../../../src/config/themes.ts';
import { fightinWords } from '../../../src/stats/keyness.ts';
import { comment, times } from './comments.ts';

const { rules } = parseThemes(
  'version: 1\nthemes: [{ id: call, any: ["on hold"] }, { id: angry, any: [worst], when: { group: detractor } }]\n',
  'a.yaml',
);

it('tells the shares of both groups, and by how much they differ', () => {
  const said = [
    ...times(60, 2, 'put on hold'),
    ...times(240, 3, 'flight late'),
    ...times(5, 9, 'on hold once'),
    ...times(295, 9, 'thanks'),
    ...times(50, 8, 'on hold, hold, hold'),
  ];
  const { detractors, promoters, tooFew, terms } = keyTerms(spokenIn(said), rules, 5);
  expect({ detractors, promoters, tooFew }).toEqual({ detractors: 300, promoters: 300, tooFew: false });
  const hold = terms.find(({ term }) => term === 'hold')!;
  const { z } = fightinWords({ first: { with: 60, of: 300 }, second: { with: 5, of: 300 } })!;
  expect(hold).toEqual({
    term: 'hold',
    detractors: 60,
    detractorShare: 0.2,
    promoters: 5,
    promoterShare: 5 / 300,
    z,
    remarkable: true,
    themes: [],
    phrases: [],
  });
  expect(terms.map((one) => Math.abs(one.z))).toEqual(
    terms.map((one) => Math.abs(one.z)).sort((a, b) => b - a),
  );
  expect(terms.find(({ term }) => term === 'thanks')).toMatchObject({ detractors: 0, promoters: 295 });
});

it('names the themes that cover a term, those that want a score among them', () => {
  const said = [...times(150, 1, 'worst seats'), ...times(150, 10, 'comfortable seats')];
  const { terms } = keyTerms(spokenIn(said), rules, 5);
  expect(terms.map(({ term, themes, z }) => [term, themes, Math.sign(z)])).toEqual([
    ['comfortable seats', [], -1],
    ['worst seats', ['angry'], 1],
  ]);
  expect(keyTerms(spokenIn(said), null, 5).terms.map(({ themes }) => themes)).toEqual([[], []]);
});

it('a respondent counts once in a group, whatever they write', () => {
  const loud = times(100, 1, 'worst', { respondent: 'a' });
  const { detractors, terms } = keyTerms(
    spokenIn([
      ...loud,
      ...times(150, 2, 'seats'),
      ...times(150, 10, 'crew'),
      comment(10, 'worst', { respondent: 'a' }),
    ]),
    rules,
    5,
  );
  expect(detractors).toBe(151);
  expect(terms.map(({ term }) => term).sort()).toEqual(['crew', 'seats']);
});

it('below 200 it says so', () => {
  const said = [...times(100, 1, 'worst'), ...times(99, 10, 'crew'), ...times(50, 8, 'seats')];
  expect(keyTerms(spokenIn(said), null, 5)).toEqual({
    detractors: 100,
    promoters: 99,
    tooFew: true,
    terms: [],
  });
});

it('has no more than the top of each group', () => {
  const words = ['alpha', 'beta', 'gamma', 'delta'];
  const said = words.flatMap((text, i) => [...times(60 + i, 1, text), ...times(60 + i, 10, `x${text}`)]);
  const { terms } = keyTerms(spokenIn(said), null, 2);
  expect(terms.map(({ term }) => term).sort()).toEqual(['delta', 'gamma', 'xdelta', 'xgamma']);
});

it('counts what counting by hand gives, each respondent once in a group', () => {
  const word = fc.constantFrom('slow', 'hold', 'crew', 'seats', 'refund', 'the');
  const one = fc.record({
    score: fc.integer({ min: 0, max: 10 }),
    words: fc.array(word, { minLength: 1, maxLength: 4 }),
    respondent: fc.option(fc.nat({ max: 400 }).map(String), { nil: null }),
  });
  // Detractors complain of waiting, so that there is something to find.
  const said = fc
    .array(one, { minLength: 420, maxLength: 450 })
    .map((list) =>
      list.map(({ score, words, respondent }) =>
        comment(score, [...(score < 5 ? ['waiting room'] : []), ...words].join(' '), { respondent }),
      ),
    );
  fc.assert(
    fc.property(said, (comments) => {
      const { detractors, promoters, tooFew, terms } = keyTerms(spokenIn(comments), null, 9);
      const peopleWith = (term: string, isOf: (score: number) => boolean) =>
        new Set(
          comments.flatMap(({ score, text, respondent }, i) =>
            isOf(score) && ` ${text} `.includes(` ${term} `) ? [respondent ?? `#${i}`] : [],
          ),
        ).size;
      const everyone = (isOf: (score: number) => boolean) =>
        new Set(comments.flatMap(({ score, respondent }, i) => (isOf(score) ? [respondent ?? `#${i}`] : [])))
          .size;
      expect([detractors, promoters]).toEqual([
        everyone((score) => score < 7),
        everyone((score) => score > 8),
      ]);
      for (const { term, ...counted } of terms) {
        expect(counted.detractors).toBe(peopleWith(term, (score) => score < 7));
        expect(counted.promoters).toBe(peopleWith(term, (score) => score > 8));
      }
      expect(tooFew).toBe(false);
      expect(terms.some(({ term }) => term === 'waiting room')).toBe(true);
    }),
    { numRuns: 20 },
  );
});
