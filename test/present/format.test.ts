import { expect, test } from 'vitest';
import type { Cell, Headline } from '../../src/present/document.ts';
import {
  ASCII,
  cellText,
  count,
  headlineParts,
  legendSign,
  markText,
  percent,
  points,
  range,
  UNICODE,
} from '../../src/present/format.ts';

test.each([
  [63, '+63', '+63'],
  [0, '0', '0'],
  [-0, '0', '0'],
  [-12, '−12', '-12'],
  [null, '–', '-'],
])('%j points are %s, in ASCII %s', (value, unicode, ascii) => {
  expect([points(value, UNICODE), points(value, ASCII)]).toEqual([unicode, ascii]);
});

test('counts, percentages and intervals', () => {
  expect([count(0, UNICODE), count(null, UNICODE)]).toEqual(['0', '–']);
  expect([percent(71, UNICODE), percent(null, UNICODE)]).toEqual(['71%', '–']);
  expect(range({ low: -5, high: 0 }, ASCII)).toBe('-5 to 0');
  expect(range({ low: 5, high: 80 }, ASCII, 4, 4)).toBe('  +5 to  +80');
  expect(range(null, ASCII)).toBe('-');
});

test.each<[Cell, string]>([
  [{ type: 'text', value: 'Pro' }, 'Pro'],
  [{ type: 'text', value: null }, '(none)'],
  [{ type: 'points', value: 5 }, '+5'],
  [{ type: 'interval', value: { low: 1, high: 9 } }, '+1 to +9'],
  [{ type: 'count', value: 7 }, '7'],
  [{ type: 'percent', value: 7 }, '7%'],
  [{ type: 'hidden' }, 'hidden'],
  [{ type: 'shares', value: null }, ''],
])('%j reads %j', (cell, text) => {
  expect(cellText(cell, UNICODE)).toBe(text);
});

test('marks and their names in a legend', () => {
  expect(markText({ type: 'count', value: 3, mark: 'small' }, UNICODE)).toBe('*');
  expect(markText({ type: 'text', value: '2024', mark: 'partial' }, UNICODE)).toBe('~');
  expect(markText({ type: 'hidden' }, UNICODE)).toBe('');
  const signs = (['small', 'partial', 'hidden', 'percent'] as const).map((sign) => legendSign(sign, ASCII));
  expect(signs).toEqual(['*', '~', 'hidden', '%']);
});

test('a headline says what is defined', () => {
  const headline: Headline = {
    kind: 'headline',
    label: 'NPS',
    score: { type: 'points', value: 63 },
    interval: { low: 49, high: 73 },
    level: 95,
    n: 102,
  };
  const none = { score: { type: 'points', value: null }, interval: null, level: null } as const;
  expect(headlineParts(headline, UNICODE)).toEqual(['NPS +63', '95% interval +49 to +73', '102 answers']);
  expect(headlineParts({ ...headline, n: 1, mark: 'small' }, UNICODE)[2]).toBe('1 answer*');
  expect(headlineParts({ ...headline, ...none, n: 0 }, UNICODE)).toEqual([
    'NPS –',
    'no answers with a score',
  ]);
  expect(headlineParts({ ...headline, ...none, score: { type: 'hidden' }, n: null }, UNICODE)).toEqual([
    'NPS hidden',
  ]);
});

test('a name is whole, a document in its place is cut', () => {
  const name = 'x'.repeat(1000);
  expect(cellText({ type: 'text', value: name }, UNICODE)).toBe(name);
  expect(cellText({ type: 'text', value: `${name}y` }, UNICODE)).toBe(`${name}…`);
});
