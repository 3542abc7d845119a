/** Exports of survey tools through the whole pipeline: what counts, what is left out, which columns are used. */
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { formatWallTime } from '../../../src/map/date.ts';
import type { Answer } from '../../../src/model.ts';
import { answerQuestion } from '../../../src/pipeline.ts';
import { ask, csv, question, total, worldOf } from '../../pipeline/ask.ts';

const FOLDER = fileURLToPath(new URL('../../../fixtures/', import.meta.url));
const fixture = (name: string): Promise<Answer> =>
  answerQuestion(question({ inputs: [FOLDER + name] }), worldOf());

/** Answers per score that was given at all: `{ 9: 2 }`. */
const scores = ({ overall }: Pick<Answer, 'overall'>): Record<number, number> =>
  Object.fromEntries(Object.entries(overall).filter(([, count]) => count > 0));
const formatOf = ({ inputs }: Answer): string => inputs[0]!.format;
const reasons = ({ leftOut }: Answer) =>
  leftOut.map(({ reason, count, lines }) => ({ reason, count, lines }));
const ndjson = (records: readonly object[]): string =>
  records.map((one) => `${JSON.stringify(one)}\n`).join('');

describe('SurveyMonkey', () => {
  test('who answered is known by the address, since every response has a Respondent ID of its own', async () => {
    expect((await fixture('surveymonkey.csv')).columns).toMatchObject({
      respondent: 'Email Address',
      date: 'End Date',
    });
  });

  test('without addresses the Respondent ID is what there is', async () => {
    const header = ['RespondentID', 'CollectorID', 'Email Address', 'How likely are you to recommend us?'];
    const rows = Array.from({ length: 4 }, (_, i) => [`1000000000${i}`, '400', '', String(10 - i)]);
    const answer = await ask({ 'a.csv': csv([header, ...rows]) });
    expect([formatOf(answer), answer.columns.respondent, total(answer)]).toEqual([
      'surveymonkey',
      'RespondentID',
      4,
    ]);
  });
});

describe('Qualtrics', () => {
  test('previews, tests and spam are left out; imported, offline and unfinished answers count', async () => {
    const answer = await fixture('qualtrics-status.csv');
    expect(reasons(answer)).toEqual([
      { reason: 'test', count: 4, lines: [5, 7, 15, 17] },
      { reason: 'excluded', count: 2, lines: [11, 13] },
    ]);
    expect(scores(answer)).toEqual({ 3: 1, 6: 1, 7: 1, 8: 1, 9: 1, 10: 2 });
    expect(answer.columns).toEqual({
      score: 'Q1',
      comment: 'Q3',
      date: 'EndDate',
      respondent: 'ExternalReference',
    });
  });

  test.each([
    ['labels', 'Status', 'IP Address,Survey Preview,Imported,Survey Test,Spam,Offline,EX', 4],
    ['codes', 'Status', '0,1,2,4,8,9,12,16,17,32,40,48,256', 5],
  ])('the status may be in %s', async (_, name, statuses, counted) => {
    const rows = statuses.split(',').map((status, i) => [status, String(i % 11)]);
    const ids = ['{"ImportId":"status"}', '{"ImportId":"QID1"}'];
    const text = ['Response Type', 'How likely are you to recommend us?'];
    expect(total(await ask({ 'a.csv': csv([[name, 'Q1'], text, ids, ...rows]) }))).toBe(counted);
  });

  test('in the older layout the name Status stands in the second row', async () => {
    const header = [
      ['V1', 'V7', 'V8', 'Q1'],
      ['ResponseID', 'Status', 'StartDate', 'How likely are you to recommend us?'],
    ];
    const rows = ['0', '1', '0', '2', '4'].map((status, i) => [`R_${i}`, status, '2016-09-05 10:00:00', '9']);
    const answer = await ask({ 'a.csv': csv([...header, ...rows]) });
    expect(reasons(answer)).toEqual([{ reason: 'test', count: 2, lines: [4, 6] }]);
    expect(scores(answer)).toEqual({ 9: 3 });
  });
});

