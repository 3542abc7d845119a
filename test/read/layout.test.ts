import { describe, expect, test } from 'vitest';
import type { Column } from '../../src/model.ts';
import { detectLayout, isFooter, joinHeader, nameColumns } from '../../src/read/layout.ts';

/** A table drawn with `|` between the cells. */
const drawn = (text: string): string[][] =>
  text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) =>
      line
        .trim()
        .split('|')
        .map((cell) => cell.trim()),
    );
const layoutOf = (text: string) => {
  const { preamble, header, shape } = detectLayout(drawn(text));
  return [preamble, header, shape];
};

const META = 'Respondent ID | Collector ID | Start Date | IP Address | Custom Data 1';
const ROW = '10000000001 | 200 | 11/01/2021 08:43:36 PM | 10.0.0.1 | a';

describe('detectLayout', () => {
  test.each<[string, string, [number, number, string | null]]>([
    ['an ordinary table', 'id | score\n1 | 9\n2 | 8', [0, 1, null]],
    ['nothing but the header', 'id | score', [0, 1, null]],
    ['nothing at all', '', [0, 0, null]],
    ['text only', 'name | plan\nann | Pro\nbob | Basic', [0, 1, null]],

    [
      'SurveyMonkey: two header rows',
      `${META} | How likely? |\n | | | | | Response | Why?\n${ROW} | 9 | fast`,
      [0, 2, 'surveymonkey'],
    ],
    [
      'the same without metadata',
      'How likely? | | Anything else?\nResponse | Other (please specify) | Open-Ended Response\n9 | | no',
      [0, 2, 'surveymonkey'],
    ],
    [
      'old names of the metadata',
      'RespondentID | StartDate | How likely? |\n | | Response | Why?\n1 | 2014 | 9 | no',
      [0, 2, 'surveymonkey'],
    ],
    [
      'SurveyMonkey without the second row: the second record is somebody',
      `${META} | How likely? |\n${ROW} | 9 | fast\n${ROW} | 8 |`,
      [0, 1, null],
    ],
    [
      'a respondent who says the word in a table of no vendor',
      'id | score | why\n1 | 9 | Response\n2 | 8 |',
      [0, 1, null],
    ],
    ['the header twice', 'id | score\nid | score\n1 | 9', [0, 2, null]],
    ['the header three times', 'id | score\nid | score\nid | score\n1 | 9', [0, 3, null]],
    [
      'names beneath a name above several columns',
      'id | Travel | | Total\n | Air | Rail |\n1 | | £20.50 | £20.50\n2 | £3.10 | | £3.10',
      [0, 2, null],
    ],
    [
      'three rows of them',
      'id | Staff | | | \n | Old | | New | \n | n | cost | n | cost\n1 | 2 | 3 | 4 | 5\n2 | 2 | 3 | 4 | 5',
      [0, 3, null],
    ],
    [
      'a column without a name, and an answer',
      'id | score | | why\n1 | n/a | x | y\n2 | 8 | x | y',
      [0, 1, null],
    ],
    [
      'the same, and an answer without any value',
      'who | score | | why\nann | n/a | x | y\nbob | x | x | y',
      [0, 1, null],
    ],
    ['a header shorter than the one row below', 'id | score | why\n1 | 9 | fine | ', [0, 1, null]],
    ['amounts and shares with no header', '£2.50 | 10% | -1.5e3\n£3.50 | 20% | 2', [0, 0, null]],
    ['a number as a name above words', '2015 | why\na | x\nb | y\n7 | z\nc | w\nd | v', [0, 1, null]],
    [
      'a respondent who says the words',
      `${META} | How likely? |\n${ROW} | 9 | Response\n${ROW} | 8 |`,
      [0, 1, null],
    ],
    [
      'choices in the second row, but a respondent',
      'Respondent ID | Tools |\n1 | Response | Other\n2 | x | y',
      [0, 1, null],
    ],

    [
      'Qualtrics: three header rows',
      'StartDate | Q1 | Q2\nStart Date | How likely? | Why?\n{"ImportId":"startDate"} | {"ImportId":"QID1"} | {"ImportId":"QID2_TEXT"}\n2017-07-18 | 9 | fast',
      [0, 3, 'qualtrics'],
    ],
    [
      'the same with two columns left',
      'Q1 | Q2\nHow likely? | Why?\n{"ImportId":"QID1"} | {"ImportId":"QID2_TEXT"}\n9 | fast',
      [0, 3, 'qualtrics'],
    ],
    [
      'without the texts',
      'StartDate | Q1 | Q2\n{"ImportId":"startDate"} | {"ImportId":"QID1"} | {"ImportId":"QID2_TEXT"}\n2017-07-18 | 9 | fast',
      [0, 2, 'qualtrics'],
    ],
    [
      'Qualtrics of old',
      'V1 | V2 | V3 | Q1\nResponseID | ResponseSet | Name | How likely?\nR_1 | Default | | 9',
      [0, 2, 'qualtrics'],
    ],
    [
      'a comment that quotes JSON',
      'id | score | why\n1 | 9 | {"ImportId":"x"}\n2 | 8 | no\n3 | 7 | no',
      [0, 1, null],
    ],

    [
      'titles above the header',
      'Export of March\nGenerated on Monday\nid | score | why\n1 | 9 | a\n2 | 8 | b',
      [2, 1, null],
    ],
    [
      'titles filled up with delimiters',
      'Export of March | | | |\nid | score | why | a | b\n1 | 9 | a | b | c\n2 | 8 | b | c | d',
      [1, 1, null],
    ],
    [
      'titles in pairs',
      'Survey | Relationship\nOwner | somebody\nid | score | why\n1 | 9 | a\n2 | 8 | b\n3 | 7 | c',
      [2, 1, null],
    ],
    [
      'titles above SurveyMonkey',
      `Export\n${META} | How likely? |\n | | | | | Response | Why?\n${ROW} | 9 | fast`,
      [1, 2, 'surveymonkey'],
    ],
    ['sep= is a title', 'sep= | \nid | score\n1 | 9', [1, 1, null]],
    ['SEP= as well', 'SEP= | \nid | score\n1 | 9', [1, 1, null]],
    ['the first header cell is empty: row names of R', ' | score | why\n1 | 9 | a\n2 | 8 | b', [0, 1, null]],
    ['the same with one other column', ' | score\n1 | 9\n2 | 8\n3 | 10', [0, 1, null]],
    ['the only name stands first', 'score | \n9 | a\n8 | b\n10 | c', [0, 1, null]],
    ['a header shorter than the rows', 'id | score\n1 | 9 | a\n2 | 8 | b\n3 | 7 | c', [0, 1, null]],

    [
      'no header: the first record is data like the rest',
      '1 | 9 | 2024-03-01\n2 | 8 | 2024-03-02\n3 | 10 | 2024-03-03',
      [0, 0, null],
    ],
    [
      'the same with an empty cell in it',
      '1 |  | 2024-03-01\n2 | 8 | 2024-03-02\n3 | 10 | 2024-03-03',
      [0, 0, null],
    ],
    ['years as names, but not all of them', 'id | 2015 | 2016\n1 | 9 | 8\n2 | 8 | 9', [0, 1, null]],
    ['a single number', '9', [0, 0, null]],
    ['one column of answers', '9\n10\n8', [0, 0, null]],
    ['one column with a header', 'score\n10\n8', [0, 1, null]],
  ])('%s', (_, text, expected) => {
    expect(layoutOf(text)).toEqual(expected);
  });
});

