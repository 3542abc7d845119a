import fc from 'fast-check';
import { expect, test } from 'vitest';
import { escapeMarkdown } from '../../src/present/escape.ts';
import { hostile } from './hostile.ts';

test.each([
  ['a | b', 'a \\| b'],
  ['<img src=x onerror=alert(1)>', '&lt;img src=x onerror=alert(1)&gt;'],
  ['<!-- x', '&lt;!-- x'],
  ['[x](javascript:alert(1))', '\\[x\\](javascript:alert(1))'],
  ['![x](http://x.test/t.png)', '!\\[x\\](http:&#8203;//x.test/t.png)'],
  ['@everyone #1', '\\@&#8203;everyone \\#&#8203;1'],
  ['jane.doe@example.com', 'jane.doe\\@&#8203;example.com'],
  ['www.example.com', 'www&#8203;.example.com'],
  ['```\nfoo', '\\`\\`\\`\\\\nfoo'],
  ['__proto__ *b* ~c~ $d$', '\\_\\_proto\\_\\_ \\*b\\* \\~c\\~ \\$d\\$'],
  ['&lt;b&gt;', '&amp;lt;b&amp;gt;'],
  ['- item', '\\- item'],
  ['1. item', '1\\. item'],
  ['# Title', '\\# Title'],
  ['a\\', 'a\\\\'],
  ['Pro (yearly), 10% off', 'Pro (yearly), 10% off'],
])('%j becomes %j', (text, escaped) => {
  expect(escapeMarkdown(text)).toBe(escaped);
});

test('leaves nothing that could open markup', () => {
  const open = /[<>]|(?<!\\)(?:\\\\)*[|`*_[\]@#]/;
  fc.assert(fc.property(hostile, (text) => !open.test(escapeMarkdown(text).replaceAll('&#8203;', ''))));
});
