import { describe, expect, test } from 'vitest';
import { findScore } from '../../src/map/scoreColumn.ts';
import type { Anchors } from '../../src/model.ts';
import { COMMENTS, cycle, type Header, SCORES, tableOf } from './table.ts';

const ONE_TO_FIVE = cycle(['5', '4', '3', '2', '1'], 30);
const ONE_TO_SEVEN = cycle(['7', '6', '5', '4', '3', '2', '1'], 30);
const GROUPS = cycle(['Promoter', 'Promoter', 'Passive', 'Detractor'], 30);
const MEANS = cycle(['7.333', '8', '9.667', '10', '6.5'], 30);
const WEIGHTS = cycle(['100', '0', '-100'], 30);
const IDS = Array.from({ length: 30 }, (_, i) => String(1001 + i));

/** What is found in columns with these names and cells: the found name, the equal ones, or null. */
function find(columns: [Header[number], readonly string[]][], anchors: Anchors | null = null) {
  const { columns: named, profiles } = tableOf(
    columns.map(([name]) => name),
    ...columns.map(([, cells]) => cells),
  );
  const found = findScore(named, profiles, anchors);
  if (found.kind === 'found') return named[found.index]!.name;
  return found.kind === 'ambiguous' ? found.indexes.map((index) => `${index}: ${named[index]!.name}`) : null;
}

describe('names that say NPS', () => {
  test.each([
    ...['nps', 'NPS', 'nps_score', 'NPS Score', 'npsScore', 'score', 'rating', 'nps_rating', 'score_0_10'],
    ...['likelytorecommend', 'likelyToRecommend', 'Likely to recommend', 'recommendation_score', 'nota_nps'],
    ...[
      'qrecommend',
      'QRecommend',
      'answer',
      'hs_value',
      'properties.hs_value',
      'response.rating',
      'data.nps',
    ],
    'How likely is it that you would recommend us to a friend or colleague?',
    'Would you recommend our service?',
    'Would you recommend Acme Group?',
    'How likely are you to recommend our average, category-leading group to a friend?',
    '¿Recomendaría usted nuestra empresa?',
    'En una escala de 0 a 10, ¿qué probabilidad hay de que nos recomiende?',
    'Recommanderiez-vous notre magasin ?',
    'Würden Sie uns weiterempfehlen?',
    'Wie wahrscheinlich ist es, dass Sie uns empfehlen?',
    'Você recomendaria a empresa?',
    'Ci consiglieresti a un amico?',
    'Zou u ons aanbevelen?',
  ])('%s', (name) => {
    // Another column holds scores as well, so that content alone would not tell.
    expect(
      find([
        ['effort', SCORES],
        [name, SCORES],
        ['why', COMMENTS],
      ]),
    ).toBe(name);
  });

  test('the further header rows count as well', () => {
    const question = { name: 'Q7', detail: 'How likely are you to recommend us?' };
    expect(
      find([
        ['Q6', SCORES],
        [question, SCORES],
      ]),
    ).toBe('Q7');
  });

  test.each([
    ['nps', 'score', 'the stronger name wins'],
    ['How likely are you to recommend us?', 'nps_delivery', 'a question about the likelihood is as strong'],
    ['Would you recommend us?', 'rating', 'a question without it still more than a rating'],
  ])('%s, not %s: %s', (wanted, other) => {
    expect(
      find([
        [other, SCORES],
        [wanted, SCORES],
      ]),
    ).toBe(wanted);
  });
});

