import { describe, expect, it } from 'vitest';
import { compose, foldLetter, isPart, kindOf, lengthOf, wordsOf } from '../../../src/enrich/themes/fold.ts';

const folded = (text: string, keepCase = false) => wordsOf(text, keepCase).map((word) => word.text);

it.each([
  ['letter', 'aÉя7कㅎ한'],
  ['spaceless', '配あアーไ々'],
  ['emoji', '🚚❤🇩★'],
  ['break', '.:;!?。？…'],
  ['separator', ' ,-_/\u00a0\u200b、€\ud800'],
  ['ignored', '\u0301\ufe0f\u200d\u00ad🏽\u0640\u05b0'],
])('kindOf calls it %s', (kind, chars) => {
  for (const char of chars) expect([char, kindOf(char)]).toEqual([char, kind]);
});

describe('wordsOf', () => {
  it.each([
    ['ÉTAT état E\u0301tat', ['etat', 'etat', 'etat']],
    ['Straße STRASSE ẞ', ['strasse', 'strasse', 'ss']],
    ['İstanbul ISTANBUL ıs', ['istanbul', 'istanbul', 'is']],
    ['\u212Aelvin Ångström Œuvre Łódź', ['kelvin', 'angstrom', 'oeuvre', 'lodz']],
    ['ＬＡＴＥ ﬁne m²', ['late', 'fine', 'm2']],
    ['ΤΙΜΈΣ τιμές', ['τιμεσ', 'τιμεσ']],
    ['мой мои Ёлка', ['мой', 'мои', 'елка']],
    ['שָׁלוֹם سَلَام', ['שלום', 'سلام']],
    ['한국어 \u1112\u1161\u11ab', ['한국어', '한']],
    ['ｶﾞ ガ か\u3099', ['ガ', 'ガ', 'が']],
    ['की का', ['की', 'का']],
    ["don't e-mail app_login Brand™", ['don', 't', 'e', 'mail', 'app', 'login', 'brand']],
    ['LINE対応OK', ['line', '対応', 'ok']],
    ['slow.Very co\u00adop', ['slow', 'very', 'coop']],
  ])('%s', (text, words) => {
    expect(folded(text)).toEqual(words);
  });

  it('keeps the case where it is told to', () => {
    expect(folded('ÉTAT ẞ Æ æ IT', true)).toEqual(['ETAT', 'SS', 'AE', 'ae', 'IT']);
  });
});

it('foldLetter leaves what is no letter any more when it is taken apart', () => {
  expect(foldLetter('½')).toBe('½');
});

it('what is a part of a letter is composed', () => {
  expect(['\u3099', '\u1161', '\uff9e', '\u0306', '\u0301', 'a'].map(isPart)).toEqual([
    true,
    true,
    true,
    true,
    false,
    false,
  ]);
  expect(compose('и\u0306 か\u3099')).toBe('й が');
});

it('lengthOf counts a word for one, and each letter where there are no blanks', () => {
  expect(wordsOf('word 配送 ไม่').map(lengthOf)).toEqual([1, 2, 2]);
});
