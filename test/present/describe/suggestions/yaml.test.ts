import { expect, it } from 'vitest';
import { parse } from 'yaml';
import type { NearMiss, Suggestions, UntaggedTerm } from '../../../../src/model/suggestions.ts';
import { rulesToPaste } from '../../../../src/present/describe/suggestions/yaml.ts';
import { SUGGESTIONS } from './sample.ts';

const term = (text: string): UntaggedTerm => ({ ...SUGGESTIONS.untagged[0]!, term: text });
const miss = (word: string, theme: string): NearMiss => ({ ...SUGGESTIONS.nearMisses[0]!, word, theme });
const linesOf = (changes: Partial<Suggestions>) =>
  rulesToPaste({ ...SUGGESTIONS, untagged: [], nearMisses: [], ...changes })?.lines ?? null;

it('is a list of one theme, and remarks', () => {
  const nearMisses = [miss('pricng', 'price'), miss('refunds', 'billing'), miss('expnsive', 'price')];
  expect(linesOf({ untagged: [term('phone'), term('data science')], nearMisses })).toEqual([
    '# To be divided among themes, and cleared of what is none.',
    '- id: suggested',
    '  any:',
    '    - phone # 7 comments',
    '    - data science # 7 comments',
    '# Almost keywords, where they are meant; for any of:',
    '#   price: pricng, expnsive',
    '#   billing: refunds',
  ]);
});

it.each(['No', 'yes', 'NULL', '24 7', '1e5', 'on', 'y', 'Größe', '価格', 'true story', 'ação', '٣'])(
  "'%s' is read as it is",
  (text) => {
    const [theme] = parse(linesOf({ untagged: [term(text)] })!.join('\n')) as { any: string[] }[];
    expect(theme!.any).toEqual([text]);
  },
);

it('is nothing where nothing is suggested', () => {
  expect(linesOf({})).toBeNull();
  expect(linesOf({ nearMisses: [miss('pricng', 'price')] })!.every((line) => line.startsWith('#'))).toBe(
    true,
  );
});
