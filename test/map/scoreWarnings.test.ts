import { describe, expect, test } from 'vitest';
import { scoreWarnings } from '../../src/map/scoreWarnings.ts';
import type { Anchors } from '../../src/model.ts';
import { columnsOf, cycle, profileOf, SCORES } from './table.ts';

const warn = (
  cells: readonly string[],
  anchors: Anchors = {},
  detected = true,
  name = 'score',
  detail = '',
  verbose = false,
) =>
  scoreWarnings(columnsOf([{ name, detail }])[0]!, profileOf(cells), anchors, {
    anchors: detected ? null : anchors,
    verbose,
  });
const codes = (...given: Parameters<typeof warn>) => warn(...given).map(({ code }) => code);

test('a column of scores gives no cause', () => {
  expect(warn(SCORES)).toEqual([]);
  expect(warn([])).toEqual([]);
  expect(warn(['', 'NA'])).toEqual([]);
  expect(scoreWarnings(columnsOf(['score'])[0]!, undefined, {}, { anchors: null })).toEqual([]);
});

describe('anchorWord', () => {
  const cells = ['Absolutely', 'absolutely ', '9', '8', '0'];

  test('names the word, how often it occurs, and how to overrule it', () => {
    expect(warn(cells, { Absolutely: 10 })).toEqual([
      {
        code: 'anchorWord',
        message:
          "2 of 5 answers are the word 'Absolutely': taken as 10, the top of the scale, because no answer is the number 10. Overrule with --anchor 'Absolutely=N' or --anchor none.",
      },
    ]);
  });

  test('the bottom', () => {
    const [warning] = warn(['Never', '9', '8'], { Never: 0 });
    expect(warning!.message).toContain("the word 'Never': taken as 0, the bottom of the scale");
  });

  test('what the user said is not told back', () => {
    expect(codes(cells, { Absolutely: 10 }, false)).toEqual([]);
  });
});

describe('unknownWords', () => {
  const told = (words: readonly string[], verbose = false) =>
    warn([...cycle(SCORES, 200), ...words], {}, true, 'score', '', verbose).map(({ message }) => message);

  test('lists them, the most frequent first', () => {
    const warnings = warn([...cycle(SCORES, 200), ...cycle(['ten'], 3), ...cycle(['yes'], 4)]);
    expect(warnings).toEqual([
      {
        code: 'unknownWords',
        message:
          "Words among the scores are invalid: 'yes' (4), 'ten' (3). If one stands for a score: --anchor 'yes=N'.",
      },
    ]);
  });

  test('quotes nobody: a comment is told only to whoever asks for it', () => {
    const words = ['Jane was rude', ...cycle(['ten'], 3)];
    expect(told(words)).toEqual([
      "Words among the scores are invalid: 'ten' (3), 1 more that --verbose shows. If one stands for a score: --anchor 'ten=N'.",
    ]);
    expect(told(['Jane was rude'])).toEqual([
      "Words among the scores are invalid: 1 that --verbose shows. If one stands for a score: --anchor 'WORD=N'.",
    ]);
    expect(told(words, true)[0]).toContain("'ten' (3), 'Jane was rude' (1)");
  });

  test('up to five', () => {
    const words = ['a', 'b', 'c', 'd', 'e', 'f'];
    const many = cycle(SCORES, 100);
    expect(codes([...many, ...words.slice(1)])).toEqual(['unknownWords']);
    expect(codes([...many, ...words])).toEqual([]);
  });

  test('a word that stands for a score is known in any spelling', () => {
    expect(codes([...SCORES, 'ABSOLUTELY'], { Absolutely: 9 }, false)).toEqual([]);
  });
});

describe('manyInvalid', () => {
  const invalid = (n: number) => [...cycle(['9', '0'], 100 - n), ...cycle(['11', '9.5', '10/10', '-1'], n)];

  test('from one cell in ten on', () => {
    expect(codes(invalid(10))).toEqual([]);
    expect(warn(invalid(11))).toEqual([
      {
        code: 'manyInvalid',
        message:
          "11 of 100 filled cells in 'score' are no scores 0–10. If the column holds several questions, keep one with --where 'COLUMN=value'.",
      },
    ]);
  });

  test('words that stand for scores are valid, missing ones do not count', () => {
    expect(
      codes([...cycle(['Absolutely'], 40), ...cycle(['9', '0'], 60)], { Absolutely: 10 }, false),
    ).toEqual([]);
    expect(codes([...SCORES, ...cycle(['', 'NA'], 100)])).toEqual([]);
  });
});

describe('oneToTen', () => {
  const positive = cycle(['10', '9', '1'], 30);
  const codesFor = (name: string, cells = positive, detail = '') => codes(cells, {}, true, name, detail);

  test.each([
    'On a scale from 1 to 10, would you recommend us?',
    'Recommend (1-10)',
    'Would you recommend us? 10 = yes, 1 = no',
  ])('%s', (name) => {
    expect(codesFor(name)).toEqual(['oneToTen']);
    expect(codesFor('Q1', positive, name)).toEqual(['oneToTen']);
  });

  test.each([
    ['a scale from 0', 'On a scale from 0 to 10, where 1 is …'],
    ['no scale', 'Would you recommend us?'],
    ['other numbers', 'Q1: 100 of 10000'],
  ])('not for %s', (_, name) => {
    expect(codesFor(name)).toEqual([]);
  });

  test('nor where somebody answered 0', () => {
    expect(codesFor('Recommend (1-10)', SCORES)).toEqual([]);
  });
});
