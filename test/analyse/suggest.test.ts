import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { suggest } from '../../src/analyse/suggest.ts';
import { parseThemes } from '../../src/config/themes.ts';
import type { Suggestions } from '../../src/model/suggestions.ts';
import { describeSuggestions } from '../../src/present/describe/suggestions.ts';
import { csv, type Files, question, withFiles, worldOf } from '../pipeline/ask.ts';

const HEAD = `version: 1
themes:
  - { id: price, any: [pricing, expensive*] }
  - { id: suggested, any: [weather] }
`;
const HEADER = ['score', 'comment', 'email'];

const suggested = (
  files: Files,
  rules: string | null = HEAD,
  wanted = { top: 50, quotes: 0 },
): Promise<Suggestions> =>
  withFiles(files, async (inputs) =>
    suggest(
      question({
        inputs,
        roles: { comment: 'comment', score: 'score', respondent: 'email' },
        themes: rules === null ? null : parseThemes(rules, 'rules.yaml'),
      }),
      wanted,
      worldOf(),
    ),
  );

const word = fc.constantFrom(
  'slow',
  'Slow',
  'page',
  'loading',
  'the',
  'pricing',
  'pricnig',
  'expensiv',
  'app',
  'crash',
  '-',
);
const answer = fc.tuple(
  fc.integer({ min: 0, max: 10 }).map(String),
  fc.array(word, { maxLength: 6 }).map((words) => words.join(' ')),
  fc.constantFrom('', '', '', 'a@x.org', 'b@x.org', 'c@x.org'),
);
const rowsOf = (min: number) => fc.array(answer, { minLength: min, maxLength: 40 });

const lines = (result: Suggestions): string[] =>
  describeSuggestions(result).result.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.kind === 'code' ? block.lines : [])),
  );

describe('suggestions', () => {
  it('pasted into the rules are read, and each raises coverage by what was said', async () => {
    let tried = 0;
    await fc.assert(
      fc.asyncProperty(rowsOf(12), async (rows) => {
        const files = { 'a.csv': csv([HEADER, ...rows]) };
        const result = await suggested(files);
        const { coverage, untagged } = result;
        expect(coverage.tagged + coverage.untagged).toBe(coverage.comments);
        expect(result.theme).toBe('suggested-2');
        const pasted = `${HEAD}${lines(result)
          .map((line) => `  ${line}\n`)
          .join('')}`;
        expect((await suggested(files, pasted)).coverage.tagged).toBe(coverage.tagged + coverage.gain);
        for (const { term, comments } of untagged.slice(0, 3)) {
          tried++;
          const one = `${HEAD}  - { id: one, any: ["${term}"] }\n`;
          expect((await suggested(files, one)).coverage.tagged).toBe(coverage.tagged + comments);
        }
      }),
      { numRuns: 25 },
    );
    expect(tried).toBeGreaterThan(10);
  });

  it('are the same whatever the order of the rows and however they are spread over files', async () => {
    await fc.assert(
      fc.asyncProperty(rowsOf(12), fc.nat(), async (rows, seed) => {
        const other = rows.map((row, i) => ({ row, at: ((i + 1) * (seed + 7919)) % 104729 }));
        const shuffled = other.sort((a, b) => a.at - b.at).map(({ row }) => row);
        const half = Math.ceil(rows.length / 2);
        const spread = {
          'a.csv': csv([HEADER, ...shuffled.slice(0, half)]),
          'b.csv': csv([HEADER, ...shuffled.slice(half)]),
        };
        const of = ({ coverage, untagged, keyness, nearMisses }: Suggestions) => ({
          coverage,
          untagged,
          keyness,
          nearMisses,
        });
        const wanted = { top: 50, quotes: 2 };
        expect(of(await suggested(spread, HEAD, wanted))).toEqual(
          of(await suggested({ 'a.csv': csv([HEADER, ...rows]) }, HEAD, wanted)),
        );
      }),
      { numRuns: 25 },
    );
  });

  it('begin with nothing where there are no rules', async () => {
    const rows = Array.from({ length: 4 }, (_, i) => [`${i}`, 'slow page', '']);
    const result = await suggested({ 'a.csv': csv([HEADER, ...rows]) }, null);
    expect(result).toMatchObject({
      schema: 'nps.themes.suggest/1',
      coverage: { comments: 4, tagged: 0, untagged: 4, share: 0, gain: 4, shareWith: 1 },
      sampled: null,
      theme: 'suggested',
      nearMisses: [],
      keyness: { detractors: 4, promoters: 0, tooFew: true, terms: [] },
    });
    expect(result.untagged.map(({ term }) => term)).toEqual(['slow page']);
    expect(result.source).not.toHaveProperty('themes');
  });

  it('need comments, and say where there are none', async () => {
    const table = csv([['score'], ['9'], ['3']]);
    const asked = withFiles({ 'a.csv': table }, (inputs) =>
      suggest(question({ inputs }), { top: 5, quotes: 0 }, worldOf()),
    );
    await expect(asked).rejects.toMatchObject({ code: 'noComments' });
    const empty = await suggested({ 'a.csv': csv([HEADER, ['9', 'n/a', ''], ['3', '-', '']]) });
    expect(empty.coverage).toEqual({
      comments: 0,
      tagged: 0,
      untagged: 0,
      share: null,
      gain: 0,
      shareWith: null,
    });
  });

  it('do not say that respondents who come again count as often', async () => {
    const rows = ['1', '2', '3'].map((score) => [score, 'slow', 'a@x.org']);
    const { warnings, untagged } = await suggested({ 'a.csv': csv([HEADER, ...rows]) });
    expect(warnings.map(({ code }) => code)).not.toContain('repeatedRespondents');
    expect(untagged, 'one person is no theme').toEqual([]);
  });

  it('finds comments that stand in other rows, by rules', async () => {
    const rows = [
      ['answer_id', 'person', 'question', 'answer'],
      ...['ann', 'bob', 'cat'].flatMap((person, i) => [
        [`${2 * i}`, person, 'NPS', `${7 + i}`],
        [`${2 * i + 1}`, person, 'why', 'tidy layouts please'],
      ]),
    ];
    const asked = { where: ['question=NPS'], roles: { score: 'answer' } };
    const look = (rules: string | null) =>
      withFiles({ 'a.csv': csv(rows) }, async (inputs) =>
        suggest(
          question({ ...asked, inputs, themes: rules === null ? null : parseThemes(rules, 'rules.yaml') }),
          { top: 5, quotes: 0 },
          worldOf(),
        ),
      );
    expect((await look(HEAD)).coverage).toMatchObject({ comments: 3, tagged: 0 });
    await expect(look(null)).rejects.toMatchObject({ code: 'noComments' });
  });
});
