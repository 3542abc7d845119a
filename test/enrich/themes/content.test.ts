import { expect, it } from 'vitest';
import { hasContent } from '../../../src/enrich/themes/content.ts';

it.each([
  '',
  ' ',
  '-',
  '--',
  '...',
  '?',
  'n/a',
  'N/A.',
  ' NA ',
  'None',
  'nothing',
  'x',
  '7',
  '10 / 10',
  'No comment.',
])('%j says nothing', (comment) => {
  expect(hasContent(comment)).toBe(false);
});

it.each(['Nichts', 'k.A.', 'rien à dire', 'Não', 'sin comentarios', 'n.v.t.', 'niente'])(
  '%j says nothing, in its language',
  (comment) => {
    expect(hasContent(comment)).toBe(false);
  },
);

it.each([
  'slow',
  'no support',
  'nothing works',
  '👍',
  '7 👍',
  '快',
  'n/a for the app, but fine otherwise',
  '404 errors',
])('%j says something', (comment) => {
  expect(hasContent(comment)).toBe(true);
});

it('a long text of blanks says nothing, one of anything else something', () => {
  expect(hasContent(' '.repeat(100))).toBe(false);
  expect(hasContent('ab '.repeat(100))).toBe(true);
});
