import { expect, test } from 'vitest';
import { ASCII } from '../../../src/present/format.ts';
import { drawFacts, drawHeadline, drawLegend, drawNotes } from '../../../src/present/terminal/prose.ts';
import { page } from '../samples.ts';

test('a headline is one line', () => {
  const score = { type: 'points', value: -12 } as const;
  expect(
    drawHeadline(
      { kind: 'headline', label: 'NPS', score, interval: { low: -20, high: -4 }, level: 90, n: 310 },
      page(),
    ),
  ).toEqual(['NPS −12    90% interval −20 to −4    310 answers']);
});

test('facts stand beside their terms, which are not repeated', () => {
  const items = [
    { term: 'file', text: 'a.csv' },
    { term: 'file', text: 'b.csv' },
    { term: 'score', text: `'${'How likely is it that you would recommend us? '.repeat(2).trim()}'` },
  ];
  expect(drawFacts({ kind: 'facts', items }, page({ width: 60 }))).toEqual([
    'file   a.csv',
    '       b.csv',
    "score  'How likely is it that you would recommend us? How",
    "       likely is it that you would recommend us?'",
  ]);
});

test('notes wrap below themselves; warnings bear a sign', () => {
  const text = 'one two three four five six seven';
  const items = [
    { level: 'info' as const, text },
    { level: 'warning' as const, text },
  ];
  expect(drawNotes({ kind: 'notes', items }, page({ width: 24 }))).toEqual([
    'one two three four',
    'five six seven',
    '! one two three four',
    '  five six seven',
  ]);
});

test('text is made safe, on every line that it wraps to', () => {
  const text = `${'x'.repeat(30)} ::error::pwn \x1b[2J`;
  const lines = drawNotes({ kind: 'notes', items: [{ level: 'info', text }] }, page({ width: 24 }));
  expect(lines).toEqual(['x'.repeat(30), '\\x3a:error::pwn', '\\x1b[2J']);
});

test('a legend', () => {
  const items = [
    { sign: 'small' as const, text: 'few' },
    { sign: 'hidden' as const, text: '(fewer)' },
  ];
  expect(drawLegend({ kind: 'legend', items }, page())).toEqual(['* few', 'hidden (fewer)']);
});

test('signs of numbers in prose are those of the page', () => {
  const items = [{ level: 'info' as const, text: 'fell by −12' }];
  expect(drawNotes({ kind: 'notes', items }, page({ glyphs: ASCII }))).toEqual(['fell by -12']);
});