describe('columns that are no answer 0–10', () => {
  test.each([
    ['Qualtrics: promoter, passive, detractor', 'Q1_NPS_GROUP', GROUPS],
    ['the same recoded', 'Q1_NPS_GROUP', cycle(['3', '2', '1', '9'], 30)],
    ['weights', 'score', WEIGHTS],
    ['weights', 'weight', WEIGHTS],
    ['a mean', 'nps_mean', MEANS],
    ['a mean without a telling name', 'nps_2023', MEANS],
    ['CSAT under the name of score', 'score', ONE_TO_FIVE],
    ['a scale to 7 under the name of rating', 'rating', ONE_TO_SEVEN],
    ['a scale to 5 that asks for a recommendation', 'How likely are you to recommend us?', ONE_TO_FIVE],
    ['a scale from 0 to 2', 'hs_value', cycle(['0', '1', '2'], 30)],
    ['a scale from 0 to 5', 'score', cycle(['0', '3', '5'], 30)],
    ['one choice of an expanded question', 'Would you recommend us? - 1', cycle(['1', '', '', ''], 30)],
    ['the lowest choice of one', 'Would you recommend us? - 0', cycle(['0', '', '', '', ''], 30)],
    ['words only', 'Would you recommend us?', cycle(['Agree', 'Strongly agree', 'Disagree'], 30)],
    [
      'words with no-break blanks',
      'How likely are you to recommend us?',
      cycle(['Very\u00a0Unlikely', 'Very Likely'], 30),
    ],
    ['adjusted scores', 'adjustedScore', WEIGHTS],
    ['a quiz', 'calculated.score', cycle(['9', '10', '8'], 30)],
    ['the average of a customer', 'avg_nps', SCORES],
    ['a category', 'nps_category', SCORES],
    ['a category of recommendations', 'likely_to_recommend_category', SCORES],
    ['a group in the text of the question', 'How likely are you to recommend us? - Group', SCORES],
    ['an age in hours', 'Time to answer, hours', SCORES],
    ['a number of visits', 'visits', SCORES],
    ['the row number', '#1', cycle(['1', '2', '3', '4', '5', '6', '7', '8', '9', '10'], 10)],
    ['ids from 0 to 10', 'key', cycle(['4', '0', '7', '10', '2', '9', '1', '3', '8', '5', '6'], 11)],
    ['ids of other things', 'ref', IDS],
    ['a share of scores below nine tenths', 'score', [...SCORES.slice(0, 26), 'a', 'b', 'c', 'd']],
    ['nothing', 'nps', ['', '', 'NA']],
    ['content alone, but no answer of 9 or 10', 'Q7', cycle(['0', '8', '4'], 30)],
    ['content alone, but with a label in most cells', 'Q7', cycle(['Likely - 9', 'Unlikely - 0', '5'], 30)],
  ])('%s: %s', (_, name, cells) => {
    expect(
      find([
        ['id', IDS],
        [name, cells],
        ['comment', COMMENTS],
      ]),
    ).toBeNull();
  });

  test('SatisMeter: score is a weight, rating the answer', () => {
    expect(
      find([
        ['response.score', WEIGHTS],
        ['response.rating', SCORES],
      ]),
    ).toBe('response.rating');
  });

  test('Typeform: calculated.score is the result of a quiz', () => {
    const quiz = cycle(['0', '9', '10'], 30);
    expect(
      find([
        ['calculated.score', quiz],
        ['answer', SCORES],
      ]),
    ).toBe('answer');
  });

  test('nine nps_ columns, one of them true', () => {
    const header =
      'nps_mean nps_group nps_category nps_weight nps_segment nps nps_avg nps_percentile nps_median';
    const columns = header
      .split(' ')
      .map((name): [string, readonly string[]] => [
        name,
        name === 'nps'
          ? SCORES
          : name === 'nps_mean'
            ? MEANS
            : name === 'nps_weight'
              ? WEIGHTS
              : cycle(['9', '3', '0'], 30),
      ]);
    expect(find(columns)).toBe('nps');
  });
});

describe('content alone', () => {
  test('the only column with answers from 0 to 10', () => {
    expect(
      find([
        ['id', IDS],
        ['Q7', SCORES],
        ['Q8', COMMENTS],
        ['Q9', ONE_TO_FIVE],
      ]),
    ).toBe('Q7');
  });

  test('nine cells in ten will do, and eight of 8.0 are as good as 8', () => {
    expect(find([['Q7', [...cycle(['9.0', '10.0', '0'], 27), 'a', 'b', 'c']]])).toBe('Q7');
    expect(find([['Q7', [...cycle(['9.0', '10.0', '0'], 26), 'a', 'b', 'c']]])).toBeNull();
  });

  test('a few answers that all differ are no numbering', () => {
    expect(find([['Q7', ['8', '9', '10']]])).toBe('Q7');
  });
});

