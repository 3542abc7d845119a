import { expect, test } from 'vitest';
import { unsafe } from './unsafe.ts';

test.each([
  ['text', 'a\x1b[2Jb'],
  ['text', 'a\x9bb'],
  ['text', 'a\rb'],
  ['text', '\u202e'],
  ['text', 'ok\n ::error file=a,line=1::owned'],
  ['text', 'ok ##vso[task.complete]'],
  ['text', '##[error]x'],
  ['message', 'x section_start:1:x'],
  ['csv', 'n\n=1+1\n'],
  ['csv', 'n\n"\u00a0=1+1"\n'],
  ['csv', 'n\n"safe\n\t@x"\n'],
  ['csv', 'n\n\uff0b1\n'],
  ['csv', 'n\n-2+3\n'],
  ['csv', 'n\na cell ##vso[task.complete]\n'],
  ['json', '{'],
  ['ndjson', '{}\n{'],
  ['markdown', 'a <img src=x>'],
  ['markdown', '[x](javascript:alert(1))'],
  ['markdown', 'https://x.example'],
  ['markdown', 'hello @everyone'],
])('%s: %j is unsafe', (format, text) => {
  expect(unsafe(text, { format })).toHaveLength(1);
});

test.each([
  ['text', 'one\n  two ::\n'],
  ['csv', 'n,-12.5\r\n\'=1+1,"a\n\'=b"\n1e-7,\n'],
  ['json', '{"a": "\\u001b"}\n'],
  ['ndjson', '{}\n{}\n'],
  ['markdown', '| a \\| b |\n\\[x\\](y) \\@everyone &lt;b>\n'],
])('%s: %j is safe', (format, text) => {
  expect(unsafe(text, { format })).toEqual([]);
});

test('colours are safe where they are expected, and nothing else is', () => {
  expect(unsafe('\x1b[31mred\x1b[0m', { format: 'table', colour: true })).toEqual([]);
  expect(unsafe('\x1b[31mred\x1b[0m', { format: 'table' })).toHaveLength(1);
  expect(unsafe('\x1b[2J', { format: 'table', colour: true })).toHaveLength(1);
});
