import { expect, it } from 'vitest';
import { testExamples, testGold } from '../../src/analyse/themesTest.ts';
import { parseThemes } from '../../src/config/themes.ts';
import { csv, withFiles, worldOf } from '../pipeline/ask.ts';

const source = (examples: string) =>
  parseThemes(
    `version: 1
themes:
  - { id: price, any: [price] }
  - { id: churn, any: [cancel], when: { group: detractor } }
examples: ${examples}
`,
    'a.yaml',
  );

it('tells which examples fail, by their number', () => {
  const tested = testExamples(
    source(
      '[{ text: "the price", themes: [price] }, { text: "too dear", themes: [price] }, { text: "price", themes: [] }]',
    ),
  );
  expect(tested).toMatchObject({
    schema: 'nps.themes.test/1',
    rules: 'a.yaml',
    gold: null,
    examples: {
      count: 3,
      passed: 1,
      failed: [
        { number: 2, text: 'too dear', missing: ['price'], extra: [] },
        { number: 3, text: 'price', missing: [], extra: ['price'] },
      ],
    },
  });
  expect(testExamples(source('[]')).examples).toEqual({ count: 0, passed: 0, failed: [] });
});

it('warns of labels that are no theme, and of rules that want a score', async () => {
  const table = csv([
    ['comment', 'label', 'nps'],
    ['the price is high, and so is the risk', 'pricing', '3'],
    ['what a price to pay', 'prize', '9'],
  ]);
  const codes = (score: string | null) =>
    withFiles({ 'gold.csv': table }, async ([path]) => {
      const file = { path: path!, label: 'label', comment: 'comment', score };
      const { warnings, examples } = await testGold(source('[]'), file, 5, worldOf());
      expect(examples).toBeNull();
      return warnings.map(({ code }) => code);
    });
  expect(await codes(null)).toEqual(['themeScoreDependent', 'unknownLabel', 'unknownLabel', 'scoreNeeded']);
  expect(await codes('nps')).toEqual(['themeScoreDependent', 'unknownLabel', 'unknownLabel']);
});
