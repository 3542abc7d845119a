import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { escapeMarkdown } from '../../src/present/escape.ts';
import { sanitise } from '../../src/present/sanitise.ts';

/** Text that is more often hostile than chance would have it. */
const hostile = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        '::',
        '##[',
        '##vso[',
        '##teamcity[',
        'section_start:',
        'section_end:',
        ' ',
        '\n',
        '#',
        ':',
      ),
      fc.constantFrom(
        '\x1b[2J',
        '\x9b',
        '\x7f',
        '\u202e',
        '\u2066',
        '\u200b',
        '\ufeff',
        '\u200d',
        '👩',
        '\ud800',
      ),
    ),
  )
  .map((parts) => parts.join(''));

/** What may never reach a terminal or a log. */
const UNSAFE = /[\p{Cc}\p{Surrogate}\u061c\u200b\u200c\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/u;

describe('sanitise', () => {
  test.each([
    ['\x1b[2J', '\\x1b[2J'],
    ['a\nb\tc\r', 'a\\nb\\tc\\r'],
    ['\x00\x7f\x9b', '\\x00\\x7f\\x9b'],
    ['\u202egnp.exe', '\\u202egnp.exe'],
    ['\u200b\ufeff', '\\u200b\\ufeff'],
    ['\ud800', '\\ud800'],
    ['::error::x', '\\x3a:error::x'],
    ['  ::error::x', '  \\x3a:error::x'],
    ['see ::error::x', 'see \\x3a:error::x'],
    ['std::vector', 'std::vector'],
    ['##[error]x', '\\x23#[error]x'],
    ['a ##vso[task.setvariable]', 'a \\x23#vso[task.setvariable]'],
    ["##TeamCity[buildStatus status='FAILURE']", "\\x23#TeamCity[buildStatus status='FAILURE']"],
    ['section_start:1:x', 'section_start\\x3a1:x'],
    ['## Title', '## Title'],
    ['C:\\exports\\nps.csv', 'C:\\exports\\nps.csv'],
    ['Zoë 日本 👩‍💻 🏳️‍🌈 हिन्दी', 'Zoë 日本 👩‍💻 🏳️‍🌈 हिन्दी'],
    ['a\u200db', 'a\\u200db'],
  ])('%j becomes %j', (text, safe) => {
    expect(sanitise(text)).toBe(safe);
  });

  test('nothing unsafe comes out, whatever goes in', () => {
    fc.assert(fc.property(hostile, (text) => !UNSAFE.test(sanitise(text))));
  });

  test('no line that comes out is a command', () => {
    const command = /^\s*::|##\[|##vso\[|##teamcity\[|section_(start|end):/i;
    fc.assert(fc.property(hostile, (text) => !command.test(sanitise(text))));
  });

  test('is idempotent', () => {
    fc.assert(fc.property(hostile, (text) => sanitise(sanitise(text)) === sanitise(text)));
  });

  test('leaves harmless text as it is', () => {
    const letters = fc.stringMatching(/^[\p{L}\p{N} .,;!?()&/+-]*$/u);
    fc.assert(fc.property(letters, (text) => sanitise(text) === text));
  });
});

describe('escapeMarkdown', () => {
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
});
