/** Comments as numbers: every word has one, and what it is mostly spelt like. */

import { compose, kindOf, wordsOf } from '../fold.ts';
import { stopWords } from './stopWords.ts';

/** What a run of letters is made of; a blank that nobody sees divides words. */
const RUN = /(?:(?!\u200b)[\p{L}\p{N}\p{M}\p{Cf}\p{Emoji_Modifier}])+/gu;
/** Between two words it ends what is said, so that they are no phrase to suggest, though a rule would find it. */
const PAUSE = /[^\s\p{Pd}\p{Pc}'’&/]/u;
/** Stands between words over which no phrase goes. */
export const GAP = -1;
/** Writing without blanks: a single letter is in too many words. */
const FEWEST_LETTERS = 2;
/** Of the times with a capital letter: so often a word that has none stands without it. */
const SELDOM = 0.2;
const DIGITS = /^\p{N}+$/u;

/** A word that some comment has. */
export interface Entry {
  /** Folded. */
  text: string;
  /** Of a script without blanks: found inside other text, and in no phrase. */
  spaceless: boolean;
  /** It says nothing by itself: a stop word, a number, a single letter. */
  isStop: boolean;
  /** How often each spelling was met. */
  spellings: Map<string, number>;
}

/** Learns words as it reads comments. */
export class Vocabulary {
  /** By the number of the word. */
  readonly entries: Entry[] = [];
  readonly #ids = new Map<string, number>();
  readonly #runs = new Map<string, { ids: readonly number[]; count: number }>();
  readonly #stops = stopWords();
  #segmenter: Intl.Segmenter | null = null;

  /**
   * The words of a text in order, as `wordsOf` divides it; writing without blanks as the words in it. `GAP` where
   * something that is said ends between two: at a full stop, a comma, a bracket.
   */
  read(text: string): number[] {
    const found: number[] = [];
    const whole = compose(text);
    let end = 0;
    for (const { 0: run, index } of whole.matchAll(RUN)) {
      if (found.length > 0 && PAUSE.test(whole.slice(end, index))) found.push(GAP);
      end = index + run.length;
      let known = this.#runs.get(run);
      if (known === undefined) {
        known = { ids: this.#learn(run), count: 0 };
        this.#runs.set(run, known);
      }
      known.count++;
      for (const id of known.ids) found.push(id);
    }
    return found;
  }

  /** The number of a folded word; undefined: no comment has it. */
  idOf(text: string): number | undefined {
    return this.#ids.get(text);
  }

  /**
   * As most people spell it; of equally frequent spellings the one in small letters. A capital counts for little
   * where the word is met without it too, since sentences begin with one.
   */
  spellingOf(id: number): string {
    if (!this.#spelt) this.#spell();
    const { text, spellings } = this.entries[id]!;
    const [best] = [...spellings].sort(([a, n], [b, m]) => m - n || (a < b ? 1 : -1));
    if (best === undefined) return text;
    const small = best[0].toLowerCase();
    const isSmallElsewhere = (spellings.get(small) ?? 0) >= SELDOM * best[1];
    return isSmallElsewhere && best[0].slice(1) === small.slice(1) ? small : best[0];
  }

  #spelt = false;

  #spell(): void {
    this.#spelt = true;
    for (const [run, { ids, count }] of this.#runs) {
      const [id, ...others] = ids;
      if (id === undefined || others.length > 0 || this.entries[id]!.spaceless) continue;
      const letters = [...run].filter((char) => kindOf(char) !== 'ignored').join('');
      const { spellings } = this.entries[id]!;
      spellings.set(letters, (spellings.get(letters) ?? 0) + count);
    }
  }

  #learn(run: string): number[] {
    return wordsOf(run).flatMap(({ text, spaceless }) =>
      spaceless ? this.#segments(text).map((part) => this.#intern(part, true)) : [this.#intern(text, false)],
    );
  }

  #segments(text: string): string[] {
    // Dictionaries go by the script, and not by the language that is named.
    this.#segmenter ??= new Intl.Segmenter('en', { granularity: 'word' });
    return [...this.#segmenter.segment(text)].map(({ segment }) => segment);
  }

  #intern(text: string, spaceless: boolean): number {
    const known = this.#ids.get(text);
    if (known !== undefined) return known;
    this.#ids.set(text, this.entries.length);
    const isShort = [...text].length < FEWEST_LETTERS;
    const isStop = isShort || DIGITS.test(text) || this.#stops.has(text);
    return this.entries.push({ text, spaceless, isStop, spellings: new Map() }) - 1;
  }
}
