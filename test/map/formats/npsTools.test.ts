/** Tools that ask for nothing but the recommendation, and hand their answers out as JSON. */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { recognise, shapeOf } from '../../../src/map/format.ts';
import { FORMATS } from '../../../src/map/formats/index.ts';
import type { Answer } from '../../../src/model.ts';
import { answerQuestion } from '../../../src/pipeline.ts';
import { openTable } from '../../../src/read/open.ts';
import { question, withFiles, worldOf } from '../../pipeline/ask.ts';

const FOLDER = fileURLToPath(new URL('../../../fixtures/', import.meta.url));

const answerTo = (path: string): Promise<Answer> => answerQuestion(question({ inputs: [path] }), worldOf());

/** The answer for a file with these records: an array, or one a line. */
const answerFor = (records: readonly unknown[], name = 'a.json'): Promise<Answer> =>
  withFiles(
    {
      [name]: name.endsWith('.json')
        ? JSON.stringify(records)
        : records.map((r) => JSON.stringify(r)).join('\n'),
    },
    ([path]) => answerTo(path!),
  );

const leftOutOf = ({ leftOut }: Answer) =>
  Object.fromEntries(leftOut.map(({ reason, lines }) => [reason, lines]));
const formatOf = ({ inputs }: Answer) => inputs[0]!.format;
/** How often each score was given, of those that were. */
const scoresOf = ({ overall }: Answer) =>
  Object.fromEntries([...overall.entries()].filter(([, count]) => count > 0));

/** The records of a fixture, without what is around them. */
async function recordsOf(file: string): Promise<object[]> {
  const text = await readFile(FOLDER + file, 'utf8');
  if (file.endsWith('.ndjson'))
    return text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
  const document = JSON.parse(text);
  return Array.isArray(document)
    ? document
    : (document.data?.responses ?? document.data ?? document.results ?? document.responses);
}

/** Whose file with these records is. */
const vendorOf = (content: unknown, name = 'a.json'): Promise<string> =>
  withFiles({ [name]: typeof content === 'string' ? content : JSON.stringify(content) }, async ([path]) => {
    const table = await openTable(path!, worldOf().stdin, () => {});
    const claims = FORMATS.filter((format) => format.recognise(shapeOf(table)) !== null);
    expect(claims.length).toBeLessThan(2);
    return recognise(table).name;
  });

