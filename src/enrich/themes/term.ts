/** A term of a theme: how it is written, and what is wrong with one that cannot be read. */

import { emojiCodes } from './emoji.ts';
import { compose, isPart, kindOf, lengthOf, type Word, wordsOf } from './fold.ts';

/** Words in a row. `open` ends of the first and the last may be followed, or preceded, by further letters. */
export interface Segment {
  words: readonly Word[];
  /** The same with their case. */
  cased: readonly Word[];
  openStart: boolean;
  openEnd: boolean;
  /** How many words of a comment it spans. */
  length: number;
}

/** Segments of which each begins with the word after the one before it; or emoji, side by side. */
export type Phrase =
  | { kind: 'words'; segments: readonly Segment[] }
  | { kind: 'emoji'; codes: readonly number[] };

/** A phrase, or two with at most `within` words between them, in either order. */
export type Part = { phrase: Phrase; near: null } | { phrase: Phrase; near: Phrase; within: number };

/** All parts must be in the comment. `exact`: in the same case. */
export interface Term {
  exact: boolean;
  parts: readonly Part[];
}

/** Why a term cannot be read, a clause for people, and a sentence on how to put it right. */
export interface Malformed {
  malformed: string;
  fix: string;
}

const FEWEST_LETTERS = 3;
const MOST_BETWEEN = 50;
const NEAR = /^~\d+$/;
const ASCII = /^[ -~]*$/;
const QUOTES = /["“”„«»]/u;
const FOREIGN = /[|()[\]{}\\^<>]/;
const OPERATOR = /^(AND|OR|NOT|NEAR(\/\d+)?)$/;
const INSTEAD: Record<string, string> = {
  AND: "For two words that may stand anywhere write 'late + deliver*'.",
  OR: 'Write the two as two terms of the list.',
  NOT: 'List what is to be left out under except or unless.',
  NEAR: "For two words near each other write 'load* ~4 long'.",
};
const malformed = (why: string, fix: string): Malformed => ({ malformed: why, fix });
const isMalformed = (value: object): value is Malformed => 'malformed' in value;

/**
 * Reads `["="] part { " + " part }`, a part being `phrase [" ~N " phrase]`, a phrase words in a row, a word letters
 * with a `*` at either end or both. An emoji is a phrase of its own.
 */
export function parseTerm(text: string): Term | Malformed {
  const known = READ.get(text);
  if (known !== undefined) return known;
  const term = readTerm(text);
  if (READ.size === MOST_READ) READ.clear();
  READ.set(text, term);
  return term;
}

/** Rules are checked, doubted and compiled, each of which reads every term. */
const READ = new Map<string, Term | Malformed>();
const MOST_READ = 20_000;

function readTerm(text: string): Term | Malformed {
  const exact = text.trimStart().startsWith('=');
  const tokens = text
    .trim()
    .slice(exact ? 1 : 0)
    .split(/\s+/u)
    .filter(Boolean);
  if (tokens.length === 0) return malformed('it is empty', 'Write a word, or delete the term.');
  if (exact && /^=\s/.test(text.trimStart()))
    return malformed("a blank follows the '='", `Write '=${tokens.join(' ')}'.`);
  const foreign = foreignTo(tokens, exact);
  if (foreign !== null) return foreign;
  const parts: Part[] = [];
  for (const piece of splitAt(tokens, (token) => token === '+')) {
    if (piece.length === 0)
      return malformed("'+' stands between two phrases, and one is missing", "Write 'late + deliver*'.");
    const part = parsePart(piece);
    if (isMalformed(part)) return part;
    parts.push(part);
  }
  return { exact, parts };
}

function splitAt(tokens: readonly string[], isMark: (token: string) => boolean): string[][] {
  const pieces: string[][] = [[]];
  for (const token of tokens) {
    if (isMark(token)) pieces.push([]);
    else pieces.at(-1)!.push(token);
  }
  return pieces;
}

/** Marks of other languages of rules, and our own where they mean nothing. */
function foreignTo(tokens: readonly string[], exact: boolean): Malformed | null {
  const all = tokens.join(' ');
  if (QUOTES.test(all))
    return malformed(
      'there are quotation marks in it',
      'Leave them out: words in a row are a phrase as they are.',
    );
  const sign = FOREIGN.exec(all)?.[0];
  if (sign !== undefined)
    return malformed(
      `'${sign}' means nothing here`,
      'The marks are *, ~N, + and a leading =; there are no regular expressions.',
    );
  const operator = exact || all === all.toUpperCase() ? undefined : tokens.find((one) => OPERATOR.test(one));
  if (operator !== undefined)
    return malformed(`'${operator}' is a word here like any other`, INSTEAD[operator.split('/')[0]!]!);
  for (const token of tokens) {
    if (token.includes('='))
      return malformed("'=' stands only at the start of a whole term", 'Make it a term of its own.');
    if (token !== '+' && token.includes('+'))
      return malformed(
        `in '${token}' the '+' touches a word`,
        "Put blanks on both sides: 'late + deliver*'; a '+' that belongs to a word cannot be searched.",
      );
    if (token.includes('~') && !NEAR.test(token))
      return malformed(
        `'${token}' is no distance`,
        "Write the most words between, and blanks on both sides: 'load* ~4 long'.",
      );
  }
  return null;
}

function parsePart(tokens: readonly string[]): Part | Malformed {
  const pieces = splitAt(tokens, (token) => NEAR.test(token));
  if (pieces.length > 2)
    return malformed(
      'there is more than one distance in it',
      "Use one ~N between two phrases, and ' + ' for more.",
    );
  const missing = pieces.find((piece) => piece.length === 0);
  const mark = tokens.find((token) => NEAR.test(token));
  if (missing !== undefined)
    return malformed(`'${mark}' stands between two phrases, and one is missing`, "Write 'load* ~4 long'.");
  const [phrase, near] = pieces.map(parsePhrase);
  if (isMalformed(phrase!)) return phrase;
  if (near === undefined) return { phrase: phrase!, near: null };
  if (isMalformed(near)) return near;
  const within = Number(mark!.slice(1));
  return within > MOST_BETWEEN
    ? malformed(
        `'${mark}' is too far`,
        `Write at most ~${MOST_BETWEEN}; for 'anywhere in the comment' write ' + '.`,
      )
    : { phrase: phrase!, near, within };
}

function parsePhrase(tokens: readonly string[]): Phrase | Malformed {
  const hasEmoji = tokens.some(
    (token) => !ASCII.test(token) && [...token].some((char) => kindOf(char) === 'emoji'),
  );
  if (hasEmoji) return parseEmoji(tokens);
  const segments: Segment[] = [];
  for (const token of tokens) {
    const segment = parseWord(token);
    if (isMalformed(segment)) return segment;
    append(segments, segment);
  }
  return { kind: 'words', segments };
}

/** Words whose ends are closed go on with the segment before them; an open end, or none at all, divides. */
function append(segments: Segment[], next: Segment): void {
  const last = segments.at(-1);
  const bothSpaceless = last?.words.at(-1)?.spaceless && next.words[0]?.spaceless;
  if (last === undefined || last.openEnd || next.openStart || bothSpaceless) segments.push(next);
  else
    segments[segments.length - 1] = {
      words: [...last.words, ...next.words],
      cased: [...last.cased, ...next.cased],
      openStart: last.openStart,
      openEnd: next.openEnd,
      length: last.length + next.length,
    };
}

function parseEmoji(tokens: readonly string[]): Phrase | Malformed {
  const token = tokens.join(' ');
  const chars = [...token].filter((char) => kindOf(char) !== 'ignored');
  return chars.every((char) => kindOf(char) === 'emoji')
    ? { kind: 'emoji', codes: emojiCodes(chars) }
    : malformed(
        `in '${token}' an emoji stands with something else`,
        "Make it a term of its own, or write 'great ~0 👍'.",
      );
}

function parseWord(token: string): Segment | Malformed {
  const openStart = token.startsWith('*');
  const openEnd = token.length > 1 && token.endsWith('*');
  const bare = compose(token.slice(openStart ? 1 : 0, openEnd ? -1 : undefined));
  if (bare === '') return malformed(`'${token}' stands for every word`, 'Write letters beside the *.');
  if (bare.includes('*'))
    return malformed(
      `in '${token}' a * stands inside the word`,
      'A * stands at the start or the end of a word; list the words one by one.',
    );
  const words = wordsOf(bare);
  if (words.length === 0)
    return malformed(`in '${token}' there is no letter, digit or emoji`, 'Such signs cannot be searched.');
  const chars = [...bare];
  const outer = [chars[0]!, chars.at(-1)!].find((char) => isSign(char));
  if (outer !== undefined)
    return malformed(
      `'${token}' has a '${outer}' at its edge, where only letters and digits are compared`,
      `Write '${token.replaceAll(outer, '')}'.`,
    );
  const starred = [...(openStart ? [words[0]!] : []), ...(openEnd ? [words.at(-1)!] : [])];
  if (starred.some(({ spaceless }) => spaceless))
    return malformed(
      `'${token}' needs no *`,
      'Text in writing without blanks is found inside other text as it is: leave the * out.',
    );
  if (starred.some(({ text }) => letters(text) < FEWEST_LETTERS))
    return malformed(
      `'${token}' has fewer than ${FEWEST_LETTERS} letters beside the *`,
      'It would match far too much: write more letters, or list the words.',
    );
  const length = words.reduce((sum, word) => sum + lengthOf(word), 0);
  return { words, cased: wordsOf(bare, true), openStart, openEnd, length };
}

const isSign = (char: string): boolean =>
  !isPart(char) && (kindOf(char) === 'separator' || kindOf(char) === 'break');

/** A syllable of Hangul counts as the two or three letters that it is made of. */
const letters = (text: string): number =>
  [...text.normalize('NFD')].filter((char) => kindOf(char) !== 'ignored').length;
