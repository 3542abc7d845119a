import { describe, expect, test } from 'vitest';
import { commonestFirst, countAnchored, detectAnchors, parseAnchors } from '../../src/map/anchors.ts';

/** Answers per score: one of each, except for those of `none`. */
const counts = (...none: number[]) => Array.from({ length: 11 }, (_, i) => (none.includes(i) ? 0 : 1));
const detect = (words: Record<string, number>, none: number[]) => ({
  ...detectAnchors(new Map(Object.entries(words)), counts(...none)),
});

describe('detectAnchors', () => {
  test.each([
    [{ Absolutely: 52 }, [10], { Absolutely: 10 }, 'the word at the top'],
    [{ 'Strongly disagree': 2 }, [0], { 'Strongly disagree': 0 }, 'the word at the bottom'],
    [
      { 'Strongly disagree': 2, 'Strongly agree': 9 },
      [0, 10],
      { 'Strongly disagree': 0, 'Strongly agree': 10 },
      'both',
    ],
    [{ 'Very\u00a0Unlikely': 1 }, [0], { 'Very\u00a0Unlikely': 0 }, 'with a no-break blank'],
    [{ '  ABSOLUTELY ': 1 }, [10], { '  ABSOLUTELY ': 10 }, 'in other case, padded'],
    [{ 'Tout à fait': 3 }, [10], { 'Tout à fait': 10 }, 'French'],
    [{ 'Auf keinen Fall': 3 }, [0], { 'Auf keinen Fall': 0 }, 'German'],
    [{ Nunca: 3 }, [0], { Nunca: 0 }, 'Spanish'],
    [{ Absolutely: 52 }, [], {}, 'a cell holds the number 10'],
    [{ Absolutely: 2, Certainly: 1 }, [10], {}, 'two words could be the end'],
    [{ Bombastic: 52 }, [10], {}, 'an unknown word'],
    [{}, [0, 10], {}, 'no word'],
    [{ constructor: 1, ['__proto__']: 1 }, [0, 10], {}, 'names that objects have'],
  ])('%j, no answers at %j: %j (%s)', (words, none, anchors, _) => {
    expect(detect(words as Record<string, number>, none)).toEqual(anchors);
  });

  test('a word in several spellings is one word, called by the commonest', () => {
    expect(detect({ absolutely: 2, Absolutely: 5, ABSOLUTELY: 2 }, [10])).toEqual({ Absolutely: 10 });
  });

  test('the order of the words does not matter', () => {
    const spellings = [
      ['absolutely', 2],
      ['Absolutely', 2],
    ] as const;
    for (const words of [spellings, spellings.toReversed()])
      expect({ ...detectAnchors(new Map(words), counts(10)) }).toEqual({ Absolutely: 10 });
  });
});

test('commonestFirst: by count, then by characters', () => {
  const words: [string, number][] = [
    ['b', 1],
    ['c', 3],
    ['a', 1],
  ];
  expect(words.toSorted(commonestFirst).map(([word]) => word)).toEqual(['c', 'a', 'b']);
});

describe('countAnchored', () => {
  const words = new Map([
    ['Absolutely', 5],
    ['absolutely ', 2],
    ['Never', 1],
    ['Bombastic', 4],
  ]);

  test('counts every spelling, per score', () => {
    expect(countAnchored({ Absolutely: 10, never: 0 }, words)).toEqual([1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 7]);
  });

  test.each([
    ['no anchors', {}, words],
    ['too many different words', { Absolutely: 10 }, null],
    ['no such word', { Certainly: 10 }, words],
  ])('%s: nothing', (_, anchors, given) => {
    expect(countAnchored(anchors, given)).toEqual(new Array(11).fill(0));
  });
});

describe('parseAnchors', () => {
  test.each([
    [['Absolutely=10'], { Absolutely: 10 }],
    [['Absolutely = 10', 'Not at all=0'], { Absolutely: 10, 'Not at all': 0 }],
    [['a=b=7'], { 'a=b': 7 }],
    [['two\nlines=3'], { 'two\nlines': 3 }],
    [['10/10=10'], { '10/10': 10 }],
    [['__proto__=5'], { ['__proto__']: 5 }],
    [['none'], {}],
    [[' None '], {}],
    [['none', 'Yes=10'], { Yes: 10 }],
    [[], {}],
  ])('%j', (given, anchors) => {
    expect(Object.entries(parseAnchors(given)!)).toEqual(Object.entries(anchors));
  });

  test.each([
    'Absolutely',
    'Absolutely=',
    'Absolutely=11',
    'Absolutely=9.5',
    'Absolutely=-1',
    '=10',
    'a=ten',
  ])('%j is not understood', (given) => {
    expect(parseAnchors(['Yes=10', given])).toBeNull();
  });
});
