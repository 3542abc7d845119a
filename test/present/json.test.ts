import fc from 'fast-check';
import { expect, test } from 'vitest';
import { renderJson } from '../../src/present/json.ts';
import { full } from './samples.ts';

test('is the Result itself', () => {
  const shown = full();
  const text = renderJson(shown);
  expect(text).toBe(`${JSON.stringify(shown, null, 2)}\n`);
  expect(JSON.parse(text)).toEqual(shown);
});

test('any text survives, and none of it acts', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('', '##vso[', '##[', 'section_start:'),
      (text, prefix) => {
        const value = { [text]: `${prefix}${text}` };
        const json = renderJson(value);
        expect(JSON.parse(json)).toEqual(JSON.parse(JSON.stringify(value)));
        expect(json).not.toMatch(
          /[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]|##\[|##vso\[|section_start:/,
        );
      },
    ),
  );
});

test('minus zero is 0', () => {
  expect(renderJson({ nps: -0 })).toBe('{\n  "nps": 0\n}\n');
});
