import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  bareScore,
  foldAnchors,
  foldWord,
  mayBeLabelled,
  readScore,
  scoreReader,
} from '../../src/map/score.ts';

const score = (value: number, labelled = false) => ({ kind: 'score', score: value, labelled });
const invalid = (reason: string) => ({ kind: 'invalid', reason });

describe('readScore', () => {
  test.each(Array.from({ length: 11 }, (_, value) => value))('%i', (value) => {
    for (const cell of [
      `${value}`,
      `${value}.0`,
      `${value}.000`,
      `  ${value} `,
      `\u00a0${value}\t`,
      `${value}\r`,
    ])
      expect(readScore(cell)).toEqual(score(value));
  });

  test.each([
    // The ends of SurveyMonkey's scale, and what other tools make of them.
    ['Not at all likely - 0', 0],
    ['Extremely likely - 10', 10],
    ['10 - extremely likely', 10],
    ['0 - not at all likely', 0],
    ['10 – äußerst wahrscheinlich', 10],
    ['0 — pas du tout', 0],
    ['9: likely', 9],
    ['7 = neutral', 7],
    ['0 (not likely)', 0],
    ['Extremely likely (10)', 10],
    ['1. Strongly disagree', 1],
    ['Not likely: 0', 0],
    ['Very likely=10', 10],
    ['Not at all likely- 0', 0],
    ['Très probable - 10', 10],
    ['大変勧めたい - 10', 10],
    ['5 - לא בטוח', 5],
    ['  Extremely likely - 10\u00a0', 10],
  ])('%j has a label, and is %i', (cell, value) => {
    expect(readScore(cell)).toEqual(score(value, true));
  });

  test.each(['', ' ', 'NA', 'n/a', 'NULL', 'None', 'nan', '-', '--', '   N/A              '])(
    '%j is missing',
    (cell) => {
      expect(readScore(cell)).toEqual({ kind: 'missing' });
    },
  );

  test.each([
    ['11', 'scoreOutOfRange'],
    ['11.0', 'scoreOutOfRange'],
    ['-1', 'scoreOutOfRange'],
    ['-100', 'scoreOutOfRange'],
    ['100', 'scoreOutOfRange'],
    ['12345678901234567890', 'scoreOutOfRange'],
    ['1'.repeat(400), 'scoreOutOfRange'],
    ['9.5', 'scoreNotWhole'],
    ['7.333', 'scoreNotWhole'],
    ['-0.5', 'scoreNotWhole'],
    ['10.01', 'scoreNotWhole'],
    ['08', 'scoreNotNumber'],
    ['+8', 'scoreNotNumber'],
    ['-0', 'scoreNotNumber'],
    ['010', 'scoreNotNumber'],
    ['8.', 'scoreNotNumber'],
    ['.5', 'scoreNotNumber'],
    ['9,0', 'scoreNotNumber'],
    ['9,5', 'scoreNotNumber'],
    ['1e1', 'scoreNotNumber'],
    ['0x9', 'scoreNotNumber'],
    ['10/10', 'scoreNotNumber'],
    ['9-10', 'scoreNotNumber'],
    ['0-6', 'scoreNotNumber'],
    ['1 0', 'scoreNotNumber'],
    ['ten', 'scoreNotNumber'],
    ['score 8', 'scoreNotNumber'],
    ['8 points', 'scoreNotNumber'],
    ['Promoter (9-10)', 'scoreNotNumber'],
    ['Detractor (0-6)', 'scoreNotNumber'],
    ['colder than -5', 'scoreNotNumber'],
    ['Feb-10', 'scoreNotNumber'],
    ['10-Feb', 'scoreNotNumber'],
    ['10:30', 'scoreNotNumber'],
    ['9 - 10', 'scoreNotNumber'],
    ['9 - ', 'scoreNotNumber'],
    ['- 9', 'scoreNotNumber'],
    ['5 - !?', 'scoreNotNumber'],
    ['5 – …', 'scoreNotNumber'],
    ['(9)', 'scoreNotNumber'],
    ['９', 'scoreNotNumber'],
    ['٩', 'scoreNotNumber'],
    ['NaN!', 'scoreNotNumber'],
    ['Infinity', 'scoreNotNumber'],
    ['true', 'scoreNotNumber'],
    ['Absolutely', 'scoreNotNumber'],
    [`10 - ${'very '.repeat(30)}likely`, 'scoreNotNumber'],
  ])('%j is invalid: %s', (cell, reason) => {
    expect(readScore(cell)).toEqual(invalid(reason));
  });

  test('accepts nothing but an integer from 0 to 10, written as one', () => {
    const cells = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.stringMatching(/^[ -]?\d{0,3}[.,:/ ()=–-]{0,3}[a-zé]{0,3}[.,:/ ()=–-]{0,3}\d{0,2}[) ]?$/),
      fc.double().map(String),
      fc.integer().map(String),
    );
    fc.assert(
      fc.property(cells, (cell) => {
        const read = readScore(cell);
        if (read.kind !== 'score') return;
        expect(read.score).toBeOneOf([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
        const digits = cell.match(/\d+/g)!;
        // One number, or that number with nothing but zeros behind a point.
        expect(digits[0]).toBe(String(read.score));
        expect(digits.slice(1).every((more) => !read.labelled && /^0+$/.test(more))).toBe(true);
        expect(read.labelled).toBe(/[^\d\s.]/.test(cell.trim()) || /\d\.\s/.test(cell));
      }),
      { numRuns: 2000 },
    );
  });

  test('every integer outside 0 to 10 and every fraction is refused', () => {
    fc.assert(
      fc.property(fc.oneof(fc.integer(), fc.double({ noNaN: true })), (value) => {
        // As text, -0 is 0.
        const valid = Number.isInteger(value) && value >= 0 && value <= 10;
        expect(readScore(String(value)).kind).toBe(valid ? 'score' : 'invalid');
      }),
    );
  });

  test('hostile text takes no time', () => {
    const started = performance.now();
    for (const text of ['- '.repeat(5000), '('.repeat(100), `${' '.repeat(10_000)}x`, `${'- '.repeat(49)}5)`])
      expect(readScore(text).kind).toBe('invalid');
    expect(performance.now() - started).toBeLessThan(1000);
  });
});