const EXPECTED = [
  {
    file: 'delighted.json',
    score: 'score',
    comment: 'comment',
    date: 'created_at',
    respondent: 'person.id',
    leftOut: { otherMetric: [4, 9] },
    duplicates: 1,
    scores: { 0: 1, 3: 1, 6: 1, 7: 1, 8: 1, 9: 1, 10: 2 },
  },
  {
    file: 'segment.ndjson',
    score: 'properties.score',
    comment: 'properties.text',
    date: 'timestamp',
    respondent: 'userId',
    leftOut: { otherEvent: [1, 2, 5, 12], otherMetric: [9] },
    duplicates: 2,
    scores: { 0: 1, 4: 1, 7: 1, 9: 1, 10: 2 },
  },
  {
    file: 'segment-delighted.ndjson',
    score: 'properties.reply',
    comment: 'properties.words',
    date: 'timestamp',
    respondent: 'userId',
    leftOut: { otherEvent: [3, 5], otherMetric: [7] },
    duplicates: 1,
    scores: { 6: 1, 8: 1, 9: 1, 10: 2 },
  },
  {
    file: 'segment-refiner.ndjson',
    score: 'traits.refiner_product_nps',
    comment: 'traits.refiner_product_nps_reason',
    date: 'timestamp',
    respondent: 'userId',
    leftOut: { otherEvent: [2, 3, 5] },
    duplicates: 0,
    scores: { 6: 1, 7: 1, 9: 1, 10: 2 },
  },
  {
    file: 'wootric.ndjson',
    score: 'response.score',
    comment: 'response.text',
    date: 'response.created_at',
    respondent: 'response.end_user_id',
    account: 'response.end_user_properties.company',
    leftOut: { declined: [3, 10], excluded: [5], otherMetric: [7] },
    duplicates: 2,
    scores: { 0: 1, 6: 1, 7: 1, 9: 1, 10: 2 },
  },
  {
    file: 'asknicely.json',
    score: 'answer',
    comment: 'comment',
    date: 'responded',
    respondent: 'person_id',
    account: 'company_c',
    leftOut: { otherMetric: [6] },
    duplicates: 0,
    scores: { 0: 1, 4: 1, 7: 1, 8: 1, 9: 1, 10: 2 },
  },
  {
    file: 'satismeter.json',
    score: 'response.rating',
    comment: 'response.feedback',
    date: 'response.created',
    respondent: 'response.user.id',
    leftOut: { otherMetric: [6], declined: [10] },
    duplicates: 1,
    scores: { 0: 1, 5: 1, 7: 1, 8: 1, 9: 2, 10: 2 },
  },
  {
    file: 'retently.json',
    score: 'score',
    comment: 'comment',
    date: 'createdDate',
    respondent: 'customerId',
    account: 'companyName',
    leftOut: { excluded: [3, 8], otherMetric: [5] },
    duplicates: 0,
    scores: { 1: 1, 6: 1, 7: 1, 8: 1, 9: 2, 10: 1 },
  },
  {
    file: 'hubspot.json',
    score: 'properties.hs_value',
    comment: 'properties.hs_content',
    date: 'properties.hs_submission_timestamp',
    respondent: 'properties.hs_contact_id',
    leftOut: { otherMetric: [3, 4, 6] },
    duplicates: 0,
    scores: { 1: 1, 6: 1, 7: 1, 8: 1, 9: 1, 10: 2 },
  },
  {
    file: 'zendesk.json',
    score: 'rating',
    comment: 'comment',
    date: 'rated_at',
    respondent: 'user_email',
    leftOut: {},
    duplicates: 0,
    scores: { 0: 1, 3: 1, 7: 1, 8: 1, 9: 1, 10: 2 },
  },
  {
    file: 'refiner.json',
    score: 'response.data.how_likely_to_recommend',
    comment: 'response.data.how_likely_to_recommend_reason',
    date: 'response.completed_at',
    respondent: 'remote_id',
    account: 'account.remote_id',
    leftOut: {},
    duplicates: 0,
    scores: { 0: 1, 6: 1, 7: 1, 8: 1, 9: 2, 10: 1 },
  },
  {
    file: 'survicate.json',
    score: 'event.questionAnswered.choice.id',
    comment: 'event.questionAnswered.choice.comment',
    date: 'event.questionAnswered.timestamp',
    respondent: 'event.questionAnswered.respondent.uuid',
    leftOut: { otherMetric: [2, 4, 9] },
    duplicates: 1,
    scores: { 0: 1, 6: 1, 8: 1, 9: 1, 10: 2 },
  },
];

describe('which columns are what, which rows are no answers, which replace others:', () => {
  test.each(EXPECTED)('$file', async ({ file, leftOut, duplicates, scores, ...columns }) => {
    const answer = await answerTo(FOLDER + file);
    expect(answer.columns).toEqual(columns);
    expect(leftOutOf(answer)).toEqual(leftOut);
    expect(answer.counts.duplicates).toBe(duplicates);
    expect(scoresOf(answer)).toEqual(scores);
    expect(answer.rejections).toEqual([]);
    expect(answer.warnings).toEqual([]);
  });
});

/** What people put beside an answer, and what any table would be read by. */
const decoys = (i: number) => ({
  nps: 10,
  feedback: `Colleague ${'abcdefghijklmno'[i]} has read all of it, and agrees`,
  submitted_at: '2019-01-01T00:00:00Z',
  respondent_id: 'somebody',
  company: 'Nobody & Sons',
});

/** A record with its fields in reverse, so that the comment no longer stands after the score. */
const reversed = (value: object): object =>
  Array.isArray(value)
    ? value
    : Object.fromEntries(
        Object.entries(value)
          .reverse()
          .map(([key, field]) => [
            key,
            typeof field === 'object' && field !== null ? reversed(field) : field,
          ]),
      );

