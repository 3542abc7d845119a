import { describe, expect, test } from 'vitest';
import type { NpsError } from '../../src/errors.ts';
import { PLAIN } from '../../src/map/format.ts';
import { decideMapping, type Wanted } from '../../src/map/mapping.ts';
import type { Mapping, Role } from '../../src/model.ts';
import { COMMENTS, cycle, type Header, SCORES, tableOf } from './table.ts';

const NOTHING: Wanted = { format: null, roles: {}, anchors: null, dateOrder: null };
const IDS = Array.from({ length: 30 }, (_, i) => String(10_000_000_001 + i));
const DATES = cycle(['11/01/2021 08:43:36 PM', '11/25/2021 09:12:00 AM', '12/02/2021 01:00:00 AM'], 30);
const EMPTY = cycle([''], 30);

/** What is decided about columns with these names and cells; roles by the names of their columns. */
function decide(given: readonly [Header[number], readonly string[]][], wanted: Partial<Wanted> = {}) {
  const { columns, evidence } = tableOf(
    given.map(([name]) => name),
    ...given.map(([, cells]) => cells),
  );
  const decision = decideMapping('file.csv', PLAIN, columns, evidence, { ...NOTHING, ...wanted });
  const named = Object.entries(decision.mapping.roles).flatMap(([role, index]) =>
    index === null ? [] : [[role, columns[index]!.name]],
  );
  return {
    ...decision,
    roles: Object.fromEntries(named) as Partial<Record<Role, string>>,
    codes: decision.warnings.map(({ code }) => code),
  };
}

/** A respondent's data in SurveyMonkey's way, and questions after it. */
const surveyMonkey = (
  ...questions: [Header[number], readonly string[]][]
): [Header[number], readonly string[]][] => [
  ['Respondent ID', IDS],
  ['Collector ID', cycle(['200'], 30)],
  ['Start Date', DATES],
  ['End Date', DATES],
  ...questions,
];

describe('exports', () => {
  test('SurveyMonkey: the question, its reason, the end date and the respondent', () => {
    const found = decide(
      surveyMonkey(
        ['How satisfied are you?', cycle(['10', '9', '7', '1'], 30)],
        [{ name: 'Would you recommend us?', detail: 'Response' }, SCORES],
        [{ name: 'Would you recommend us? › Why?', detail: 'Why?', partOf: 5 }, COMMENTS],
      ),
    );
    expect(found).toMatchObject({
      trouble: null,
      codes: [],
      roles: {
        score: 'Would you recommend us?',
        comment: 'Would you recommend us? › Why?',
        date: 'End Date',
        respondent: 'Respondent ID',
      },
      mapping: { format: 'plain', anchors: {}, date: { order: 'mdy' } },
    });
  });

  test('one without a second header row: the reason has no name but its place', () => {
    const reason = { name: '#6', partOf: 4 };
    const found = decide(surveyMonkey(['Would you recommend us?', SCORES], [reason, COMMENTS]));
    expect(found.roles).toMatchObject({ score: 'Would you recommend us?', comment: '#6' });
  });

  test('the ends of the scale in words', () => {
    const worded = SCORES.map((cell) => (cell === '10' ? 'Absolutely' : cell));
    const found = decide(surveyMonkey(['Would you recommend us?', worded]));
    expect(found.mapping.anchors).toEqual({ Absolutely: 10 });
    expect(found.codes).toEqual(['anchorWord']);
  });

  test('labels at the ends of the scale', () => {
    const labelled = SCORES.map((cell) =>
      cell === '10' ? 'Extremely likely - 10' : cell === '0' ? 'Not at all likely - 0' : cell,
    );
    const found = decide(surveyMonkey(['Would you recommend us?', labelled]));
    expect(found).toMatchObject({ trouble: null, codes: [], roles: { score: 'Would you recommend us?' } });
  });

  test('one column for each choice is no scale', () => {
    const choices = ['1', '2', '3', '4', '5'].map((choice, i): [Header[number], readonly string[]] => [
      i === 0 ? 'Would you recommend us?' : { name: `#${i + 5}`, partOf: 4 },
      cycle([choice, '', '', ''], 30),
    ]);
    expect(decide(surveyMonkey(...choices)).trouble?.code).toBe('noScore');
  });

  test('Qualtrics: the group is not the score, and the end date stands before the recorded one', () => {
    const found = decide([
      ['StartDate', DATES],
      ['EndDate', DATES],
      ['RecordedDate', DATES],
      ['ResponseId', IDS],
      ['ExternalReference', EMPTY],
      [{ name: 'Q1', detail: 'How likely are you to recommend us?' }, SCORES],
      [
        { name: 'Q1_NPS_GROUP', detail: 'How likely are you to recommend us? - Group' },
        cycle(['3', '2', '1'], 30),
      ],
      [{ name: 'Q2', detail: 'What is the reason?' }, COMMENTS],
    ]);
    expect(found).toMatchObject({
      trouble: null,
      codes: [],
      roles: { score: 'Q1', comment: 'Q2', date: 'EndDate' },
    });
    expect(found.roles.respondent).toBeUndefined();
  });

  test('an export of an R data frame: row names, decoys on the same scale, an ordinal that is no date', () => {
    const found = decide([
      ['#1', Array.from({ length: 30 }, (_, i) => String(i + 1))],
      ['nps', SCORES],
      ['satisfaction', SCORES],
      ['intention', SCORES],
      ['explication', COMMENTS],
      ['t', cycle(['0', '7', '18', '9'], 30)],
    ]);
    expect(found.roles).toEqual({ score: 'nps', comment: 'explication' });
  });

  test('SatisMeter and Thanx: the answer is the rating, and the staff replied later', () => {
    const dates = cycle(['2024-03-01', '2024-04-02'], 30);
    const found = decide([
      ['score', cycle(['100', '0', '-100'], 30)],
      ['rating', SCORES],
      ['review', COMMENTS],
      ['rated_at', dates],
      ['response', COMMENTS],
      ['responded_at', dates],
    ]);
    expect(found.roles).toMatchObject({ score: 'rating', date: 'rated_at' });
  });

  test('wide by year: which of them, the user must say', () => {
    const sparse = SCORES.map((cell, i) => (i % 5 === 0 ? cell : ''));
    const { trouble } = decide([
      ['NPS_SCORE_2015', sparse],
      ['NPS_SCORE_2016', sparse],
    ]);
    expect(trouble?.code).toBe('ambiguousScore');
  });

  test('a zone is no date', () => {
    const found = decide([
      ['nps', SCORES],
      ['time_zone', cycle(['UTC+2', 'UTC-1'], 30)],
    ]);
    expect(found.roles.date).toBeUndefined();
  });
});

