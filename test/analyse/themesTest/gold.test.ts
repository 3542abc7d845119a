import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type GoldFile, goldResult } from '../../../src/analyse/themesTest/gold.ts';
import { loadThemes, parseThemes } from '../../../src/config/themes.ts';
import type { ThemeRules } from '../../../src/model.ts';
import { csv, withFiles, worldOf } from '../../pipeline/ask.ts';

const { rules } = parseThemes(
  `version: 1
themes:
  - { id: price, any: [price, cost] }
  - { id: speed, any: [slow] }
  - { id: churn, any: [cancel], when: { group: detractor } }
`,
  'a.yaml',
);

const gold = (table: string, changes: Partial<GoldFile> = {}, with_: ThemeRules = rules) =>
  withFiles({ 'gold.csv': table }, async ([path]) => {
    const file = { path: path!, label: 'label', comment: null, score: null, ...changes };
    return { ...(await goldResult(with_, file, 5, worldOf())), path: 'gold.csv' };
  });

describe('a labelled file', () => {
  it('is compared comment by comment', async () => {
    const { rules: examples } = await loadThemes('fixtures/themes/examples.yaml', 'examples.yaml');
    const file = { path: 'fixtures/themes/labelled.csv', label: 'labels', comment: null, score: null };
    const result = await goldResult(examples, file, 1, worldOf());
    expect(result).toMatchObject({
      columns: { comment: 'comment', label: 'labels' },
      comments: 13,
      unlabelled: 1,
    });
    const counts = result.themes.map(({ theme, labelled, found, both }) => [theme, labelled, found, both]);
    expect(counts).toEqual([
      ['price', 5, 4, 3],
      ['product', 2, 4, 2],
      ['speed', 2, 3, 2],
      ['bugs', 1, 2, 1],
      ['delivery', 1, 1, 1],
      ['churn_risk', 0, 0, 0],
      ['recommends', 1, 1, 1],
      ['support', 3, 1, 1],
    ]);
    expect(result.unknownLabels).toEqual([{ label: 'prize', count: 1, guess: 'price' }]);
    expect(result.misses.map(({ kind }) => kind)).toEqual(['missing', 'extra']);
  });

  it('agrees with what counting by hand gives, whatever the labels', async () => {
    const ids = ['price', 'speed'];
    const words = fc.subarray(['price', 'slow', 'fine']);
    const row = fc.tuple(words, fc.subarray(ids), fc.constantFrom(';', '|', ','));
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 12 }), async (rows) => {
        const cells = rows.map(([text, labels, sign]) => [
          `it is ${text.join(' ')}`,
          labels.join(sign) || 'none',
        ]);
        const { themes, comments, confusion } = await gold(csv([['comment', 'label'], ...cells]), {
          comment: 'comment',
        });
        expect(comments).toBe(rows.length);
        for (const [i, word] of ['price', 'slow'].entries()) {
          const has = rows.filter(([, labels]) => labels.includes(ids[i]!));
          const found = rows.filter(([text]) => text.includes(word));
          const both = has.filter((one) => found.includes(one));
          expect(themes[i]).toMatchObject({ labelled: has.length, found: found.length, both: both.length });
        }
        const swapped = rows.filter(
          ([text, labels]) => labels.join() === 'price' && text.includes('slow') && !text.includes('price'),
        ).length;
        const pair = confusion.find(({ labelled, found }) => labelled === 'price' && found === 'speed');
        expect(pair?.count ?? 0).toBe(swapped);
      }),
      { numRuns: 40 },
    );
  });

  it('may name its comments, and scores for rules that hang on them', async () => {
    const table = csv([
      ['text', 'nps', 'label'],
      ['I will cancel', '3', 'churn'],
      ['I will cancel', '9', 'none'],
    ]);
    const churn = async (changes: Partial<GoldFile>) =>
      (await gold(table, { comment: 'text', ...changes })).themes[2];
    expect(await churn({ score: 'nps' })).toMatchObject({ labelled: 1, found: 1, both: 1 });
    expect(await churn({})).toMatchObject({ labelled: 1, found: 0, both: 0 });
  });

  it('tells what was found instead, and nothing where nothing was', async () => {
    const table = csv([
      ['comment', 'label'],
      ['slow', 'price'],
      ['so slow', 'price'],
      ['dear', 'price'],
    ]);
    expect((await gold(table, { comment: 'comment' })).confusion).toEqual([
      { labelled: 'price', found: 'speed', count: 2 },
      { labelled: 'price', found: null, count: 1 },
    ]);
  });

  it.each([
    [{ label: 'labels' }, 'unknownColumn', "--label: no column is called 'labels'"],
    [{ comment: 'texts' }, 'unknownColumn', "--comment: no column is called 'texts'"],
    [{ score: 'nps' }, 'unknownColumn', "--score: no column is called 'nps'"],
    [{}, 'noComments', 'no column of comments'],
  ])('is refused with %j', async (changes, code, message) => {
    const asked = gold(
      csv([
        ['label', 'x'],
        ['price', '1'],
      ]),
      changes,
    );
    await expect(asked).rejects.toMatchObject({ code, message: expect.stringContaining(message) });
  });
});
