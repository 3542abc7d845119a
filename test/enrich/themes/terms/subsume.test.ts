import { expect, it } from 'vitest';
import { subsume } from '../../../../src/enrich/themes/terms/subsume.ts';

const [WAIT, TIME, CUSTOMER, SERVICE] = [1, 2, 3, 4] as const;
const word = (id: number, n: number) => ({ words: [id] as const, n });
const phrase = (a: number, b: number, n: number) => ({ words: [a, b] as const, n });
const listed = (ranked: Parameters<typeof subsume>[0]) =>
  subsume(ranked).map(({ term, phrases }) => [
    term.words.join(' '),
    phrases.map(({ words }) => words.join(' ')),
  ]);

it('a word that nearly always stands in one phrase gives way to it', () => {
  expect(listed([word(WAIT, 10), word(TIME, 9), phrase(WAIT, TIME, 8)])).toEqual([['1 2', []]]);
});

it('a phrase is told beside the word that has it now and then', () => {
  expect(listed([word(WAIT, 20), phrase(WAIT, TIME, 6), phrase(WAIT, SERVICE, 1)])).toEqual([['1', ['1 2']]]);
});

it('a phrase goes with the word that is listed, though the other word gives way to it', () => {
  const ranked = [word(SERVICE, 100), word(CUSTOMER, 60), phrase(CUSTOMER, SERVICE, 50)];
  expect(listed(ranked)).toEqual([['4', ['3 4']]]);
});

it('of two phrases that one word nearly always joins, the better one stays', () => {
  const ranked = [
    word(WAIT, 10),
    word(TIME, 9),
    word(SERVICE, 10),
    phrase(WAIT, TIME, 9),
    phrase(TIME, SERVICE, 8),
  ];
  expect(listed(ranked)).toEqual([['1 2', []]]);
});

it('a phrase that ranks before its words leaves them, where they are met outside it too', () => {
  const ranked = [phrase(WAIT, TIME, 6), word(WAIT, 20), word(TIME, 7)];
  expect(listed(ranked)).toEqual([
    ['1 2', []],
    ['1', ['1 2']],
  ]);
});

it('at most two phrases are told, the most frequent first', () => {
  const phrases = [phrase(WAIT, TIME, 5), phrase(WAIT, SERVICE, 7), phrase(CUSTOMER, WAIT, 6)];
  expect(listed([word(WAIT, 20), ...phrases])).toEqual([['1', ['1 4', '3 1']]]);
});