describe('no score', () => {
  test('several that are equal: all are named, and the option', () => {
    const { trouble, mapping } = decide([
      ['id', IDS],
      ['How likely are you to recommend R?', SCORES],
      ['How likely are you to recommend Python?', SCORES],
    ]);
    expect(mapping).toMatchObject({ roles: { score: null }, anchors: {} });
    expect(trouble?.message).toBe(
      [
        'file.csv: 2 columns could equally be the score:',
        '  #2 How likely are you to recommend R?',
        '  #3 How likely are you to recommend Python?',
      ].join('\n'),
    );
    expect(trouble?.hint).toBe("Say which: --score 'How likely are you to recommend R?'");
  });

  test('the same question twice: the option names the number', () => {
    const { trouble } = decide([
      ['nps', SCORES],
      ['nps', SCORES],
    ]);
    expect(trouble?.hint).toBe("Say which: --score '#1'");
  });

  test('none: what comes near, and all columns', () => {
    const half = [...cycle(['9', '10'], 15), ...cycle(['a', 'b'], 15)];
    const { trouble } = decide([
      ['id', IDS],
      ['answer', half],
    ]);
    expect(trouble?.code).toBe('noScore');
    expect(trouble?.message).toBe(
      [
        'file.csv: no column of 0–10 scores found; nearest:',
        '  #2 answer (50 % of its filled cells are 0–10)',
        'Columns:',
        '  #1 id',
        '  #2 answer',
      ].join('\n'),
    );
  });

  test('words only', () => {
    const words = cycle(['Agree', 'Strongly agree', 'Disagree'], 30);
    expect(decide([['Would you recommend us?', words]]).trouble?.code).toBe('noScore');
  });

  test('a file without rows', () => {
    const { trouble, mapping } = decide([
      ['id', []],
      ['score', []],
    ]);
    expect(trouble?.code).toBe('noScore');
    expect(mapping.roles).toEqual({
      score: null,
      comment: null,
      date: null,
      respondent: null,
      account: null,
      stage: null,
    });
  });
});