describe('Typeform', () => {
  test('partial answers count where they hold a score, without a date of submission', async () => {
    const answer = await fixture('typeform-2024.csv');
    expect(scores(answer)).toEqual({ 2: 1, 4: 1, 6: 1, 7: 1, 8: 1, 9: 2, 10: 3 });
    expect(answer.counts).toMatchObject({ rows: 11, missing: 1, filtered: 0 });
    expect(answer.dates).toMatchObject({ undated: 2 });
    expect(answer.columns).toEqual({
      score: 'How <strong>likely</strong> are you to <em>recommend</em> us?',
      comment: 'What is the main reason for your score?',
      date: 'Submit Date (UTC)',
      respondent: 'user_id',
    });
  });

  test('in JSON the score is the opinion scale, not a rating, a number or the points of a quiz', async () => {
    const answer = await fixture('typeform-responses.json');
    expect(scores(answer)).toEqual({ 0: 1, 3: 1, 6: 1, 7: 1, 8: 1, 9: 2, 10: 2 });
    expect(answer.columns).toEqual({
      score: 'answers.likely_to_recommend.number',
      comment: 'answers.main_reason.text',
      date: 'submitted_at',
      respondent: 'answers.mail.email',
    });
  });

  const response = (token: string, answers: readonly [ref: string, type: string, number: number][]) => ({
    token,
    landed_at: '2025-01-10T08:00:24Z',
    submitted_at: '2025-01-10T09:00:24Z',
    calculated: { score: 10 },
    answers: answers.map(([ref, type, number]) => ({
      field: { id: ref, ref, type },
      type: 'number',
      number,
    })),
  });

  test.each([
    ['an nps field before opinion scales', 'nps', 'opinion_scale', ['a', 'b'], 'a'],
    ['the scale whose ref names it', 'opinion_scale', 'opinion_scale', ['a', 'my_nps'], 'my_nps'],
  ])('%s', async (_, first, second, [a, b], chosen) => {
    const items = [9, 10, 3, 8].map((score, i) =>
      response(String(i), [
        [a!, first, score],
        [b!, second, 10 - score],
      ]),
    );
    const answer = await ask({ 'a.json': JSON.stringify({ items }) });
    expect(answer.columns.score).toBe(`answers.${chosen}.number`);
  });

  test('two unnamed scales are a tie', async () => {
    const items = [9, 10, 0].map((score, i) =>
      response(String(i), [
        ['3b1c', 'opinion_scale', score],
        ['77ad', 'opinion_scale', 10 - score],
      ]),
    );
    await expect(ask({ 'a.json': JSON.stringify({ items }) })).rejects.toMatchObject({
      code: 'ambiguousScore',
    });
  });

  test('the webhook wraps the response', async () => {
    const events = [9, 10, 2].map((score, i) => ({
      event_id: `e${i}`,
      event_type: 'form_response',
      form_response: response(String(i), [['3b1c', 'opinion_scale', score]]),
    }));
    const answer = await ask({ 'a.ndjson': ndjson(events) });
    expect(formatOf(answer)).toBe('typeform-json');
    expect(scores(answer)).toEqual({ 2: 1, 9: 1, 10: 1 });
    expect(answer.columns.date).toBe('form_response.submitted_at');
  });
});

describe('Google Forms', () => {
  test('the date and the address are those of the form, not of its questions', async () => {
    const header = ['Timestamp', 'Username', 'Date you answered', 'How likely are you to recommend us?'];
    const rows = ['9', '10', '3'].map((score, i) => [
      `1/${i + 13}/2024 9:30:00`,
      `p${i}@example.com`,
      '2020-01-01',
      score,
    ]);
    expect((await ask({ 'a.csv': csv([header, ...rows]) })).columns).toMatchObject({
      date: 'Timestamp',
      respondent: 'Username',
    });
  });

  test.each([
    ['12/6/2018 11:57:58', 'google-forms'],
    ['06.12.2018 11:57:58', 'google-forms'],
    ['2024/03/01 9:41:00 AM GMT+1', 'google-forms'],
    ['2019-11-01 08:51:12.402', 'plain'],
    ['2019-11-01T08:51:12Z', 'plain'],
    ['1713418460', 'plain'],
  ])('a timestamp %s is that of %s', async (moment, format) => {
    const header = ['Timestamp', 'How likely are you to recommend us?'];
    expect(formatOf(await ask({ 'a.csv': csv([header, [moment, '9'], [moment, '10']]) }))).toBe(format);
  });
});

