import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ColumnProfile, isFreeText, typeOf } from '../../src/map/profile.ts';
import { readScore } from '../../src/map/score.ts';
import { COMMENTS, cycle, profileOf } from './table.ts';

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

/** Cells of every kind, and cells that look like another kind at one of their ends. */
const cells = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('0', '7', '10', ' 9', '8.0', '10 ', '10.0') },
  fc.constantFrom('', ' ', 'NA', 'none', 'null', 'None ', '\u00a0\u00a0\u00a0null', '--'),
  fc.constantFrom(
    '11',
    '-100',
    '12345',
    '00123',
    '007',
    '999',
    '1234567890123',
    '1'.repeat(16),
    '1'.repeat(400),
  ),
  fc.constantFrom('7.333', '100.0', '100.5', '0.5', '2024.5', '3/4', '10/10', '100/7'),
  fc.constantFrom(
    'Extremely likely - 10',
    'Not at all likely (0)',
    '0 - not likely',
    `${'x'.repeat(60)} - 10`,
  ),
  fc.constantFrom(
    'Likely - 10 ',
    'Likely: 7)',
    '\u00a0\u00a0\u00a0\u00a010',
    'Vielleicht: 5',
    'Été - 4',
    'часто - 9',
  ),
  fc.constantFrom('Pro', 'Absolutely', 'Über', 'wir kamen wieder', 'x'.repeat(40), 'x'.repeat(41), 'a 1'),
  fc.constantFrom(
    'r-1',
    'r-12',
    'r-123',
    'Q7',
    'v2 (10)',
    'item (123)',
    'covid-19',
    'B2B',
    '4 stars',
    '24/7 help',
  ),
  fc.constantFrom(
    'a@b.example',
    'A.B@c.example ',
    'no@dot',
    '@a.b',
    'mail me at a@b.example',
    'x1@y.example',
  ),
  fc.constantFrom(
    '2024-03-01',
    '2024-03-01T10:00:00Z',
    '1/2/21',
    '25/12/2021',
    'Feb 3, 2024',
    '3 May 2024',
    '45123',
  ),
  fc.constantFrom(
    '2024-0001',
    '3f2a',
    '550e8400-e29b-41d4-a716-446655440000',
    '127.0.0.1',
    '12:30',
    '2024 03 01',
  ),
  fc.string({ unit: 'binary', maxLength: 50 }),
  fc.string({ unit: 'grapheme-ascii', maxLength: 120 }),
  fc.constantFrom(`${' '.repeat(120)}9`, `9 - ${'x'.repeat(96)}`, `9 - ${'x'.repeat(97)}`),
);

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

  test('a cell counts as what readScore makes of it', () => {
    fc.assert(
      fc.property(cells, (cell) => {
        const { filled, missing, plain, labelled, integers, fractions, texts } = profileOf([cell]);
        const read = readScore(cell);
        expect(missing).toBe(read.kind === 'missing' ? 1 : 0);
        expect(filled).toBe(1 - missing);
        const score = read.kind === 'score' ? read : null;
        expect(plain.indexOf(1)).toBe(score && !score.labelled ? score.score : -1);
        expect(labelled.indexOf(1)).toBe(score?.labelled ? score.score : -1);
        const reason = read.kind === 'invalid' ? read.reason : null;
        expect(integers).toBe(reason === 'scoreOutOfRange' ? 1 : 0);
        expect(fractions).toBe(reason === 'scoreNotWhole' ? 1 : 0);
        expect(texts).toBe(reason === 'scoreNotNumber' ? 1 : 0);
      }),
      { numRuns: 5000 },
    );
  });

  test('a short text without digits and @ is a word, any other is not', () => {
    fc.assert(
      fc.property(cells, (cell) => {
        const { texts, words } = profileOf([cell]);
        const isWord = texts === 1 && cell.length <= 40 && !/[\d@]/.test(cell);
        expect([...words!.keys()]).toEqual(isWord ? [cell] : []);
      }),
      { numRuns: 2000 },
    );
  });

  test('the order of the cells does not matter', () => {
    fc.assert(
      fc.property(fc.array(cells, { maxLength: 60 }), fc.integer({ min: 1, max: 40 }), (some, times) => {
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
