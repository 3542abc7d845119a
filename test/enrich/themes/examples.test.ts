import { expect, it } from 'vitest';
import { failedExamples } from '../../../src/enrich/themes/examples.ts';
import { rule, rulesOf, theme } from './rules.ts';

it('an example fails where themes are missing or too many; parents go without saying', () => {
  const rules = rulesOf(
    theme('product', []),
    theme('speed', [rule('slow')], 'product'),
    theme('risk', [rule('cancel', { when: [{ group: ['detractor'] }] })]),
  );
  const example = (text: string, themes: string[], score: number | null = null) => ({
    text,
    themes,
    score,
    lang: null,
  });
  const examples = [
    example('slow', ['speed']),
    example('slow', ['product']),
    example('I cancel', ['risk'], 3),
    example('I cancel', ['risk']),
  ];
  expect(failedExamples({ ...rules, examples })).toEqual([
    { example: examples[1], index: 1, missing: [], extra: ['speed'] },
    { example: examples[3], index: 3, missing: ['risk'], extra: [] },
  ]);
});