test('Microsoft Forms: `anonymous` is nobody, and dates are month first', async () => {
  const answer = await answerQuestion(
    question({ inputs: [`${FOLDER}microsoft-forms.csv`], dedupe: 'latest' }),
    worldOf(),
  );
  expect(answer.counts).toMatchObject({ rows: 10, scored: 8, missing: 1, duplicates: 1 });
  expect(scores(answer)).toEqual({ 6: 1, 7: 1, 8: 1, 9: 2, 10: 3 });
  expect(answer.columns).toEqual({
    score: 'How likely are you to recommend the canteen to a colleague?',
    comment: 'What could we do better?',
    date: 'Completion time',
    respondent: 'Email',
  });
  expect(formatWallTime(answer.dates!.last)).toBe('2025-09-01T12:22:47');
});

test('Microsoft Forms: the points of a quiz are not the score', async () => {
  const score = 'How likely are you to recommend us?';
  const own = ['ID', 'Start time', 'Completion time', 'Email', 'Name', 'Total points'];
  const rows = ['9', '10', '3', '0'].map((given, i) => [
    ...[String(i + 1), '8/20/25 12:48:10', '8/20/25 12:51:45', 'anonymous', '', '10'],
    ...[given, String(10 - i), ''],
  ]);
  const answer = await ask({
    'a.csv': csv([[...own, score, `Points - ${score}`, `Feedback - ${score}`], ...rows]),
  });
  expect([formatOf(answer), answer.columns.score, scores(answer)]).toEqual([
    'microsoft-forms',
    score,
    { 0: 1, 3: 1, 9: 1, 10: 1 },
  ]);
});

test('Tally: the respondent is the person, not the submission', async () => {
  const answer = await answerQuestion(
    question({ inputs: [`${FOLDER}tally.csv`], dedupe: 'latest' }),
    worldOf(),
  );
  expect(answer.counts).toMatchObject({ rows: 9, scored: 7, missing: 1, duplicates: 1 });
  expect(scores(answer)).toEqual({ 2: 1, 6: 1, 7: 1, 8: 1, 9: 2, 10: 1 });
  expect(answer.columns).toMatchObject({
    score: 'How likely is it that you would recommend our newsletter?',
    comment: 'Why did you give this score?',
    date: 'Submitted at',
  });
});

describe('LimeSurvey', () => {
  test('who did not finish counts with a score, and has no date', async () => {
    const answer = await fixture('limesurvey.csv');
    expect(scores(answer)).toEqual({ 0: 1, 5: 1, 6: 1, 7: 1, 8: 1, 9: 2, 10: 2 });
    expect(answer.counts).toMatchObject({ rows: 10, missing: 1 });
    expect(answer.dates).toMatchObject({ undated: 2 });
    expect(answer.columns).toEqual({
      score: 'NPS',
      comment: 'G01Q03',
      date: 'submitdate',
      respondent: 'token',
    });
  });

  const QUESTION = 'How likely are you to recommend us?';
  const MOMENT = '2025-03-04 18:21:09';

  test.each([
    ['Response ID,Date submitted,Last page,Start language', QUESTION, 'Date submitted'],
    [
      'id. Response ID,submitdate. Date submitted,lastpage. Last page,startlanguage. Start language',
      `NPS. ${QUESTION}`,
      'submitdate. Date submitted',
    ],
  ])('headers may be texts, or code and text: %s', async (own, score, date) => {
    const rows = ['9', '2', '10'].map((given, i) => [String(i + 1), MOMENT, '3', 'en', given]);
    const answer = await ask({ 'a.csv': csv([[...own.split(','), score], ...rows]) });
    expect([formatOf(answer), answer.columns]).toEqual(['limesurvey', { score, date }]);
  });

  test('in JSON as well', async () => {
    const responses = [9, 2, 10].map((score, i) => ({
      id: String(i + 1),
      submitdate: i === 1 ? null : MOMENT,
      lastpage: '3',
      startlanguage: 'en',
      NPS: String(score),
    }));
    const answer = await ask({ 'a.json': JSON.stringify({ responses }) });
    expect([formatOf(answer), scores(answer)]).toEqual(['limesurvey', { 2: 1, 9: 1, 10: 1 }]);
  });
});