describe('columns that say more by their names change nothing:', () => {
  // The score of Segment's Delighted source is found by content: there, they do.
  test.each(EXPECTED.filter(({ file }) => file !== 'segment-delighted.ndjson'))('$file', async (expected) => {
    const { file, leftOut, duplicates, scores, ...columns } = expected;
    const records = await recordsOf(file);
    const answer = await answerFor(records.map((record, i) => ({ ...decoys(i), ...reversed(record) })));
    expect(answer.columns).toMatchObject(columns);
    expect(scoresOf(answer)).toEqual(scores);
  });
});

describe('answers that were fetched twice count once:', () => {
  // Refiner's records have no id of the answer.
  test.each(EXPECTED.filter(({ file }) => file !== 'refiner.json'))('$file', async (expected) => {
    const records = await recordsOf(expected.file);
    const answer = await answerFor([...records, ...records]);
    expect(scoresOf(answer)).toEqual(expected.scores);
    expect(answer.counts.rows).toBe(2 * records.length);
  });
});

describe('Delighted', () => {
  const record = (id: number, rest: object) => ({
    id: `${id}`,
    survey_type: 'nps',
    score: id,
    comment: null,
    permalink: `https://app.delighted.example/r/${id}`,
    created_at: 1736847000 + id * 86400,
    updated_at: 1736847000 + id * 86400,
    ...rest,
  });

  test('the person may be an id', async () => {
    const answer = await answerFor([9, 10, 3].map((id) => record(id, { person: `${id + 500}` })));
    expect(answer.columns).toEqual({ score: 'score', date: 'created_at', respondent: 'person' });
    expect(new Date(answer.dates!.first).toISOString()).toBe('2025-01-17T09:30:00.000Z');
  });

  test('employees are asked the same question', async () => {
    const types = ['enps', 'nps', 'csat', 'pmf'];
    const answer = await answerFor(
      types.map((survey_type, i) => record(10 - i, { survey_type, person: '1' })),
    );
    expect(leftOutOf(answer)).toEqual({ otherMetric: [3, 4] });
  });

  test('webhooks wrap the record, and tell of other things too', async () => {
    const event = (event_type: string, event_data: object) => ({ event_type, event_id: 'e', event_data });
    const later = { person: { id: '1' }, score: 4, updated_at: 1738000000, comment: 'Less, on reflection' };
    const answer = await answerFor([
      event('survey_response.created', record(9, { person: { id: '1' } })),
      event('survey_response.created', record(10, { person: { id: '2' } })),
      event('survey_response.updated', record(9, later)),
      event('unsubscribe.created', { person: { id: '3' } }),
    ]);
    expect(formatOf(answer)).toBe('delighted');
    expect(scoresOf(answer)).toEqual({ 4: 1, 10: 1 });
    expect(leftOutOf(answer)).toEqual({ otherEvent: [4] });
    expect(answer.columns.respondent).toBe('event_data.person.id');
  });
});

describe('Segment', () => {
  const track = (n: number, event: string, properties: object) => ({
    type: 'track',
    messageId: `m${n}`,
    anonymousId: `a${n}`,
    timestamp: `2025-03-${10 + n}T10:00:00Z`,
    event,
    properties,
  });

  test('of other events with scores, the one that says NPS is meant', async () => {
    const answer = await answerFor(
      [
        track(1, 'NPS Submitted', { nps_score: 9, comment: 'Never lets us down' }),
        track(2, 'Order Completed', { quantity: 9, step: 10 }),
        track(3, 'NPS Submitted', { nps_score: 10, comment: '' }),
        track(4, 'NPS Submitted', { nps_score: 2, comment: 'Lost my cart' }),
      ],
      'a.ndjson',
    );
    expect(answer.columns).toEqual({
      score: 'properties.nps_score',
      comment: 'properties.comment',
      date: 'timestamp',
      respondent: 'anonymousId',
    });
    expect(leftOutOf(answer)).toEqual({ otherEvent: [2] });
    expect(scoresOf(answer)).toEqual({ 2: 1, 9: 1, 10: 1 });
  });

  test('the group of the call is the account', async () => {
    const calls = [9, 10, 4].map((score, i) => ({
      ...track(i, 'NPS', { score }),
      context: { groupId: `g${i}` },
    }));
    const answer = await answerFor(calls.map((call) => ({ company: 'Nobody & Sons', ...call })));
    expect(answer.columns.account).toBe('context.groupId');
  });

  test('a score of something else beside surveys is no answer', async () => {
    const answer = await answerFor([
      track(1, 'Survey Question Answered', { survey_id: 's', survey_type: 'NPS', reply: 9 }),
      track(2, 'Lead Scored', { score: 57 }),
      track(3, 'Survey Question Answered', { survey_id: 's', survey_type: 'NPS', reply: 10 }),
      track(4, 'Lead Scored', { score: 10 }),
      track(5, 'Survey Question Answered', { survey_id: 's', survey_type: 'NPS', reply: 3 }),
    ]);
    expect(answer.columns.score).toBe('properties.reply');
    expect(scoresOf(answer)).toEqual({ 3: 1, 9: 1, 10: 1 });
    expect(leftOutOf(answer)).toEqual({ otherEvent: [2, 4] });
  });

  test('what is no call of Segment’s is not its', async () => {
    const calls = ['login', 'track'].map((type, i) => ({ ...track(i, 'Survey', { score: 9 }), type }));
    expect(await vendorOf(calls)).toBe('plain');
    expect(await vendorOf(calls.slice(1))).toBe('segment');
  });
});

