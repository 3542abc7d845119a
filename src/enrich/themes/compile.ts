/** Terms as what a scan can tell: patterns by number, each text searched once however many terms it is in. */

import { lengthOf, type Word, wordsOf } from './fold.ts';
import type { Pattern } from './scan.ts';
import { type Part, type Phrase, parseTerm, type Segment } from './term.ts';

export interface CompiledSegment {
  pattern: number;
  /** Words. */
  length: number;
  /** Set where the case counts: the words with their case, and which ends are open. */
  exact: { words: readonly Word[]; openStart: boolean; openEnd: boolean } | null;
}

export interface CompiledPhrase {
  segments: readonly CompiledSegment[];
  /** How many emoji it is; 0: words. */
  marks: number;
}

export interface CompiledPart {
  phrase: CompiledPhrase;
  near: CompiledPhrase | null;
  within: number;
}

export interface CompiledTerm {
  parts: readonly CompiledPart[];
  /** The pattern without which it is not in a comment. */
  key: number;
  /** A comment has it where it has the key. */
  isPlain: boolean;
}

/** Collects the patterns of terms. */
export class Patterns {
  readonly list: Pattern[] = [];
  /** Of some of them the case counts. */
  mindsCase = false;
  readonly #ids = new Map<string, number>();

  /** A term that can be read; an error otherwise, since terms are read before they come here. */
  compile(text: string): CompiledTerm {
    const term = parseTerm(text);
    if ('malformed' in term) throw new Error(`term '${text}': ${term.malformed}`);
    const parts = term.parts.map((part) => this.#part(part, term.exact));
    const [{ phrase, near }] = parts as [CompiledPart];
    const [{ pattern, exact }] = phrase.segments as [CompiledSegment];
    const isPlain = parts.length === 1 && near === null && phrase.segments.length === 1 && exact === null;
    return { parts, key: pattern, isPlain };
  }

  #part(part: Part, exact: boolean): CompiledPart {
    return {
      phrase: this.#phrase(part.phrase, exact),
      near: part.near === null ? null : this.#phrase(part.near, exact),
      within: part.near === null ? 0 : part.within,
    };
  }

  #phrase(phrase: Phrase, exact: boolean): CompiledPhrase {
    if (phrase.kind === 'words')
      return { segments: phrase.segments.map((segment) => this.#segment(segment, exact)), marks: 0 };
    const { codes } = phrase;
    const pattern = this.#intern(`\0${codes.join(' ')}`, { codes });
    return { segments: [{ pattern, length: 0, exact: null }], marks: codes.length };
  }

  #segment({ words, cased, openStart, openEnd, length }: Segment, exact: boolean): CompiledSegment {
    this.mindsCase ||= exact;
    const text = patternOf(words, openStart, openEnd);
    const pattern = this.#intern(text, { text, length });
    return { pattern, length, exact: exact ? { words: cased, openStart, openEnd } : null };
  }

  #intern(key: string, pattern: Pattern): number {
    const known = this.#ids.get(key);
    if (known !== undefined) return known;
    this.#ids.set(key, this.list.length);
    return this.list.push(pattern) - 1;
  }
}

/** Blanks are where words must begin and end; writing without blanks may go on at either side. */
function patternOf(words: readonly Word[], openStart: boolean, openEnd: boolean): string {
  const start = openStart || words[0]!.spaceless ? '' : ' ';
  const end = openEnd || words.at(-1)!.spaceless ? '' : ' ';
  return start + words.map(({ text }) => text).join(' ') + end;
}

/** The words of a comment with their case, by their number; writing without blanks has none, and `''` stands for it. */
export const casedWords = (text: string): string[] =>
  wordsOf(text, true).flatMap((word) => (word.spaceless ? Array(lengthOf(word)).fill('') : [word.text]));

/** Whether the words from number `start` on, which are the wanted ones in some case, are so in this one. */
export function isExactly(
  cased: readonly string[],
  start: number,
  { words, openStart, openEnd }: NonNullable<CompiledSegment['exact']>,
): boolean {
  let at = start;
  return words.every((word, i) => {
    const found = cased[at];
    at += lengthOf(word);
    if (word.spaceless) return true;
    const wanted = word.text;
    const isStart = openStart && i === 0;
    const isEnd = openEnd && i === words.length - 1;
    if (isStart && isEnd) return found!.includes(wanted);
    return isStart ? found!.endsWith(wanted) : isEnd ? found!.startsWith(wanted) : found === wanted;
  });
}