describe('few answers', () => {
  test('a recommendation question may have no promoter yet', () => {
    expect(find([['How likely are you to recommend us?', ['3', '5', '6']]])).not.toBeNull();
    expect(find([['How likely are you to recommend us?', cycle(['3', '5', '6'], 10)]])).toBeNull();
  });

  test('a rating must show that its scale begins at 0 or goes beyond 7', () => {
    expect(find([['rating', ['3', '5', '6']]])).toBeNull();
    expect(find([['rating', ['3', '5', '0']]])).toBe('rating');
    expect(find([['rating', ['3', '5', '8']]])).toBe('rating');
  });
});

describe('equals are refused, and all of them named', () => {
  test.each([
    ['two NPS questions', 'How likely are you to recommend R?', 'How likely are you to recommend Python?'],
    ['the same question twice', 'How likely are you to recommend us?', 'How likely are you to recommend us?'],
    ['two columns by content', 'satisfaction', 'intention'],
    ['two years side by side', 'NPS_SCORE_2015', 'NPS_SCORE_2016'],
  ])('%s', (_, first, second) => {
    expect(
      find([
        [first, SCORES],
        ['other', COMMENTS],
        [second, SCORES],
      ]),
    ).toEqual([`0: ${first}`, `2: ${second}`]);
  });
});

describe('words at the ends of the scale', () => {
  const question = 'Would you recommend us?';
  const worded = cycle(['Absolutely', '9', '8', '7', 'Absolutely', '9', '3', '9', '8', '0'], 30);

  const { columns, profiles } = tableOf([question], worded);
  const anchorsOf = (anchors: Anchors | null) => findScore(columns, profiles, anchors);

  test('a known word counts as its end, and is found with the column', () => {
    expect(anchorsOf(null)).toEqual({ kind: 'found', index: 0, anchors: { Absolutely: 10 } });
  });

  test('what the user says a word stands for is read, and the column stays the score', () => {
    expect(anchorsOf({ Absolutely: 9 })).toEqual({ kind: 'found', index: 0, anchors: { Absolutely: 9 } });
    expect(anchorsOf({})).toEqual({ kind: 'found', index: 0, anchors: {} });
  });

  test('an unknown word counts once the user has said what it stands for', () => {
    const odd = worded.map((cell) => cell.replace('Absolutely', 'Bombastic'));
    expect(find([[question, odd]])).toBeNull();
    expect(find([[question, odd]], { ' bombastic': 10 })).toBe(question);
  });

  test('a word in several spellings is one word', () => {
    const spelled = worded.map((cell, i) => (i % 2 ? cell : cell.toUpperCase()));
    expect(find([[question, spelled]])).toBe(question);
  });

  test('both ends in words, more of them than of numbers: another kind of question', () => {
    expect(find([[question, cycle(['Strongly agree', 'Strongly disagree', '5'], 30)]])).toBeNull();
  });

  test('without a name, words do not count', () => {
    expect(find([['Q7', worded.map((cell) => (cell === '0' ? '10' : cell))]])).toBeNull();
  });
});

describe('none: columns that come near are told, the best first', () => {
  const near = (columns: [string, readonly string[]][]) => {
    const { columns: named, profiles } = tableOf(
      columns.map(([name]) => name),
      ...columns.map(([, cells]) => cells),
    );
    const found = findScore(named, profiles, null);
    return found.kind === 'none' ? found.near.map((index) => named[index]!.name) : found.kind;
  };
  const share = (n: number) => [...cycle(['9', '10'], n), ...cycle(['a', 'b'], 30 - n)];

  test('by name and share, from three tenths on', () => {
    const columns: [string, readonly string[]][] = [
      ['a', share(9)],
      ['b', share(8)],
      ['c', share(20)],
      ['nps', share(12)],
    ];
    expect(near(columns)).toEqual(['nps', 'c', 'a']);
  });

  test('at most eight', () => {
    const columns = Array.from({ length: 12 }, (_, i): [string, readonly string[]] => [`q${i}`, share(12)]);
    expect(near(columns)).toEqual(['q0', 'q1', 'q2', 'q3', 'q4', 'q5', 'q6', 'q7']);
  });

  test('an empty table has none', () => {
    expect(near([])).toEqual([]);
    expect(near([['score', []]])).toEqual([]);
  });
});
