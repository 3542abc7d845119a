import { expect, it } from 'vitest';
import type { Suggestions } from '../../../src/model/suggestions.ts';
import { describeSuggestions, suggestionRows } from '../../../src/present/describe/suggestions.ts';
import { renderTerminal } from '../../../src/present/terminal.ts';
import { SUGGESTIONS } from './suggestions/sample.ts';

const shown = (changes: Partial<Suggestions> = {}): string => {
  const { result } = describeSuggestions({ ...SUGGESTIONS, ...changes });
  return renderTerminal({ result, notes: [] }, { width: 80, colour: 0, unicode: true, truncate: false });
};

it('shows three lists, and what to paste', () => {
  expect(shown()).toMatchInlineSnapshot(`
    "comments   320 comments say something; 200 with a theme (63%)
    suggested  2 terms, which together would tag 12 more: 66%

    What comments without a theme say
      term          as in     comments  detractors  passives  promoters
      ─────────────────────────────────────────────────────────────────
      phone         my phone         7           0         3          4
      data science  –                5           5         0          0

    Detractors say
      term     as in  detractors  promoters     z  theme
      ────────────────────────────────────────────────────
      on hold  –             30%       0.5%  +4.1  support

    Promoters say
      term  as in      detractors  promoters     z  theme
      ────────────────────────────────────────────────────
      crew  kind crew          1%      10.5%  −2.3  (none)

      Shares of 100 detractors and 200 promoters with a comment. z: how sure the
      difference is; below 3.3 it may be chance.
      (none): no rule covers the term.

    Almost keywords
      word    comments  untagged  keyword  theme
      ──────────────────────────────────────────
      pricng         4         3  pricing  price

    To paste under themes:
      # To be divided among themes, and cleared of what is none.
      - id: suggested
        any:
          - phone # 7 comments
          - data science # 5 comments
      # Almost keywords, where they are meant; for any of:
      #   price: pricng
    "
  `);
});

it('counts people beside comments where they differ', () => {
  const [first, ...rest] = SUGGESTIONS.untagged;
  expect(shown()).not.toContain('people');
  expect(shown({ untagged: [{ ...first!, voices: 4 }, ...rest] })).toContain('people');
});

it('quotes what it was given', () => {
  const [first, ...rest] = SUGGESTIONS.untagged;
  const quoted = { ...first!, quotes: [{ score: 3, text: 'no phone app' }] };
  expect(shown({ untagged: [quoted, ...rest] })).toContain('In their words\n  phone  3: no phone app\n');
});

it('says where there is nothing to list, and why', () => {
  const { themes: _, ...source } = SUGGESTIONS.source;
  const keyness = { detractors: 1, promoters: 20, tooFew: true, terms: [] };
  const text = shown({ untagged: [], nearMisses: [], keyness, source });
  expect(text).toContain('no rules');
  expect(text).toContain('No word or phrase is in the comments of three people.');
  expect(text).toContain('1 detractor and 20 promoters with a comment: too few to tell');
  expect(text).not.toContain('paste');
  expect(shown({ keyness: { ...keyness, tooFew: false } })).toContain('no term is used more by either');
});

it('has a row for each term of each list', () => {
  const { columns, rows } = suggestionRows(SUGGESTIONS);
  const records = rows.map((row) =>
    Object.fromEntries(row.flatMap((cell, i) => (cell === null ? [] : [[columns[i]!, cell]]))),
  );
  expect(rows.every((row) => row.length === columns.length)).toBe(true);
  expect(records).toEqual([
    { list: 'coverage', comments: 320, untagged: 120 },
    {
      list: 'untagged',
      term: 'phone',
      comments: 7,
      voices: 7,
      detractors: 0,
      passives: 3,
      promoters: 4,
      untagged: 7,
    },
    {
      list: 'untagged',
      term: 'data science',
      comments: 5,
      voices: 5,
      detractors: 5,
      passives: 0,
      promoters: 0,
      untagged: 5,
    },
    {
      list: 'keyness',
      term: 'on hold',
      detractors: 30,
      promoters: 1,
      detractorShare: 0.3,
      promoterShare: 0.005,
      z: 4.0812,
      theme: 'support',
    },
    {
      list: 'keyness',
      term: 'crew',
      detractors: 1,
      promoters: 21,
      detractorShare: 0.01,
      promoterShare: 0.105,
      z: -2.25,
    },
    { list: 'nearMiss', term: 'pricng', comments: 4, untagged: 3, keyword: 'pricing', theme: 'price' },
  ]);
});
