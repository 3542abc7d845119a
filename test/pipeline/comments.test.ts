import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseThemes } from '../../src/config/themes.ts';
import { CommentCollector } from '../../src/pipeline/comments.ts';
import { answerQuestion } from '../../src/pipeline.ts';
import { csv, type Files, question, withFiles, worldOf } from './ask.ts';

const RULES = parseThemes('version: 1\nthemes: [{ id: price, any: [price] }]\n', 'a.yaml');
const HEADER = ['score', 'comment', 'email'];

const collected = (files: Files, rules: typeof RULES | null = RULES, most?: number) =>
  withFiles(files, async (inputs) => {
    const collector = new CommentCollector(most);
    const asked = question({ inputs, roles: { comment: 'comment', score: 'score' }, themes: rules });
    await answerQuestion(asked, worldOf(), collector);
    const { comments, seen } = collector.finish();
    return {
      seen,
      comments: comments.map(({ text, score, respondent, tagged }) => ({ text, score, respondent, tagged })),
    };
  });

describe('comments', () => {
  const table = csv([
    HEADER,
    ['9', ' The price is right ', 'A@x.org'],
    ['3', 'n/a', 'b@x.org'],
    ['', 'no score', 'c@x.org'],
    ['10', 'slow', ''],
  ]);

  it('are those of scored answers that say something', async () => {
    const { comments, seen } = await collected({ 'a.csv': table });
    expect(seen).toBe(2);
    expect(comments).toEqual(
      expect.arrayContaining([
        { text: 'The price is right', score: 9, respondent: 'a@x.org', tagged: true },
        { text: 'slow', score: 10, respondent: null, tagged: false },
      ]),
    );
  });

  it('have no theme where there are no rules', async () => {
    const { comments } = await collected({ 'a.csv': table }, null);
    expect(comments.map(({ tagged }) => tagged)).toEqual([false, false]);
  });
});

describe('a sample', () => {
  const answer = fc.tuple(
    fc.integer({ min: 0, max: 10 }).map(String),
    fc.constantFrom('slow', 'price', 'fine app', 'it does what it has to do, more or less', 'bugs'),
    fc.constantFrom('', '', 'a@x.org', 'b@x.org', 'c@x.org'),
  );

  it('is the same whatever the order of the rows and however they are spread over files', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(answer, { minLength: 30, maxLength: 60 }), fc.nat(), async (rows, seed) => {
        const whole = csv([HEADER, ...rows]);
        const other = rows.map((row, i) => ({ row, at: ((i + 1) * (seed + 7919)) % 104729 }));
        const shuffled = other.sort((a, b) => a.at - b.at).map(({ row }) => row);
        const half = Math.floor(rows.length / 2);
        const [a, b] = [csv([HEADER, ...shuffled.slice(0, half)]), csv([HEADER, ...shuffled.slice(half)])];
        const [first, second] = [
          await collected({ 'a.csv': whole }, RULES, 8),
          await collected({ 'a.csv': a, 'b.csv': b }, RULES, 8),
        ];
        expect(second).toEqual(first);
        expect(first.comments).toHaveLength(8);
        expect(first.seen).toBe(rows.length);
      }),
      { numRuns: 40 },
    );
  });

  it('is drawn from all alike', async () => {
    const rows = Array.from({ length: 4000 }, (_, i) => [
      `${i % 11}`,
      i % 4 === 0 ? 'slow' : `text number ${i}`,
      '',
    ]);
    const { comments } = await collected({ 'a.csv': csv([HEADER, ...rows]) }, null, 1000);
    const slow = comments.filter(({ text }) => text === 'slow').length;
    expect(Math.abs(slow - 250)).toBeLessThan(60);
  });
});
