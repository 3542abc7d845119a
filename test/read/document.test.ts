import { describe, expect, test } from 'vitest';
import { recordsIn } from '../../src/read/document.ts';
import { failure } from './inputs.ts';

const records = (text: string) => recordsIn(Buffer.from(text), 'made.json');
const fails = (text: string) => failure((async () => records(text))());

describe('where the responses are', () => {
  const list = '[{"score":9},{"score":8}]';
  const two = [{ score: 9 }, { score: 8 }];

  test.each([
    ['an array', list],
    ['an array over several lines', JSON.stringify(two, null, 2)],
    ['in an envelope', `{"data":${list}}`],
    ['beside other things', `{"success":true,"total":2,"data":${list},"next_page":null}`],
    ['under a name in other case', `{"Responses":${list}}`],
    ['under any name, if it is the only list', `{"survey":"x","entries":${list}}`],
    ['the list whose name says so, of several', `{"questions":[{"id":1}],"responses":${list}}`],
    ['beside an empty list of errors', `{"errors":[],"entries":${list}}`],
    ['in an envelope within an envelope', `{"data":{"responses":${list}},"ok":true}`],
    [
      'beside count, next and previous',
      `{"count":2,"next":"https://x","previous":"https://y","entries":${list}}`,
    ],
    ['beside meta and links', `{"meta":{"page":1},"links":{"next":null},"entries":${list}}`],
    ['beside what the survey is', `{"surveyId":7,"survey_name":"x","title":"y","entries":${list}}`],
    ['beside what the account is', `{"account":7,"region":"eu","entries":${list}}`],
    ['beside the score of all', `{"nps":40,"total":2,"entries":${list}}`],
    ['answers of many to one question', `{"question_id":7,"total":2,"answers":${list}}`],
    ['deeper', `{"result":{"payload":{"items":${list}}}}`],
  ])('%s', (_, text) => {
    expect(records(text)).toEqual(two);
  });

  test.each([
    ['a lone response', '{"id":1,"score":9}', [{ id: 1, score: 9 }]],
    ['one with an empty list of tags', '{"id":1,"score":9,"tags":[]}', [{ id: 1, score: 9, tags: [] }]],
    ['one with a list of words', '{"id":1,"tags":["a"]}', [{ id: 1, tags: ['a'] }]],
    ['one within an event', '{"event":"x","data":{"score":9}}', [{ event: 'x', data: { score: 9 } }]],
    [
      'one with a list of what was answered',
      '{"id":"r1","email":"a@b.c","answers":[{"q":"nps","value":9},{"q":"why","value":"fast"}]}',
      [
        {
          id: 'r1',
          email: 'a@b.c',
          answers: [
            { q: 'nps', value: 9 },
            { q: 'why', value: 'fast' },
          ],
        },
      ],
    ],
    ['one with a score and tags', '{"score":9,"tags":[{"name":"a"}]}', [{ score: 9, tags: [{ name: 'a' }] }]],
    [
      'one with two lists',
      '{"score":9,"tags":[{"name":"a"}],"events":[{"at":1}]}',
      [{ score: 9, tags: [{ name: 'a' }], events: [{ at: 1 }] }],
    ],
    [
      'one in an event, with a list in it',
      '{"event":"created","data":{"id":1,"score":9,"tags":[{"name":"a"}]}}',
      [{ event: 'created', data: { id: 1, score: 9, tags: [{ name: 'a' }] } }],
    ],
    ['an empty array', '[]', []],
    ['an empty list of responses', '{"responses":[],"count":0}', []],
    ['an array with other items among the records', '[{"a":1},null,2]', [{ a: 1 }, null, 2]],
  ])('%s', (_, text, expected) => {
    expect(records(text)).toEqual(expected);
  });

  test('ids of nineteen digits come digit by digit', () => {
    expect(records('[{"id":1234567890123456789,"score":9}]')).toEqual([
      { id: '1234567890123456789', score: 9 },
    ]);
  });
});

describe('no responses', () => {
  test.each([
    ['[1,2,3]', 'an array, but not of objects'],
    ['[[1],[2]]', 'an array, but not of objects'],
    ['{}', 'an empty object'],
    ['{"a":[{"x":1}],"b":[{"y":2}]}', 'several lists: a, b'],
    ['"text"', 'a single string'],
    ['9', 'a single number'],
    ['null', 'a single null'],
  ])('%s: %s', async (text, found) => {
    const error = await fails(text);
    expect(error.code).toBe('noRecords');
    expect(error.message).toBe(`made.json: no list of responses in this JSON (${found})`);
  });

  test('envelopes without end', async () => {
    const depth = 100_000;
    expect(records(`${'{"data":'.repeat(depth)}1${'}'.repeat(depth)}`).length).toBe(1);
    expect((await fails(`${'['.repeat(depth)}${']'.repeat(depth)}`)).code).toBe('noRecords');
  });
});

describe('no JSON', () => {
  test.each([
    ['[{"a":1},\n {"a":2}', 'it ends too early, at line 2, column 9'],
    ['[{"a":1}', 'it ends too early, at line 1, column 9'],
    ['[{"a":"abc', 'it ends too early, at line 1, column 11'],
    ['[\n  {"a" 1}\n]', 'line 2, column 8'],
    ['[{"id":12345678901234567890},{"id":12345678901234567890} x', 'line 1, column 58'],
    ['{1234567890123456789: 1}', 'line 1, column 2'],
    ['', 'it ends too early, at line 1, column 1'],
  ])('%j breaks: %s', async (text, where) => {
    const error = await fails(text);
    expect(error.code).toBe('badJson');
    expect(error.message).toBe(`made.json: not valid JSON (${where})`);
  });

  test('nothing of the text is quoted: it may be a comment', async () => {
    const { message } = await fails('[{"comment": secret words}]');
    expect(message).toMatch(/^made\.json: not valid JSON/);
    expect(message).not.toContain('secret');
  });
});
