import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isNamedNdjson, isNdjson, linesOf, parseLine, unmarked } from '../../src/read/ndjson.ts';
import { chunked, streamOf } from './inputs.ts';

test('NDJSON goes by several names, compressed or not', () => {
  const names = ['a.ndjson', 'a.JSONL', 'a.jsonseq.gz', 'a.jsonl.zst', 'a.json', 'jsonl', 'a.jsonl.csv', '-'];
  expect(names.filter(isNamedNdjson)).toEqual(['a.ndjson', 'a.JSONL', 'a.jsonseq.gz', 'a.jsonl.zst']);
});

describe('isNdjson', () => {
  test.each([
    ['two lines', '{"a":1}\n{"a":2}\n', 'x.json', true],
    ['CR LF', '{"a":1}\r\n{"a":2}\r\n', '-', true],
    ['blank lines', '\n{"a":1}\n\n{"a":2}', 'x', true],
    ['marks of RFC 7464', '\u001e{"a":1}\n\u001e{"a":2}\n', 'x', true],
    ['a second line that is cut off', '{"a":1}\n{"a":', 'x', true],
    ['one line under such a name', '{"a":1}\n', 'x.jsonl', true],
    ['one line under another', '{"a":1}\n', 'x.json', false],
    ['compressed', '{"a":1}\n', 'x.ndjson.gz', true],
    ['null first, under such a name', 'null\n{"a":1}\n', 'x.ndjson', true],
    ['a bad first line, under such a name', '{"a":1,}\n{"a":2}\n', 'x.ndjson', true],
    ['a first line longer than what is looked at, under such a name', '{"a":"bcd', 'x.ndjson', true],
    ['a bad first line among others, under any name', '{"a":\n{"a":2}\n{"a":3}\n', 'x', true],
    ['as many bad lines as good, under any name', '{"a":\n{"a":2}\n', 'x', false],
    ['two bad lines first, under such a name', 'x\n{"a":\n{"a":3}\n{"a":4}', 'x.jsonl', true],
    ['a record in an envelope that is cut off', '{"data":[\n{"a":1}', 'x', false],
    ['under such a name, with zstd', '{"a":1}\n', 'x.ndjson.zst', true],
    ['an array', '[{"a":1}]\n', 'x.ndjson', false],
    ['an object over several lines', '{\n  "a": 1\n}\n', 'x.ndjson', false],
    ['an envelope whose second line is a record', '{"data":[\n{"a":1}\n]}', 'x.json', false],
    ['numbers', '1\n2\n', 'x.csv', false],
    ['CSV', 'id,score\n1,9\n', 'x.ndjson', false],
    ['nothing', '', 'x.ndjson', false],
  ])('%s', (_, text, path, expected) => {
    expect(isNdjson(text, path)).toBe(expected);
  });
});

describe('parseLine', () => {
  test.each([
    ['{"a":1}', { a: 1 }],
    [' \u001e {"a":1}\r', { a: 1 }],
    ['\u001e\u001e{"a":1}', { a: 1 }],
    ['null', null],
    ['{"id":12345678901234567890}', { id: '12345678901234567890' }],
    ['{"a":', undefined],
    ['', undefined],
    ['a,b', undefined],
  ])('%j', (line, value) => {
    expect(parseLine(line)).toEqual(value);
  });
});

test.each([
  [' \u001e\u001e {"a":1}\r', '{"a":1}'],
  ['\ufeff{"a":1}', '{"a":1}'],
  ['{"a":"\u001e"}', '{"a":"\u001e"}'],
  [' \u001e ', ''],
])('%j without marks and blanks around it', (line, text) => {
  expect(unmarked(line)).toBe(text);
});

describe('linesOf', () => {
  const linesIn = async (text: string, length: number) => {
    const found: { text: string; line: number }[] = [];
    for await (const lines of linesOf(streamOf(chunked(Buffer.from(text), length)))) found.push(...lines);
    return found;
  };

  test('lines that are not blank, with their numbers, wherever the bytes are cut', async () => {
    const text = '{"a":"é"}\r\n\n\u001e{"a":"😀"}\n   \n{"a":3}';
    for (const length of [1, 2, 3, 7, 1000]) {
      expect(await linesIn(text, length)).toEqual([
        { text: '{"a":"é"}', line: 1 },
        { text: '{"a":"😀"}', line: 3 },
        { text: '{"a":3}', line: 5 },
      ]);
    }
  });

  test('any lines', async () => {
    const line = fc
      .string({ unit: 'grapheme', maxLength: 10 })
      .map((text) => `x${text.replace(/[\n\r]/g, '')}x`);
    await fc.assert(
      fc.asyncProperty(
        fc.array(line, { minLength: 1 }),
        fc.integer({ min: 1, max: 9 }),
        async (lines, length) => {
          expect((await linesIn(lines.join('\n'), length)).map(({ text }) => text)).toEqual(lines);
        },
      ),
    );
  });

  test('nothing', async () => {
    expect(await linesIn('', 1)).toEqual([]);
    expect(await linesIn('\n\n', 1)).toEqual([]);
  });
});