describe('Wootric', () => {
  test('the list of its API has no envelope', async () => {
    const response = (id: number, score: number, excluded: boolean) => ({
      id,
      score,
      text: `Answer number ${id}, in full`,
      origin_url: 'https://app.fernhill.example',
      excluded_from_calculations: excluded,
      created_at: '2025-02-01 10:00:00 -0800',
      end_user: { id: id + 70, email: 'r.okafor@example.com' },
    });
    const answer = await answerFor([response(1, 9, false), response(2, 3, true), response(3, 7, false)]);
    expect(formatOf(answer)).toBe('wootric');
    expect(scoresOf(answer)).toEqual({ 7: 1, 9: 1 });
    expect(leftOutOf(answer)).toEqual({ excluded: [2] });
    expect(answer.columns).toMatchObject({ date: 'created_at', respondent: 'end_user.id' });
  });

  test('an event of another kind is no answer', async () => {
    const event = (event_name: string, id: number, score: number) => ({
      event_name,
      response: { id, score, end_user_id: id, created_at: '2025-02-01 10:00:00 -0800' },
    });
    const kinds = ['created', 'declined', 'deleted', 'updated'];
    const answer = await answerFor(kinds.map((kind, i) => event(kind, i, 10 - i)));
    expect(scoresOf(answer)).toEqual({ 7: 1, 10: 1 });
    expect(leftOutOf(answer)).toEqual({ declined: [2], otherEvent: [3] });
  });

  test('a file of nothing but declines is its as well', async () => {
    expect(await vendorOf([{ event_name: 'created', decline: { id: '1', end_user_id: '2' } }])).toBe(
      'wootric',
    );
  });
});

describe('SatisMeter', () => {
  const response = (id: number, rating: number, score: number) => ({
    id: `r${id}`,
    rating,
    score,
    category: 'any',
    feedback: `Answer number ${id}, in full`,
    created: '2025-04-01T10:00:00.000Z',
  });

  test('its list is told by scores that are weights', async () => {
    const answer = await answerFor([response(1, 9, 100), response(2, 7, 0), response(3, 0, -100)]);
    expect(formatOf(answer)).toBe('satismeter');
    expect(answer.columns.score).toBe('rating');
    expect(scoresOf(answer)).toEqual({ 0: 1, 7: 1, 9: 1 });
  });

  test('with scores 0 to 10 it is somebody else’s', async () => {
    expect(await vendorOf([response(1, 3, 9), response(2, 4, 10)])).toBe('plain');
  });
});

describe('Refiner', () => {
  const answered = (data: object) => ({ uuid: 'u', remote_id: 'r', response: { completed_at: null, data } });

  test('where no slug tells, the scale does', async () => {
    const answer = await answerFor([
      answered({ main_question: 10, ease: 5 }),
      answered({ main_question: 9, ease: 1 }),
      answered({ main_question: 0, ease: 4 }),
    ]);
    expect(answer.columns.score).toBe('response.data.main_question');
    expect(scoresOf(answer)).toEqual({ 0: 1, 9: 1, 10: 1 });
  });

  test('two scales of eleven are refused, not chosen from', async () => {
    const records = [answered({ main_question: 10, second: 9 }), answered({ main_question: 3, second: 10 })];
    await expect(answerFor(records)).rejects.toMatchObject({ code: 'ambiguousScore' });
  });
});

