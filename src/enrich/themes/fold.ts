/** Text in one spelling: case, accents, width and the form in which characters are encoded do not matter. */

/** What a code point is to the matcher. */
export type Kind =
  | 'letter'
  /** A letter of a script that does not put blanks between words. */
  | 'spaceless'
  | 'emoji'
  /** A mark at which a sentence, or a part of one, ends; it separates words as well. */
  | 'break'
  | 'separator'
  /** As if it were not there: accents, joiners, the colour of skin. */
  | 'ignored';

// Only marks that writers leave out at will. The vowel signs of India and the voiced kana are letters in all but name.
const ACCENT =
  /(?=\p{M})(?![\u3099\u309a])[\p{sc=Zinh}\p{sc=Hebrew}\p{sc=Arabic}\p{sc=Cyrillic}\p{sc=Latin}\p{sc=Greek}]/u;
const ACCENTS = new RegExp(ACCENT, 'gu');
// Tatweel and the tones of skin. U+200B is invisible, yet it is put between words.
const IGNORED = /(?!\u200b)[\p{Cf}\p{Emoji_Modifier}\u0640]/u;
const BREAK = /[.:;!?…‥。．｡：；！？؟؛۔।॥։።\u037e]/u;
const LETTER = /[\p{L}\p{N}\p{M}]/u;
const ONLY_LETTERS = /^[\p{L}\p{N}\p{M}]+$/u;
const SPACELESS =
  /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Bopomofo}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;
const EMOJI = /[\p{Extended_Pictographic}\p{Regional_Indicator}\p{So}]/u;

/** The kind of one character, given as text. */
export function kindOf(char: string): Kind {
  if (ACCENT.test(char) || IGNORED.test(char)) return 'ignored';
  if (BREAK.test(char)) return 'break';
  if (LETTER.test(char)) return SPACELESS.test(char) ? 'spaceless' : 'letter';
  return EMOJI.test(char) ? 'emoji' : 'separator';
}

// Marks that belong to the letter before them, letters that consist of parts, and the half-wide sound marks.
const PART = /[\p{M}\u1100-\u11ff\uff9e\uff9f]/u;
const BREVE = '\u0306';

/** True of a character that can make another letter of the one before it, so that `compose` is needed first. */
export const isPart = (char: string): boolean =>
  char === BREVE || (PART.test(char) && kindOf(char) !== 'ignored');

/** `text` with such characters put together where Unicode has one for the whole. */
export const compose = (text: string): string =>
  text.replace(/[\uff61-\uff9f]+/g, (half) => half.normalize('NFKC')).normalize('NFC');

const OTHER_LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
  ı: 'i',
  ς: 'σ',
};
// To those who write it, й is a letter of its own, which nobody writes without its mark: мой is not мои.
const WHOLE = /[йЙ]/;

/**
 * One character of the kinds `letter` or `spaceless` as it is compared, which may be several: É → e, ß → ss,
 * ｱ → ア. With `keepCase`: É → E, ẞ → SS.
 */
export function foldLetter(char: string, keepCase = false): string {
  const lower = keepCase ? char : char.toLowerCase();
  if (WHOLE.test(char)) return lower;
  const plain = lower.normalize('NFKD').replace(ACCENTS, '').normalize('NFC');
  if (!ONLY_LETTERS.test(plain)) return lower;
  return [...(keepCase ? plain : plain.toLowerCase())].map(otherLetter).join('');
}

function otherLetter(letter: string): string {
  const lower = letter.toLowerCase();
  const other = OTHER_LETTERS[lower];
  return other === undefined ? letter : letter === lower ? other : other.toUpperCase();
}

/** A run of letters that separators, or a change of writing, end. */
export interface Word {
  /** Folded. */
  text: string;
  spaceless: boolean;
}

const PLAIN_WORD = /^[a-z\d]+$/;

/** The words of a text, folded. `don't` is two of them, and `LINE対応` too. */
export function wordsOf(text: string, keepCase = false): Word[] {
  // Most keywords are no more than this, and there may be thousands.
  if (PLAIN_WORD.test(text)) return [{ text, spaceless: false }];
  const words: Word[] = [];
  let open: Word | null = null;
  for (const char of compose(text)) {
    const kind = kindOf(char);
    if (kind === 'ignored') continue;
    if (kind !== 'letter' && kind !== 'spaceless') {
      open = null;
      continue;
    }
    const spaceless = kind === 'spaceless';
    if (open === null || open.spaceless !== spaceless) {
      open = { text: '', spaceless };
      words.push(open);
    }
    open.text += foldLetter(char, keepCase);
  }
  return words;
}

/** How many words a word counts for where distances are told: in writing without blanks, one a letter. */
export const lengthOf = ({ text, spaceless }: Word): number =>
  spaceless ? [...text].filter((char) => !/\p{M}/u.test(char)).length : 1;
