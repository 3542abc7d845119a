import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isRecord, keepLongNumbers } from '../../src/read/jsonText.ts';

test.each([
  [true, {}],
  [true, { a: 1 }],
  [false, []],
  [false, null],
  [false, 'a'],
  [false, 1],
  [false, undefined],
])('isRecord %s: %j', (expected, value) => {
  expect(isRecord(value)).toBe(expected);
});

describe('keepLongNumbers', () => {
  test.each([
    ['{"id":1234567890123456789}', '{"id":"1234567890123456789"}'],
    ['[1234567890123456 , -1234567890123456]', '["1234567890123456" , "-1234567890123456"]'],
    ['{"a":1,"id": 12345678901234567890,"b":2}', '{"a":1,"id": "12345678901234567890","b":2}'],
    ['1234567890123456', '"1234567890123456"'],
  ])('%s', (text, kept) => {
    expect(keepLongNumbers(text)).toBe(kept);
  });

  test.each([
    ['fifteen digits', '{"id":123456789012345}'],
    ['digits in a string', '{"id":"1234567890123456789"}'],
    ['digits after an escaped mark', '{"a":"\\" 1234567890123456789","b":"\\\\"}'],
    ['fractions', '[0.1234567890123456789, 1234567890123456.5]'],
    ['exponents', '[1234567890123456e2, 1e1234567890123456]'],
    ['a leading zero, which is no JSON', '[01234567890123456]'],
    ['an unfinished string', '["1234567890123456789'],
    ['words', '[true, false, null, 1234567890]'],
  ])('%s stay as they are', (_, text) => {
    expect(keepLongNumbers(text)).toBe(text);
  });

  test('any JSON keeps its meaning, and whole numbers every digit', () => {
    const asNumber = (_: string, value: unknown) =>
      typeof value === 'string' && /^-?[1-9]\d{15,}$/.test(value) ? Number(value) : value;
    fc.assert(
      fc.property(fc.json(), fc.bigInt({ min: 10n ** 15n, max: 10n ** 25n }), (json, id) => {
        const kept = keepLongNumbers(`{"id":${id},"rest":${json}}`);
        expect(JSON.parse(kept).id).toBe(String(id));
        expect(JSON.parse(kept, asNumber).rest).toEqual(JSON.parse(json, asNumber));
      }),
    );
  });
});
