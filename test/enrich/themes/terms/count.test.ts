import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileThemes } from '../../../../src/enrich/themes/matcher.ts';
import { countTerms, type Doc } from '../../../../src/enrich/themes/terms/count.ts';
import { GAP, Vocabulary } from '../../../../src/enrich/themes/terms/vocabulary.ts';

/** For each term its counts, by its words; a group is a list of documents, a document one of comments. */
function counted(
  groups: readonly (readonly (readonly string[])[])[],
  minimum: number,
): Record<string, readonly number[]> {
  const vocabulary = new Vocabulary();
  const docs = groups.flatMap((list, group) =>
    list.map(
      (comments): Doc => ({ group, words: comments.flatMap((text) => [...vocabulary.read(text), GAP]) }),
    ),
  );
  const terms = countTerms(docs, vocabulary, groups.length, minimum);
  return Object.fromEntries(
    terms.map(({ words, counts }) => [words.map((id) => vocabulary.entries[id]!.text).join(' '), counts]),
  );
}

describe('countTerms', () => {
  it('counts a document once for a term, and no pair over two comments of it', () => {
    expect(counted([[['slow slow loading', 'loading times'], ['Slow loading']]], 1)).toEqual({
      slow: [2],
      loading: [2],
      times: [1],
      'slow slow': [1],
      'slow loading': [2],
      'loading times': [1],
    });
  });

  it('keeps groups apart, and needs the minimum in all together', () => {
    expect(counted([[['too slow'], ['slow']], [['slow page']]], 2)).toEqual({ slow: [2, 1] });
  });

  it('has no pair with a word that says nothing at either end', () => {
    expect(Object.keys(counted([[['the price of seats is 40 euros']]], 1)).sort()).toEqual([
      'euros',
      'price',
      'seats',
    ]);
  });

  it('counts what a rule with the term tags, whatever the comments', () => {
    const word = fc.constantFrom(
      'slow',
      'Slow',
      'page',
      'pagé',
      'price',
      'the',
      '-',
      '.',
      '12',
      '👍',
      "don't",
    );
    const comment = fc.array(word, { maxLength: 6 }).map((words) => words.join(' '));
    fc.assert(
      fc.property(
        fc.array(comment, { maxLength: 8 }),
        fc.integer({ min: 1, max: 3 }),
        (comments, minimum) => {
          for (const [term, [n]] of Object.entries(counted([comments.map((text) => [text])], minimum))) {
            const rest = { except: [], unless: [], when: [], negated: 'keep' as const };
            const themes = [{ id: 'a', label: null, parent: null, rules: [{ any: [term], ...rest }] }];
            const { tag } = compileThemes({ version: 1, themes, examples: [] });
            const tagged = comments.filter((text) => tag(text).length > 0).length;
            // A rule finds a phrase over a full stop too.
            if (term.includes(' ')) expect(n).toBeLessThanOrEqual(tagged);
            else expect(n).toBe(tagged);
            expect(n).toBeGreaterThanOrEqual(minimum);
          }
        },
      ),
    );
  });
});