test('Formbricks: who answered is the customer’s own id, and a zone beside the time is obeyed', async () => {
  const answer = await answerQuestion(
    question({ inputs: [`${FOLDER}formbricks.csv`], by: ['month'] }),
    worldOf(),
  );
  expect(scores(answer)).toEqual({ 3: 1, 6: 1, 7: 1, 8: 1, 9: 2, 10: 3 });
  expect(answer.columns).toEqual({
    score: '1. How likely are you to recommend us to a friend or colleague?',
    comment: '2. What could we improve?',
    date: 'Timestamp',
    respondent: 'User ID',
  });
  const months = answer.breakdowns[0]!.groups.map(({ keys, tally }) => [keys[0], total({ overall: tally })]);
  expect(months).toEqual([
    ['2025-05', 5],
    ['2025-06', 4],
  ]);
});

describe('PostHog', () => {
  test('only what was sent is an answer, and of each answer the latest event', async () => {
    const answer = await fixture('posthog.ndjson');
    expect(answer.counts).toMatchObject({ rows: 14, scored: 7, missing: 1, duplicates: 2, filtered: 4 });
    expect(scores(answer)).toEqual({ 3: 1, 6: 1, 7: 1, 8: 1, 9: 1, 10: 2 });
    expect(reasons(answer)).toEqual([
      { reason: 'otherEvent', count: 2, lines: [1, 7] },
      { reason: 'declined', count: 2, lines: [4, 9] },
    ]);
    expect(answer.columns).toEqual({
      score: 'properties.$survey_response_0191aa10-4c1e-7b02-9d3f-5e6a7b8c9d01',
      comment: 'properties.$survey_questions.What is the main reason?.response',
      date: 'timestamp',
      respondent: 'distinct_id',
    });
  });

  test('the comment is the answer to a question for a reason, not to the one for the score', async () => {
    const questions = [
      'How likely are you to recommend us, and why?',
      'Which team are you in?',
      'What can we do better?',
    ];
    const answers = ['9', '10', '3'].map((score) => [
      score,
      'Finance department, second floor',
      'More exports',
    ]);
    const events = answers.map((given, i) => ({
      event: 'survey sent',
      timestamp: `2025-02-0${i + 1}T10:00:00Z`,
      properties: {
        $survey_questions: questions.map((text, k) => ({ id: `q-${k}`, question: text, response: given[k] })),
        ...Object.fromEntries(given.map((one, k) => [`$survey_response_q-${k}`, one])),
      },
    }));
    expect((await ask({ 'a.ndjson': ndjson(events) })).columns).toMatchObject({
      score: 'properties.$survey_response_q-0',
      comment: 'properties.$survey_questions.What can we do better?.response',
    });
  });

  test('a library that writes no ids has the answer under its place', async () => {
    const events = ['9', '10', '4'].map((score, i) => ({
      event: 'survey sent',
      distinct_id: `u${i}`,
      timestamp: `2024-02-0${i + 1}T10:00:00Z`,
      properties: { $survey_id: 's', $survey_response: score, $survey_response_1: 'Fine' },
    }));
    const answer = await ask({ 'a.ndjson': ndjson(events) });
    expect([answer.columns.score, scores(answer)]).toEqual([
      'properties.$survey_response',
      { 4: 1, 9: 1, 10: 1 },
    ]);
  });

  test('a table with dotted names will do, the score told by its values', async () => {
    const id = '0191aa10-4c1e-7b02-9d3f-5e6a7b8c9d01';
    const header = ['event', 'timestamp', 'distinct_id', `properties.$survey_response_${id}`];
    const byPlace = ['properties.$survey_response', 'properties.$survey_response_1'];
    const answer = await ask({
      'a.csv': csv([
        [...header, ...byPlace, 'properties.$survey_submission_id'],
        ['survey sent', '2025-04-02 09:00:00', 'a', '9', '', '9', 's1'],
        ['survey sent', '2025-04-02 09:01:00', 'a', '8', '', '8', 's1'],
        ['survey shown', '2025-04-03 09:00:00', 'b', '', '', '', ''],
        ['survey sent', '2025-04-03 09:01:00', 'b', '10', '', '10', 's2'],
      ]),
    });
    expect([formatOf(answer), answer.columns.score]).toEqual(['posthog', header[3]]);
    expect(answer.counts).toMatchObject({ scored: 2, duplicates: 1, filtered: 1 });
    expect(scores(answer)).toEqual({ 8: 1, 10: 1 });
  });
});

