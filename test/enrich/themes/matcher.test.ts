import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileThemes, dependsOnScore } from '../../../src/enrich/themes/matcher.ts';
import { LONGEST_COMMENT } from '../../../src/enrich/themes/scan.ts';
import type { Theme } from '../../../src/model.ts';
import { holds, rule, rulesOf, theme } from './rules.ts';

describe('a term is found where it is a whole word, and nowhere else', () => {
  it.each<[string, string, boolean]>([
    ['état', "l'état", true],
    ['pr', 'prêt', false],
    ['app', 'app_login', true],
    ['café', 'cafe\u0301', true],
    ['cafe\u0301', 'CAFÉ', true],
    ['kelvin', '\u212Aelvin', true],
    ['istanbul cheap', 'İstanbul, cheap', true],
    ['strasse', 'Straße', true],
    ['very', 'slow.Very', true],
    ['customer service', 'customer, service', true],
    ['customer service', 'customer  \u00a0 service!', true],
    ['customer service', 'customer 🚚 service', true],
    ['customer service', 'customers service', false],
    ['crash*', 'It CRASHED', true],
    ['crash*', 'it uncrashed', false],
    ['*gerecht', 'hoofdgerecht', true],
    ['*gerecht', 'hoofdgerechten', false],
    ['*gerecht*', 'hoofdgerechten', true],
    ['value* for *money', 'valued for easymoney', true],
    ['value* for *money', 'valued is for easymoney', false],
    ['配送', '送货配送很慢', true],
    ['好用', '很好。用了三天', false],
    ['配送 慢', '配送，慢', true],
    ['配送 慢', '配送很慢', false],
    ['iphone', '用iPhone很慢', true],
    ['line対応', 'LINE 対応', true],
    ['ガ', 'ｶﾞ', true],
    ['カ', 'ガ', false],
    ['비싸*', '너무 비싸요', true],
    ['मद', 'मदद', false],
    ['🚚', 'late🚚late', true],
    ['❤', 'I ❤️ it', true],
    ['👍', '👍🏽', true],
    ['🇩🇪', '🇫🇷🇩🇪', true],
    ['🇩🇪', '🇨🇩🇪🇸', false],
    ['🚚🚚', '🚚 🚚', false],
    ['🚚🚚', '🚚a🚚', false],
    ['🚚🚚', 'a🚚🚚🚚', true],
    ['=IT', 'it', false],
    ['=IT', 'Use IT!', true],
    ['=ITIL*', 'ITILs', true],
    ['=ITIL*', 'Itil', false],
    ['=配IT', '送配it', false],
    ['=配IT', '送配 IT', true],
    ['late', 'la\u00adte', true],
    ['late', 'la\u200bte', false],
  ])('%s in %s: %s', (term, text, expected) => {
    expect(holds(term, text)).toBe(expected);
  });
});

describe('words near each other', () => {
  it.each<[string, string, boolean]>([
    ['load* ~2 long', 'loading is very long', true],
    ['load* ~1 long', 'loading is very long', false],
    ['load* ~2 long', 'long to load', true],
    ['late ~0 late', 'late', false],
    ['late ~0 late', 'late late', true],
    ['great ~0 👍', 'great 👍', true],
    ['great ~0 👍', 'great job 👍', false],
    ['👍 ~1 👍', '👍', false],
    ['配送 ~2 慢', '配送真的慢', true],
    ['配送 ~1 慢', '配送真的慢', false],
  ])('%s in %s: %s', (term, text, expected) => {
    expect(holds(term, text)).toBe(expected);
  });
});

describe('except hides what lies within it', () => {
  it.each<[string, string, string, boolean]>([
    ['price*', 'price range', 'in my price range', false],
    ['price*', 'price range', 'the price range page shows a wrong price', true],
    ['price*', 'priceless', 'priceless', false],
    ['load* ~5 long', 'loading dock', 'the loading dock was long', false],
    ['late + deliver*', 'late night', 'late night delivery', false],
    ['price', 'low ~2 price', 'low, low price', false],
    ['👍', '👍👎', '👍👎', false],
    ['👍', '👎', '👍👎', true],
    ['👍', 'good', 'good 👍', true],
    ['👍', 'good job', 'good 👍 job', false],
  ])('%s except %s in %s: %s', (any, except, text, expected) => {
    expect(holds(rule(any, { except: [except] }), text)).toBe(expected);
  });
});