test('mayBeLabelled is true for every labelled score', () => {
  const labels = fc.stringMatching(/^[a-zA-Z ]{1,20}$/).filter((text) => text.trim() !== '');
  const forms = [(w: string, d: number) => `${w} - ${d}`, (w: string, d: number) => `${d} - ${w}`];
  fc.assert(
    fc.property(labels, fc.integer({ min: 0, max: 10 }), fc.constantFrom(...forms), (label, digit, form) => {
      const text = form(label.trim(), digit);
      expect(readScore(text)).toEqual(score(digit, true));
      expect(mayBeLabelled(text)).toBe(true);
    }),
  );
  expect(mayBeLabelled('Absolutely')).toBe(false);
});

describe('words', () => {
  test.each([
    ['  Very\u00a0 Unlikely\n', 'very unlikely'],
    ['ABSOLUTELY', 'absolutely'],
    ['Tout à fait', 'tout à fait'],
  ])('%j is compared as %j', (word, folded) => {
    expect(foldWord(word)).toBe(folded);
  });

  test('of two anchors that are alike the later one holds', () => {
    expect([...foldAnchors({ Absolutely: 10, 'Not at all': 0, ' absolutely ': 9 })]).toEqual([
      ['absolutely', 9],
      ['not at all', 0],
    ]);
  });
});

describe('scoreReader', () => {
  const read = scoreReader({ Absolutely: 10, 'Very Unlikely': 0, nil: 0, '11': 10 });

  test.each([
    ['Absolutely', score(10, true)],
    [' absolutely', score(10, true)],
    ['Very\u00a0Unlikely', score(0, true)],
    ['nil', score(0, true)],
    ['11', score(10, true)],
    ['7', score(7)],
    ['', { kind: 'missing' }],
    ['Certainly', invalid('scoreNotNumber')],
    ['constructor', invalid('scoreNotNumber')],
  ])('%j', (cell, expected) => {
    expect(read(cell)).toEqual(expected);
    expect(read(cell), 'asked again').toEqual(expected);
  });

  test('without anchors it is readScore, also beyond what it remembers', () => {
    const plain = scoreReader({});
    const cells = Array.from({ length: 3000 }, (_, i) => (i % 7 === 0 ? `${i} - label` : String(i % 13)));
    for (const cell of [...cells, ...cells]) expect(plain(cell)).toEqual(readScore(cell));
  });
});

test('bareScore knows the scores without anything beside them, and nothing else', () => {
  for (let score = 0; score <= 10; score++) expect(bareScore(`${score}`)).toBe(score);
  for (const cell of ['', ' ', 'x', '/', ':', '11', '20', '01', '1x', '100', '-1', '9 ', '8.0'])
    expect(bareScore(cell)).toBe(-1);
});