describe('what the user says', () => {
  const given: [Header[number], readonly string[]][] = [
    ['id', IDS],
    ['when', DATES],
    ['nps', SCORES],
    ['effort', cycle(['1', '2', '3', '4', '5'], 30)],
    ['remarks', COMMENTS],
    ['notes', COMMENTS],
    ['stage', cycle(['new', 'old'], 30)],
  ];

  test('every role, by name or number', () => {
    const roles = {
      score: 'effort',
      comment: '#6',
      date: 'when',
      respondent: 'id',
      account: '#7',
      stage: 'stage',
    };
    const found = decide(given, { roles });
    expect(found.trouble).toBeNull();
    expect(found.roles).toEqual({ ...roles, comment: 'notes', account: 'stage' });
  });

  test('one role leaves the others to be found', () => {
    expect(decide(given, { roles: { comment: 'notes' } }).roles).toMatchObject({
      score: 'nps',
      comment: 'notes',
    });
  });

  test('a score column of another kind is read as it is, with a warning', () => {
    const found = decide(given, { roles: { score: 'remarks' } });
    expect(found.trouble).toBeNull();
    expect(found.codes).toContain('manyInvalid');
  });

  test('words in a column that the user named are detected, too', () => {
    const worded: typeof given = [['x', SCORES.map((cell) => (cell === '10' ? 'Absolutely' : cell))]];
    expect(decide(worded, { roles: { score: 'x' } }).mapping.anchors).toEqual({ Absolutely: 10 });
    expect(decide(worded, { roles: { score: 'x' }, anchors: {} }).mapping.anchors).toEqual({});
    const named = decide(worded, { roles: { score: 'x' }, anchors: { Absolutely: 9 } });
    expect(named.mapping.anchors).toEqual({ Absolutely: 9 });
    expect(named.codes).toEqual([]);
  });

  test('an empty column can be named', () => {
    const found = decide(
      [
        ['a', EMPTY],
        ['b', EMPTY],
      ],
      { roles: { score: 'a', date: 'b' } },
    );
    expect(found).toMatchObject({ trouble: null, warnings: [], roles: { score: 'a', date: 'b' } });
  });

  test.each([
    ['unknownColumn', { score: 'NPS' }, "--score: no column is called 'NPS'"],
    ['unknownColumn', { date: '#9' }, "--date: no column is called '#9'"],
  ])('%s: %j', (code, roles, message) => {
    const thrown = (() => {
      try {
        decide(given, { roles });
        return null;
      } catch (error) {
        return error as NpsError;
      }
    })();
    expect(thrown).toMatchObject({ code, message });
  });

  test('repeatedColumn', () => {
    expect(() =>
      decide(
        [
          ['nps', SCORES],
          ['nps', SCORES],
        ],
        { roles: { score: 'nps' } },
      ),
    ).toThrow("--score: 2 columns are called 'nps'");
  });
});

describe('the order of day and month', () => {
  const dated = (cells: readonly string[], wanted?: Partial<Wanted>) =>
    decide(
      [
        ['nps', SCORES],
        ['date', cycle(cells, 30)],
      ],
      wanted,
    );

  test.each<[string, string[], string, string[]]>([
    ['the day is above 12 somewhere', ['1/9/21', '25/12/2021'], 'dmy', []],
    ['the same the other way round', ['9/1/21', '12/25/2021'], 'mdy', []],
    ['nothing tells', ['3/4/2025', '5/6/2025'], 'mdy', ['ambiguousDates']],
    ['both occur', ['25/3/2025', '3/25/2025', '26/3/2025'], 'dmy', ['mixedDates']],
    ['it does not matter', ['2025-03-04', '2025-03-05'], 'dmy', []],
  ])('%s', (_, cells, order, codes) => {
    const found = dated(cells);
    expect(found.mapping.date?.order).toBe(order);
    expect(found.codes).toEqual(codes);
  });

  test('the warning names the column, the reason and the option', () => {
    const [warning] = dated(['3/4/2025', '5/6/2025']).warnings;
    expect(warning!.message).toMatch(
      /^Dates in 'date': read month first; no part .+\. Overrule with --date-order dmy\.$/,
    );
  });

  test('the user overrules it', () => {
    const found = dated(['3/4/2025', '5/6/2025'], { dateOrder: 'dmy' });
    expect(found.mapping.date).toMatchObject({ order: 'dmy', why: 'as asked for' });
    expect(found.codes).toEqual([]);
  });

  test('several columns of dates that are equal: none is used, and all are named', () => {
    const dates = cycle(['2024-03-01', '2024-04-02'], 30);
    const found = decide([
      ['nps', SCORES],
      ['call date', dates],
      ['visit date', dates],
    ]);
    expect(found.mapping.date).toBeNull();
    expect(found.warnings).toEqual([
      {
        code: 'severalDates',
        message:
          'Several columns could say when the answer was given: #2 call date, #3 visit date. None is used; choose with --date COLUMN.',
      },
    ]);
  });
});

test('the order of the rows does not matter', () => {
  const worded = SCORES.map((cell, i) => (cell === '10' ? ['Absolutely', 'absolutely'][i % 2]! : cell));
  const given: [Header[number], readonly string[]][] = [
    ['key', cycle(['4', '0', '7', '10', '2', '9', '1', '3', '8', '5', '6'], 11)],
    ['Would you recommend us?', [...worded, 'ten', 'yes']],
    ['date', DATES],
    ['why', COMMENTS],
  ];
  const decided = (cells: (column: readonly string[]) => readonly string[]): [Mapping, string[]] => {
    const { mapping, warnings } = decide(given.map(([name, column]) => [name, cells(column)]));
    return [mapping, warnings.map(({ message }) => message)];
  };
  const inOrder = decided((column) => column);
  expect(decided((column) => column.toReversed())).toEqual(inOrder);
  expect(decided((column) => column.toSorted())).toEqual(inOrder);
});