describe('Salesforce', () => {
  test('the footer is no answer, and another number beside the score is passed over', async () => {
    const answer = await fixture('salesforce.csv');
    expect(answer.counts).toMatchObject({ rows: 8, scored: 7, missing: 1, invalid: 0 });
    expect(answer.columns).toMatchObject({
      score: 'Likelihood to Recommend',
      comment: 'Customer Comment',
      date: 'Closed Date',
      account: 'Account ID',
    });
  });

  test.each([
    ['15 characters', 'Account ID,NPS Score', '0015g00000QwKp1', 'salesforce'],
    ['18 characters', 'Contact ID,NPS Score', '0035g00000QwKp1AAB', 'salesforce'],
    ['another record’s', 'Account ID,NPS Score', '0035g00000QwKp1AAB', 'plain'],
    ['16 characters', 'Account ID,NPS Score', '0015g00000QwKp1A', 'plain'],
    ['a survey that passes the id on', 'Account ID,Recommend us?', '0015g00000QwKp1', 'plain'],
  ])('an id of %s', async (_, header, id, format) => {
    expect(formatOf(await ask({ 'a.csv': csv([header.split(','), [id, '9'], [id, '4']]) }))).toBe(format);
  });
});

describe('the tool’s own columns go before others that sound like them:', () => {
  const MOMENT = '2025-03-04 18:21:09';
  const OWN: [format: string, own: Record<string, string>, expected: [date: string, respondent: string]][] = [
    [
      'typeform',
      { '#': 'abc', 'Start Date (UTC)': MOMENT, 'Submit Date (UTC)': MOMENT, 'Network ID': 'f0' },
      ['Submit Date (UTC)', 'respondent'],
    ],
    [
      'google-forms',
      { Timestamp: '3/14/2025 18:21:09', 'Email Address': 'a@example.com' },
      ['Timestamp', 'Email Address'],
    ],
    [
      'microsoft-forms',
      { ID: '1', 'Start time': MOMENT, 'Completion time': MOMENT, Email: 'a@example.com', Name: 'A' },
      ['Completion time', 'Email'],
    ],
    [
      'tally',
      { 'Submission ID': 's1', 'Respondent ID': 'r1', 'Submitted at': MOMENT },
      ['Submitted at', 'Respondent ID'],
    ],
    [
      'limesurvey',
      { id: '1', submitdate: MOMENT, lastpage: '3', startlanguage: 'en', token: 't1' },
      ['submitdate', 'token'],
    ],
    [
      'formbricks',
      {
        'Response ID': 'c1',
        Timestamp: MOMENT,
        'Survey ID': 's1',
        'Formbricks ID (internal)': 'p1',
        'User ID': '',
      },
      ['Timestamp', 'Formbricks ID (internal)'],
    ],
    [
      'posthog',
      {
        event: 'survey sent',
        distinct_id: 'u1',
        timestamp: MOMENT,
        'properties.$survey_id': 's1',
      },
      ['timestamp', 'distinct_id'],
    ],
  ];

  test.each(OWN)('%s', async (format, own, [date, respondent]) => {
    // The first column may be what tells the format, so the others come second.
    const [first, ...more] = Object.entries(own);
    const all = [first!, ['submitted on', '2020-01-01'], ['respondent', 'someone'], ...more];
    const header = [...all.map(([name]) => name!), 'How likely are you to recommend us?'];
    const cells = all.map(([, cell]) => cell!);
    const answer = await ask({
      'a.csv': csv([header, ...['9', '10', '3'].map((score) => [...cells, score])]),
    });
    expect([formatOf(answer), answer.columns]).toEqual([
      format,
      { score: 'How likely are you to recommend us?', date, respondent },
    ]);
  });
});
