import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { walkJson } from '../../src/read/jsonWalk.ts';

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

describe('where a text stops being JSON', () => {
  test.each<[string, number | null]>([
    ['[{"a":1}]', null],
    [' {"a" : [true, false, null, -1.5e+3, "\\u00e9\\\\\\""]}\r\n\t', null],
    ['9', null],
    ['""', null],
    ['[{"a":1},\n {"a":2}', 18],
    ['[{"a":1}', 8],
    ['{"a":', 5],
    ['{"a"', 4],
    ['["a', 3],
    ['', 0],
    ['  ', 2],
    ['[1,]', 3],
    ['[,1]', 1],
    ['{"a":1,}', 7],
    ['{,}', 1],
    ['{a:1}', 1],
    ["{'a':1}", 1],
    ['{"a" 1}', 5],
    ['{"a":1 "b":2}', 7],
    ['[1 2]', 3],
    ['[01]', 2],
    ['[1.]', 2],
    ['[+1]', 1],
    ['[NaN]', 1],
    ['[nul]', 1],
    ['[1}', 2],
    ['{"a":1]', 6],
    ['[]]', 2],
    ['[] x', 3],
    ['["a\tb"]', 3],
    ['["a\\x"]', 3],
    ['["\\u12g4"]', 2],
    ['["a\\\\"]', null],
    ['[\0]', 1],
    ['[\f]', 1],
    ['[\u00a0]', 1],
    [':', 0],
    ['{"a":1:2}', 6],
  ])('%j: %s', (text, fault) => {
    expect(walkJson(text).fault).toBe(fault);
  });

  test('the same texts are JSON as for JSON.parse', () => {
    const token = fc.constantFrom(...'[]{},:"\\01-.eE+ \n', '"a"', 'true', 'null', '\\u0041');
    fc.assert(
      fc.property(
        fc.oneof(
          fc.json(),
          fc.array(token).map((parts) => parts.join('')),
        ),
        (text) => {
          expect(walkJson(text).fault === null).toBe(isJson(text));
        },
      ),
      { numRuns: 3000 },
    );
  });

  test('what stands before the fault is the beginning of JSON: cut off anywhere, it ends too early', () => {
    fc.assert(
      fc.property(
        fc.json().filter((text) => /^[[{"]/.test(text)),
        fc.nat(),
        (text, at) => {
          const cut = text.slice(0, at % text.length);
          const { fault } = walkJson(cut);
          // A word or an escape may be cut in two.
          expect(fault).toBeGreaterThanOrEqual(cut.length - 6);
        },
      ),
    );
  });

  test('however deep', () => {
    const depth = 200_000;
    expect(walkJson('['.repeat(depth) + ']'.repeat(depth)).fault).toBeNull();
    expect(walkJson('{"a":'.repeat(depth)).fault).toBe(5 * depth);
  });
});

describe('keys that stand twice in one object', () => {
  test.each<[string, string[]]>([
    ['{"a":1,"a":2}', ['a']],
    ['{"a":1,"b":2,"b":3,"a":4,"a":5}', ['b', 'a']],
    ['[{"a":1},{"a":2}]', []],
    ['{"a":{"a":1}}', []],
    ['{"a":"a","b":["a","a"]}', []],
    ['{"x":{"a":1,"a":2}}', ['a']],
    ['{"a\\"b":1,"a\\"b":2}', ['a"b']],
    ['{"__proto__":1,"__proto__":2}', ['__proto__']],
    ['[{"a":1,"a":2},{"b":', ['a']],
  ])('%s: %j', (text, repeated) => {
    expect(walkJson(text).repeated).toEqual(repeated);
  });
});