describe('Survicate', () => {
  test('the event alone is told by the groups in its answers', async () => {
    const choice = (id: number, body: string) => ({
      timestamp: '2025-05-01T10:00:00Z',
      choice: { id, body },
    });
    const answer = await answerFor([choice(9, 'promoter'), choice(8, 'Marketing'), choice(2, 'detractor')]);
    expect(formatOf(answer)).toBe('survicate');
    expect(scoresOf(answer)).toEqual({ 2: 1, 9: 1 });
    expect(leftOutOf(answer)).toEqual({ otherMetric: [2] });
    expect(await vendorOf([choice(9, 'Sales'), choice(8, 'Marketing')])).toBe('plain');
  });
});

test('Zendesk’s ratings of tickets are not NPS', async () => {
  const rating = (id: number, score: string) => ({
    id,
    url: `https://fernhill.example/${id}`,
    ticket_id: id + 100,
    score,
    comment: 'Thanks',
    created_at: '2023-02-01T10:00:00Z',
    updated_at: '2023-02-01T10:00:00Z',
  });
  const records = [rating(1, 'good'), rating(2, 'bad')];
  expect(await vendorOf(records)).toBe('plain');
  await expect(answerFor(records)).rejects.toMatchObject({ code: 'noScore' });
});

describe('a webhook is told alone, in an array and by lines:', () => {
  test.each([
    ['wootric', { event_name: 'created', response: { id: 1, score: 9, end_user_id: 3 } }],
    [
      'satismeter',
      { event: 'completed', response: { id: 'r', rating: 9, score: 100, category: 'promoter' } },
    ],
    ['segment', { type: 'track', event: 'NPS', userId: 'u', timestamp: '2025-01-01T00:00:00Z' }],
    ['refiner', { uuid: 'u', remote_id: 'r', segments: [], response: { data: { nps: 9 } } }],
    ['survicate', { event: { questionAnswered: { choice: { id: 9, body: 'promoter', comment: null } } } }],
  ])('%s', async (vendor, body) => {
    const line = JSON.stringify(body);
    expect(await vendorOf(body)).toBe(vendor);
    expect(await vendorOf([body, body])).toBe(vendor);
    expect(await vendorOf(`${line}\n${line}\n`, 'a.ndjson')).toBe(vendor);
  });
});

describe('nobody’s:', () => {
  const time = '2025-03-01T10:00:00Z';

  test.each([
    { id: 1, score: 9, comment: 'Good', date: time },
    { id: 1, person: '10', score: 9, comment: 'Good', created_at: 1713418460, tags: [] },
    { survey_type: 'nps', score: 9, comment: 'Good', created_at: time },
    { type: 'track', event: 'NPS', timestamp: time, properties: { score: 9 } },
    { event_name: 'created', response: { id: 1, score: 9, text: 'Good' } },
    { score: 9, text: 'Good', created_at: time, end_user: { id: 1 } },
    { response_id: '1', email: 'r.okafor@example.com', answer: '9', comment: 'Good', question_type: 'nps' },
    { event: 'completed', response: { id: 1, rating: 9, comment: 'Good' } },
    { customerId: 'c', createdDate: time, score: 9, comment: 'Good' },
    { properties: { hs_value: '9', hs_content: 'Good' } },
    { id: 1, rating: 9, rated_at: time, comment: 'Good', user_email: 'r.okafor@example.com' },
    { uuid: 'u', response: { data: { nps: 9 } } },
    { choice: { id: 9, body: 'nine' } },
  ])('%j', async (record) => {
    expect(await vendorOf([record, record])).toBe('plain');
  });

  test('CSV with the names of an API', async () => {
    const header = 'id,person,survey_type,score,comment,permalink,created_at,updated_at';
    expect(await vendorOf(`${header}\n1,2,nps,9,Good,x,${time},${time}\n`, 'a.csv')).toBe('plain');
  });
});
