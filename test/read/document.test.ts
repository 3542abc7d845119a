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
    ['deeper', `{"result":{"payload":{"items":${list}}}}`],
  ])('%s', (_, text) => {
    expect(records(text)).toEqual(two);
  });

  test.each([
    ['a lone response', '{"id":1,"score":9}', [{ id: 1, score: 9 }]],
    ['one with an empty list of tags', '{"id":1,"score":9,"tags":[]}', [{ id: 1, score: 9, tags: [] }]],
    ['one with a list of words', '{"id":1,"tags":["a"]}', [{ id: 1, tags: ['a'] }]],
    ['one within an event', '{"event":"x","data":{"score":9}}', [{ event: 'x', data: { score: 9 } }]],
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
    ['[{"a":1},\n {"a":2}', 'line 2, column 9'],
    ['[{"a":1}', 'line 1, column 9'],
    ['[\n  {"a" 1}\n]', 'line 2, column 8'],
    ['', 'it ends too early'],
  ])('%j breaks at %s', async (text, where) => {
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
