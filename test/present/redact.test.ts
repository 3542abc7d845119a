import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { redact, redactAll } from '../../src/present/redact.ts';

const PARTS = [
  '@',
  'a',
  '1',
  '0',
  '.',
  ':',
  '-',
  '/',
  ' ',
  '(',
  '+',
  '%40',
  '::',
  '\n',
  '12',
  '2024-',
  '4111 ',
];

/** What might be tried again and again from every position. */
const LONG = ['a', '1', '@', ':', 'a@', '1 ', '1.', '+(', '5551234567 ', '1.2.3.4 '].map(
  (part) => [part, `${part.repeat(1e6 / part.length)}@x.example!`] as const,
);

describe('redact', () => {
  test.each([
    ['write to <jane.doe+nps@mail.example.co.uk>, please', 'write to <[e-mail]>, please'],
    ['call 020 7946 0958 or +44 20 7946 0958.', 'call [phone] or [phone].'],
    ['paid with 4111 1111 1111 1111 on 2024-03-21', 'paid with [card] on 2024-03-21'],
    ['blocked at http://10.1.2.3:8080/x', 'blocked at http://[ip]:8080/x'],
    ['jane@example.com, 10.1.2.3, 030/1234567', '[e-mail], [ip], [phone]'],
    ['٠٢٠ ٧٩٤٦ ٠٩٥٨', '[phone]'],
    ['jane＠example.com', '[e-mail]'],
    ['?email=jane%40example.com&n=1', '?email=[e-mail]&n=1'],
    ['9 of 10 – very good – “thanks”', '9 of 10 – very good – “thanks”'],
  ])('%s', (text, redacted) => {
    expect(redact(text)).toBe(redacted);
  });

  it('finds nothing in what it has made', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.constantFrom(...PARTS), fc.string())), (parts) => {
        const once = redact(parts.join(''));
        expect(redact(once)).toBe(once);
      }),
    );
  });

  it.each(LONG)('takes a moment for a megabyte of %j', (_, text) => {
    const begun = performance.now();
    redact(text);
    expect(performance.now() - begun).toBeLessThan(10_000);
  });
});

test('redactAll reaches every text, and no key', () => {
  const value = { 'a@b.example': ['a@b.example', 7, null, { at: '10.1.2.3' }], plain: 'text' };
  expect(redactAll(value)).toEqual({ 'a@b.example': ['[e-mail]', 7, null, { at: '[ip]' }], plain: 'text' });
  const odd = JSON.parse('{"__proto__": "a@b.example"}');
  expect(Object.entries(redactAll(odd))).toEqual([['__proto__', '[e-mail]']]);
});