describe('negation', () => {
  it.each<[string, boolean]>([
    ["I don't recommend it", true],
    ['I don’t recommend it', true],
    ['dont recommend', true],
    ['I would not really strongly recommend it', true],
    ['not one of those that I recommend', false],
    ['No! I recommend it', false],
    ['no: recommended', false],
    ['I recommend it, not', false],
    ['I’d recommend it', false],
    ['Ich würde es nicht, recommend', true],
  ])('%s: %s', (text, isNegated) => {
    expect(holds(rule('recommend*', { negated: 'drop' }), text)).toBe(!isNegated);
    expect(holds(rule('recommend*', { negated: 'only' }), text)).toBe(isNegated);
    expect(holds(rule('recommend*'), text)).toBe(true);
  });

  it('counts a second place that is not negated', () => {
    expect(holds(rule('good', { negated: 'drop' }), 'not good. Well, good')).toBe(true);
  });
});

describe('conditions', () => {
  it.each<[object, { score?: number; lang?: string }, boolean]>([
    [{ group: ['detractor'] }, { score: 6 }, true],
    [{ group: ['detractor'] }, { score: 7 }, false],
    [{ group: ['detractor'] }, {}, false],
    [{ group: ['passive', 'promoter'] }, { score: 9 }, true],
    [{ score: { from: 0, to: 3 } }, { score: 3 }, true],
    [{ score: { from: 1, to: 3 } }, { score: 0 }, false],
    [{ lang: ['de'] }, { lang: 'de-AT' }, true],
    [{ lang: ['de'] }, { lang: 'DE_at' }, true],
    [{ lang: ['de-AT'] }, { lang: 'de' }, false],
    [{ lang: ['de'] }, { lang: 'den' }, false],
    [{ lang: ['de', 'fr'] }, { lang: 'fr' }, true],
    [{ lang: ['de'] }, {}, false],
    [{ lang: ['de'], group: ['detractor'] }, { lang: 'de', score: 9 }, false],
  ])('%j for %j: %s', (when, facts, expected) => {
    expect(holds(rule('x', { when: [when] }), 'x', facts)).toBe(expected);
  });

  it('all hold, and unless vetoes', () => {
    const when = [{ group: ['detractor' as const] }, { score: { from: 5, to: 6 } }];
    expect(holds(rule('x', { when }), 'x', { score: 5 })).toBe(true);
    expect(holds(rule('x', { when }), 'x', { score: 4 })).toBe(false);
    expect(holds(rule('x', { unless: ['y + z'] }), 'x y')).toBe(true);
    expect(holds(rule('x', { unless: ['y + z'] }), 'x y z')).toBe(false);
  });

  it('dependsOnScore', () => {
    expect(dependsOnScore([rule('x'), rule('x', { when: [{ score: { from: 1, to: 1 } }] })])).toBe(true);
    expect(dependsOnScore([rule('x', { when: [{ lang: ['de'] }] })])).toBe(false);
  });
});

it('a child tags its parents, and indexes ascend', () => {
  const { ids, tag } = compileThemes(
    rulesOf(
      theme('a', []),
      theme('b', [rule('x')], 'a'),
      theme('c', [rule('x')], 'b'),
      theme('d', [rule('y')]),
    ),
  );
  expect(ids).toEqual(['a', 'b', 'c', 'd']);
  expect(tag('y x')).toEqual([0, 1, 2, 3]);
  expect(tag('y')).toEqual([3]);
  expect(tag('')).toEqual([]);
});

it('letters are told apart however many scripts there are', () => {
  const letters = Array.from({ length: 3000 }, (_, i) => String.fromCodePoint(0x4e00 + i));
  const { tag } = compileThemes(rulesOf(...letters.map((letter, i) => theme(`t${i}`, [rule(letter)]))));
  expect(tag(letters.slice(1000, 1100).join(''))).toEqual(Array.from({ length: 100 }, (_, i) => 1000 + i));
  expect(tag('龍')).toEqual([]);
});

