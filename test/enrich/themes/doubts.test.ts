import { describe, expect, it } from 'vitest';
import { doubtsAbout, doubtsFromCounts } from '../../../src/enrich/themes/doubts.ts';
import type { ThemeRule } from '../../../src/model.ts';
import { rule, rulesOf, theme } from './rules.ts';

const about = (...rules: ThemeRule[]) =>
  doubtsAbout(rulesOf(...rules.map((one, i) => theme('abc'[i]!, [one])))).map(
    ({ code, theme: id, message }) => `${code} ${id}: ${message}`,
  );

describe('doubtsAbout', () => {
  it('says nothing of ordinary rules', () => {
    expect(
      about(rule(['price', 'cheap*']), rule('late', { except: ['late night'], unless: ['by night'] })),
    ).toEqual([]);
  });

  it.each([
    ['Price', 'price'],
    ['état', 'etat'],
    ['e-mail', 'e  mail'],
    ['=IT', '=IT'],
    ['a ~3 b', 'a ~3 b'],
  ])('names a term that two themes have: %s and %s', (one, other) => {
    expect(about(rule(one), rule(other))).toEqual([
      `themeTermShared b: theme 'b': the term '${other}' is in theme 'a' too, so that comments with it have both`,
    ]);
  });

  it.each([
    ['price', 'price*'],
    ['=IT', 'it'],
    ['price*', '*price'],
    ['a ~3 b', 'a ~2 b'],
    ['配', '配送'],
  ])('takes %s and %s for two', (one, other) => {
    expect(about(rule(one), rule(other))).toEqual([]);
  });

  it.each([
    ['price', 'price'],
    ['prices', 'price*'],
    ['pricey*', 'price*'],
    ['price range', 'price rang*'],
    ['tafelgerecht', '*gerecht'],
    ['a ~3 b', 'a ~3 b'],
    ['=IT', 'it'],
  ])('names a term that can never count: %s except %s', (term, except) => {
    const expected = [expect.stringContaining('themeTermNever a')];
    expect(about(rule(term, { except: [except] }))).toEqual(expected);
    expect(about(rule(term, { unless: [except] }))).toEqual(expected);
  });

  it.each([
    ['price*', 'price'],
    ['price', 'price range'],
    ['price range', 'price'],
    ['配送', '送'],
    ['price', '=price'],
  ])('knows that %s counts somewhere in spite of except %s', (term, except) => {
    expect(about(rule(term, { except: [except] }))).toEqual([]);
  });

  it('names a theme that hangs on the score, and not one that hangs on the language', () => {
    expect(
      about(rule('x', { when: [{ group: ['detractor'] }] }), rule('y', { when: [{ lang: ['de'] }] })),
    ).toEqual([expect.stringContaining("themeScoreDependent a: theme 'a' hangs on the score")]);
  });
});

it('doubtsFromCounts names themes on no comment, and on more than half', () => {
  expect(doubtsFromCounts(['a', 'b', 'c'], [0, 5, 6], 10)).toEqual([
    { code: 'themeUnused', theme: 'a', message: "theme 'a': none of 10 comments has it" },
    {
      code: 'themeWide',
      theme: 'c',
      message: "theme 'c': 6 of 10 comments have it, more than half; its terms may be too common",
    },
  ]);
  expect(doubtsFromCounts(['a'], [0], 0)).toEqual([]);
});
