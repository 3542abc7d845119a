import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sanitise } from '../../src/present/sanitise.ts';
import { hostile } from './hostile.ts';

/** What may never reach a terminal or a log. */
const UNSAFE = /[\p{Cc}\p{Surrogate}\u061c\u200b\u200c\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/u;

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