it('a comment that is too long is looked at as far as whole words go', () => {
  const filler = 'x'.repeat(LONGEST_COMMENT - 6);
  expect(holds('late', `${filler} late, more`)).toBe(true);
  expect(holds('late', `${filler} latest news`)).toBe(false);
  expect(holds('latest', `${filler} latest news`)).toBe(false);
  expect(holds('配', '送'.repeat(LONGEST_COMMENT - 1) + '配送'.repeat(9))).toBe(true);
});

it('hostile comments take no more than milliseconds', () => {
  const one = rule(['a ~3 b', '*aaa*'], { except: ['a c', '*aaa*'], negated: 'only' });
  const { tag } = compileThemes(rulesOf(theme('a', [one])));
  const start = performance.now();
  tag('a '.repeat(5000));
  tag('a'.repeat(10_000));
  tag('not a x x x x x b '.repeat(600));
  expect(performance.now() - start).toBeLessThan(5000);
});

describe('laws', () => {
  const word = fc.constantFrom(
    'late',
    'price',
    'LATE',
    'not',
    'état',
    'цена',
    '配送',
    '🚚',
    'range',
    'IT',
    'it',
  );
  const term = fc.oneof(
    fc.constantFrom('late', 'price', 'pri*', '*ang*', '=IT', '配', '🚚', 'état', 'цен*'),
    fc.constantFrom('late price', 'late ~2 price', 'late + цена', 'it ~1 配送', 'price range'),
  );
  const someRule = fc
    .record({
      any: fc.array(term, { minLength: 1, maxLength: 4 }),
      except: fc.array(
        term.filter((text) => !text.includes('+')),
        { maxLength: 2 },
      ),
      unless: fc.array(term, { maxLength: 1 }),
      negated: fc.constantFrom('keep' as const, 'drop' as const, 'only' as const),
    })
    .map((parts) => rule(parts.any, parts));
  const someThemes = fc.array(someRule, { minLength: 1, maxLength: 4 });
  const comment = fc
    .array(fc.tuple(word, fc.constantFrom(' ', '. ', ', ', '')), { maxLength: 10 })
    .map((pieces) => pieces.flat().join(''));
  const named = (themes: readonly Theme[], text: string): string[] => {
    const { ids, tag } = compileThemes(rulesOf(...themes));
    return tag(text)
      .map((i) => ids[i]!)
      .sort();
  };
  const themesOf = (rules: readonly ReturnType<typeof rule>[]): Theme[] =>
    rules.map((one, i) => theme(`t${i}`, [one]));

  it('the order of themes and terms does not matter', () => {
    fc.assert(
      fc.property(someThemes, comment, (rules, text) => {
        const turned = rules.map((one) => ({
          ...one,
          any: one.any.toReversed(),
          except: one.except.toReversed(),
        }));
        expect(named(themesOf(turned).reverse(), text)).toEqual(named(themesOf(rules), text));
      }),
      { numRuns: 150 },
    );
  });

  it('a theme that is added changes no other', () => {
    fc.assert(
      fc.property(someThemes, someRule, comment, (rules, added, text) => {
        const more = named([...themesOf(rules), theme('more', [added])], text);
        expect(more.filter((id) => id !== 'more')).toEqual(named(themesOf(rules), text));
      }),
      { numRuns: 150 },
    );
  });

  it('a rule for each term is as good as one for all', () => {
    fc.assert(
      fc.property(someRule, comment, (one, text) => {
        const split = one.any.map((any) => ({ ...one, any: [any] }));
        expect(named([theme('a', split)], text)).toEqual(named([theme('a', [one])], text));
      }),
      { numRuns: 150 },
    );
  });

  it('what was tagged before leaves no trace', () => {
    fc.assert(
      fc.property(someThemes, fc.array(comment, { maxLength: 5 }), (rules, texts) => {
        const { tag } = compileThemes(rulesOf(...themesOf(rules)));
        const first = texts.map((text) => tag(text));
        expect(texts.toReversed().map((text) => tag(text))).toEqual(first.toReversed());
      }),
      { numRuns: 100 },
    );
  });
});
