import { describe, expect, it } from 'vitest';
import { parseTerm, type Term } from '../../../src/enrich/themes/term.ts';

/** Segments as `*word word*`, divided by `|`; `+` and `~N` as they are written. */
function shown(text: string): string {
  const term = parseTerm(text);
  if ('malformed' in term) return `${term.malformed} / ${term.fix}`;
  const phrase = (one: Term['parts'][0]['phrase']): string =>
    one.kind === 'emoji'
      ? `emoji ${one.codes.length}`
      : one.segments
          .map(({ cased, openStart, openEnd }) =>
            [openStart ? '*' : '', cased.map((word) => word.text).join(' '), openEnd ? '*' : ''].join(''),
          )
          .join('|');
  const parts = term.parts.map((part) =>
    part.near === null ? phrase(part.phrase) : `${phrase(part.phrase)} ~${part.within} ${phrase(part.near)}`,
  );
  return (term.exact ? '=' : '') + parts.join(' + ');
}

describe('parseTerm reads', () => {
  it.each([
    ['crash*', 'crash*'],
    ['*gerecht*', '*gerecht*'],
    ['*wachttijd', '*wachttijd'],
    ['  customer   service ', 'customer service'],
    ['value* for *money', 'value*|for|*money'],
    ['takes ~2 forever', 'takes ~2 forever'],
    ['customer service ~0 slow*', 'customer service ~0 slow*'],
    ['late + deliver* ~3 home + x', 'late + deliver* ~3 home + x'],
    ['=IT issue', '=IT issue'],
    ["don't", 'don t'],
    ['e-mail*', 'e mail*'],
    ['24/7', '24 7'],
    ['配送', '配送'],
    ['配送 遅い', '配送|遅い'],
    ['LINE対応', 'LINE 対応'],
    ['ไม่ดี', 'ไม่ดี'],
    ['🚚', 'emoji 1'],
    ['👍🏽', 'emoji 1'],
    ['❤️', 'emoji 1'],
    ['🇩🇪🇫🇷', 'emoji 2'],
    ['great ~0 👍', 'great ~0 emoji 1'],
    ['비싸*', '비싸*'],
    ['TERMS AND CONDITIONS', 'TERMS AND CONDITIONS'],
    ['terms and conditions', 'terms and conditions'],
  ])('%s', (text, expected) => {
    expect(shown(text)).toBe(expected);
  });
});

describe('parseTerm says what is wrong with', () => {
  it.each([
    ['', 'it is empty / Write a word, or delete the term.'],
    ['=', 'it is empty / Write a word, or delete the term.'],
    ['= IT', "a blank follows the '=' / Write '=IT'."],
    ['*', "'*' stands for every word / Write letters beside the *."],
    ['**', "'**' stands for every word / Write letters beside the *."],
    ['good **', "'**' stands for every word / Write letters beside the *."],
    [
      'ab*',
      "'ab*' has fewer than 3 letters beside the * / It would match far too much: write more letters, or list the words.",
    ],
    ['가*', /fewer than 3 letters/],
    ['a*b', /a \* stands inside the word/],
    ['a ~3', "'~3' stands between two phrases, and one is missing / Write 'load* ~4 long'."],
    ['~3 a', /one is missing/],
    ['a ~2 b ~2 c', /more than one distance/],
    ['a ~99 b', /'~99' is too far/],
    ['a ~ b', /'~' is no distance/],
    ['a~3 b', /'a~3' is no distance/],
    ['late +', /'\+' stands between two phrases, and one is missing/],
    ['late+deliver*', /in 'late\+deliver\*' the '\+' touches a word/],
    ['late + =IT', /'=' stands only at the start/],
    ['"customer service"', /quotation marks/],
    ['pric(e|ing)', /'\(' means nothing here .* no regular expressions/],
    ['late AND delivery', /'AND' is a word here like any other .*'late \+ deliver\*'/],
    ['late OR delivery', /two terms/],
    ['not NEAR/3 good', /'NEAR\/3' is a word here like any other .*'load\* ~4 long'/],
    ['.net', "'.net' has a '.' at its edge, where only letters and digits are compared / Write 'net'."],
    ['#1', /Write '1'/],
    ['&', /no letter, digit or emoji/],
    ['great👍', /an emoji stands with something else/],
    ['great 👍', /an emoji stands with something else/],
    ['配送*', /needs no \*/],
  ])('%s', (text, expected) => {
    expect(shown(text)).toMatch(expected);
  });
});