describe('joinHeader', () => {
  test.each<[string, string, string[]]>([
    ['one row, as it stands', 'id | score |', ['id', 'score', '']],
    ['the same row twice', 'id | score\nid | score', ['id id', 'score score']],
    [
      'a name goes on to the right, up to the next',
      'id | Travel | | Total\n | Air | Rail |',
      ['id', 'Travel Air', 'Travel Rail', 'Total'],
    ],
    [
      'in every row, within the group above',
      'id | Staff | | | | Cost\n | Old | | New | | \n | n | share | n | share | EUR',
      ['id', 'Staff Old n', 'Staff Old share', 'Staff New n', 'Staff New share', 'Cost EUR'],
    ],
    ['rows of several widths', 'id | a\n | b | c', ['id', 'a b', 'a c']],
  ])('%s', (_, text, expected) => {
    expect(joinHeader(drawn(text))).toEqual(expected);
  });
});

describe('nameColumns', () => {
  const named = (header: string, sample = ''): (string | number | null)[][] =>
    nameColumns(drawn(header), drawn(sample)).map(({ name, detail, partOf }: Column) => [
      name,
      detail,
      partOf,
    ]);

  test('the first header row, trimmed', () => {
    expect(named(' id |score | the   reason')).toEqual([
      ['id', '', null],
      ['score', '', null],
      ['the   reason', '', null],
    ]);
  });

  test('an empty cell inherits the question on its left', () => {
    expect(named('How likely? | | | Plan\nResponse | Why? | | Response')).toEqual([
      ['How likely?', 'Response', null],
      ['How likely? › Why?', 'Why?', 0],
      ['#3', '', 0],
      ['Plan', 'Response', null],
    ]);
  });

  test('without a second row there is nothing to inherit but the place', () => {
    expect(named(' | score | | why | ', '1 | 9 | x | a | y')).toEqual([
      ['#1', '', null],
      ['score', '', null],
      ['#3', '', 1],
      ['why', '', null],
      ['#5', '', 3],
    ]);
  });

  test('Qualtrics: the text of the question is the detail, its JSON is not', () => {
    expect(named('StartDate | Q1\nStart Date | How likely?\n{"ImportId":"a"} | {"ImportId":"b"}')).toEqual([
      ['StartDate', 'Start Date', null],
      ['Q1', 'How likely?', null],
    ]);
  });

  test('a detail that repeats the name is none', () => {
    expect(named('Status | Q1\nStatus | Why?')[0]).toEqual(['Status', '', null]);
  });

  test('names that come twice stay as they are', () => {
    expect(named('Other | Other').map(([name]) => name)).toEqual(['Other', 'Other']);
  });

  test('empty columns at the end are dropped, filled ones are not', () => {
    expect(named('id | score | | ', '1 | 9 | | ').length).toBe(2);
    expect(named('id | score | | ', '1 | 9 | | \n2 | 8 | x | ').length).toBe(3);
  });

  test('without a header the columns have numbers', () => {
    const columns = nameColumns([], drawn('1 | 9 | a\n2 | 8'));
    expect(columns.map(({ name }) => name)).toEqual(['#1', '#2', '#3']);
  });

  test("R's row names have no header cell", () => {
    expect(named('score | why', '1 | 9 | a\n2 | 8 | b').map(([name]) => name)).toEqual([
      '#1',
      'score',
      'why',
    ]);
    // A last column without a name is something else.
    expect(named('score | why', '9 | a | x\n8 | b | y').map(([name]) => name)).toEqual(['score', 'why']);
    // So is a comma at the end of every row.
    expect(named('id | score', '1 | 9 | \n2 | 8 | ').map(([name]) => name)).toEqual(['id', 'score']);
    // And so is a row that is longer than others.
    expect(named('score | why', '9 | a\n8 | b | c').map(([name]) => name)).toEqual(['score', 'why']);
  });

  test('indexes count from 0', () => {
    expect(nameColumns([['a', 'b']], []).map(({ index }) => index)).toEqual([0, 1]);
  });
});

describe('isFooter', () => {
  test.each([
    ['Total', '', '', '120'],
    ['Grand Totals (5700 records)', '', '', ''],
    ['total responses: 12', '', '', ''],
    ['Totals', '', '12', ''],
    ['"Confidential Information - Do Not Distribute"', '', '', ''],
    ['Copyright (c) 2000-2026 a company, inc.', '', '', ''],
    ['Generated by a tool', '', '', ''],
    ['', 'Total', '', '12'],
  ])('%s|%s|%s|%s', (...record) => {
    expect(isFooter(record, 4)).toBe(true);
  });

  test.each([
    ['Total waste of money', '', '', '3'],
    ['Totally happy', '9', '', ''],
    ['Total', '9', '2024-03-01', 'fine'],
    ['1', '9', '', 'Total'],
    ['Copyrighted', '', '', ''],
    ['', '', '', ''],
  ])('an answer: %s|%s|%s|%s', (...record) => {
    expect(isFooter(record, 4)).toBe(false);
  });

  test('a table of one or two columns has no room to tell', () => {
    expect(isFooter(['Total'], 1)).toBe(false);
    expect(isFooter(['Total', '9'], 2)).toBe(false);
  });
});
