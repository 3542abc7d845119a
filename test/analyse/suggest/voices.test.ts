import { expect, it } from 'vitest';
import { docOf, spokenIn, termFinder, termText } from '../../../src/analyse/suggest/voices.ts';
import { GAP } from '../../../src/enrich/themes/terms/vocabulary.ts';
import { comment } from './comments.ts';

it('puts the comments of one respondent together, and leaves anonymous ones alone', () => {
  const { voices } = spokenIn([
    comment(3, 'slow', { respondent: 'a' }),
    comment(9, 'fine now', { respondent: 'a' }),
    comment(9, 'fine now'),
    comment(9, 'fine now'),
  ]);
  expect(voices.map((voice) => voice.map(({ category }) => category))).toEqual([
    ['detractor', 'promoter'],
    ['promoter'],
    ['promoter'],
  ]);
});

it('a document is what of a voice belongs, with a gap after each comment', () => {
  const { voices } = spokenIn([
    comment(3, 'slow page', { respondent: 'a' }),
    comment(4, 'page', { respondent: 'a' }),
    comment(9, 'fast', { respondent: 'a' }),
  ]);
  const [voice] = voices;
  expect(docOf(voice!, 1, ({ score }) => score < 5)).toEqual({ group: 1, words: [0, 1, GAP, 1, GAP] });
  expect(docOf(voice!, 0, ({ score }) => score === 9)).toEqual({ group: 0, words: [2] });
  expect(docOf(voice!, 0, () => false)).toBeNull();
});

it('a term is spelt as most people do, unless a rule would read that as something else', () => {
  const { vocabulary } = spokenIn([comment(9, 'RStudio NEAR me'), comment(9, 'RStudio NEAR us')]);
  const text = (...words: string[]) =>
    termText(words.map((word) => vocabulary.idOf(word)!) as never, vocabulary);
  expect([text('rstudio'), text('rstudio', 'near'), text('near', 'me')]).toEqual([
    'RStudio',
    'rstudio near',
    'near me',
  ]);
});

it('finds terms as a rule would', () => {
  const find = termFinder(['slow page', 'price', 'page']);
  expect(find('A SLOW  page!')).toEqual([0, 2]);
  expect(find('priceless')).toEqual([]);
});
