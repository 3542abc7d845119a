import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ColumnProfile, isFreeText, typeOf } from '../../src/map/profile.ts';
import { CELLS, COMMENTS, cycle, profileOf } from './table.ts';

/** All counts of a profile, as plain data. */
const countsOf = (profile: ColumnProfile) => ({
  filled: profile.filled,
  missing: profile.missing,
  plain: profile.plain,
  labelled: profile.labelled,
  integers: profile.integers,
  fractions: profile.fractions,
  words: profile.words && Object.fromEntries([...profile.words].toSorted()),
  texts: profile.texts,
  textLength: profile.textLength,
  emails: profile.emails,
  dates: profile.dates.counts,
});

describe('observe', () => {
  test('every kind of cell, counted', () => {
    const profile = profileOf([
      ...['', 'N/A', '0', '10', '10', '8.0', 'Likely - 9', '11', '-1', '7.333'],
      ...['Pro', 'Pro', 'v2', 'ann@mail.example', '2024-03-01', '3/4/2024'],
    ]);
    expect(countsOf(profile)).toMatchObject({
      filled: 14,
      missing: 2,
      plain: [1, 0, 0, 0, 0, 0, 0, 0, 1, 0, 2],
      labelled: [0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0],
      integers: 2,
      fractions: 1,
      words: { Pro: 2 },
      texts: 6,
      textLength: 3 + 3 + 2 + 16 + 10 + 8,
      emails: 1,
      dates: { iso: 1, slashed: 1 },
    });
    expect(profile.scores).toBe(5);
    expect(profile.distribution).toEqual([1, 0, 0, 0, 0, 0, 0, 0, 1, 1, 2]);
  });

  test('the order of the cells does not matter', () => {
    fc.assert(
      fc.property(fc.array(CELLS, { maxLength: 60 }), fc.integer({ min: 1, max: 40 }), (some, times) => {
        // Enough of them to leave what the profile remembers.
        const many = Array.from({ length: times }, (_, i) =>
          some.map((cell) => (i % 3 ? cell : `${cell}${i}`)),
        );
        const column = many.flat();
        expect(countsOf(profileOf(column.toReversed()))).toEqual(countsOf(profileOf(column)));
        expect(countsOf(profileOf(column.toSorted()))).toEqual(countsOf(profileOf(column)));
      }),
    );
  });

  test.each([
    [
      'comments first, scores last',
      Array.from({ length: 3000 }, (_, i) => `too slow, ${i}`),
      cycle(['9', 'Likely - 10'], 3000),
    ],
    [
      'ids first, dates last',
      Array.from({ length: 3000 }, (_, i) => `r-${i}`),
      cycle(['1/2/21', '2024-03-01'], 3000),
    ],
    [
      'words first, addresses last',
      cycle(['yes', 'no'], 3000),
      cycle(['a@b.example', 'c.d@e.example'], 3000),
    ],
  ])('nor over thousands of them: %s', (_, first, last) => {
    expect(countsOf(profileOf([...first, ...last]))).toEqual(countsOf(profileOf([...last, ...first])));
  });

  test('settled in the middle, the counts are the same in the end', () => {
    const column = cycle(['9', 'Pro', '2024-03-01', '', 'Likely - 10', '11'], 100);
    const profile = new ColumnProfile();
    for (const cell of column) {
      profile.observe(cell);
      profile.settle();
    }
    expect(countsOf(profile)).toEqual(countsOf(profileOf(column)));
  });

  test('more than 200 different words are none', () => {
    const words = Array.from({ length: 201 }, (_, i) =>
      'abcdefghijklmno'[i % 15]!.repeat(1 + Math.floor(i / 15)),
    );
    expect(profileOf(words.slice(1)).words?.size).toBe(200);
    expect(profileOf(words).words).toBeNull();
  });
});

describe('typeOf', () => {
  const address = (i: number) => `person${i}@mail.example`;
  test.each([
    ['empty', ['', 'NA', '']],
    ['integer', ['9', '10', '11', 'ten']],
    ['number', ['9', '8.5', '-3.25', '']],
    ['date', ['2024-03-01', '2024-03-02', '']],
    ['email', Array.from({ length: 5 }, (_, i) => address(i))],
    ['word', cycle(['Pro', 'Basic'], 10)],
    ['text', COMMENTS],
    ['text', Array.from({ length: 250 }, (_, i) => 'abcdefghij'[i % 10]!.repeat(1 + Math.floor(i / 10)))],
    ['text', Array.from({ length: 10 }, (_, i) => `r-${i}`)],
  ])('%s', (type, column) => {
    expect(typeOf(profileOf(column), false)).toBe(type);
  });

  test('counts of seconds are dates only under a name that suggests dates', () => {
    const seconds = profileOf(['1713418460', '1713418461']);
    expect(typeOf(seconds, true)).toBe('date');
    expect(typeOf(seconds, false)).toBe('integer');
  });
});

describe('isFreeText', () => {
  test.each([
    [true, 'comments', COMMENTS],
    [true, 'long comments', COMMENTS.map((text) => `${text}, and more than forty characters of it`)],
    [false, 'choices', cycle(['Pro', 'Basic', 'Enterprise'], 30)],
    [false, 'numbers', cycle(['9', '10'], 30)],
    [false, 'nothing', ['', '']],
  ])('%s: %s', (expected, _, column) => {
    expect(isFreeText(profileOf(column))).toBe(expected);
  });
});

describe('a column full of plain dates', () => {
  const dates = (count: number): string[] =>
    Array.from({ length: count }, (_, i) => `2024-01-${String((i % 31) + 1).padStart(2, '0')}T10:00:00Z`);
  const shown = (cells: readonly string[]): ColumnProfile => {
    const profile = new ColumnProfile();
    for (const cell of cells) profile.observe(cell);
    profile.settle();
    return profile;
  };

  test('is counted to the last', () => {
    expect(shown(dates(1000))).toMatchObject({ filled: 1000, texts: 1000, textLength: 20_000 });
    expect(shown(dates(1000)).dates.counts).toMatchObject({
      iso: 1000,
      zoned: 1000,
      naive: 0,
      failed: 0,
    });
  });

  test('may still turn out otherwise', () => {
    const profile = shown([...dates(100), ...Array(300).fill('25/12/2021'), ...dates(100), '', 'soon']);
    expect(profile).toMatchObject({ filled: 501, missing: 1 });
    expect(profile.dates.counts).toMatchObject({ iso: 200, slashed: 300, dayFirst: 300 });
  });
});
