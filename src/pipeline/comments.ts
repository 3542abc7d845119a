/** The comments of the answers to a question, kept to be looked at together; of very many, a sample. */

import { hasContent } from '../enrich/themes/content.ts';
import type { Collector } from './collector.ts';
import type { Judged, Setting } from './fate.ts';

/** A comment that says something. */
export interface KeptComment {
  /** Trimmed. */
  text: string;
  /** 0…10. */
  score: number;
  /** null: anonymous. */
  respondent: string | null;
  /** It has a theme. */
  tagged: boolean;
}

interface Candidate extends KeptComment {
  /** Of the smallest the sample is made. */
  draw: number;
}

/** So many are enough to find every term that matters, and fit into memory. */
const MOST = 200_000;
/** Shorter ones are often given in the same words, and each time must have a chance of its own. */
const SHORT = 24;

/**
 * Keeps comments of scored answers; those that say nothing are left out. Of more than `most` a sample, the same
 * whatever the order of the rows and however they are spread over files; whoever is in it is there with all comments.
 */
export class CommentCollector implements Collector {
  readonly #most: number;
  #kept: Candidate[] = [];
  #seen = 0;
  #highest = Infinity;
  #times = new Map<string, number>();

  constructor(most = MOST) {
    this.#most = most;
  }

  beginPass(): void {
    this.#kept = [];
    this.#seen = 0;
    this.#highest = Infinity;
    this.#times = new Map();
  }

  taker(setting: Setting): (judged: Judged) => void {
    const { table, mapping, themes } = setting;
    const { comment } = mapping.roles;
    const read = themes?.of(table, mapping);
    if (comment === null && read === undefined) return () => {};
    return (judged) => {
      const { score, respondent } = judged;
      if (read === undefined) {
        const text = (judged.row[comment!] ?? '').trim();
        if (hasContent(text)) this.#take({ text, score: score!, respondent, tagged: false });
        return;
      }
      const { comment: text, tag } = read(judged);
      if (tag !== null) this.#take({ text, score: score!, respondent, tagged: tag.length > 0 });
    };
  }

  /** The comments, in an order that does not hang on that of the rows; `seen`: how many there were in all. */
  finish(): { comments: KeptComment[]; seen: number } {
    this.#cut();
    return { comments: this.#kept, seen: this.#seen };
  }

  #take(comment: KeptComment): void {
    this.#seen++;
    const draw = this.#drawFor(comment);
    if (draw > this.#highest) return;
    this.#kept.push({ ...comment, draw });
    if (this.#kept.length >= 2 * this.#most) this.#cut();
  }

  #drawFor({ text, score, respondent, tagged }: KeptComment): number {
    if (respondent !== null) return hash(`=${respondent}`);
    if (text.length > SHORT) return hash(text);
    // Answers that agree in all this can stand for each other, so that it does not matter which came first.
    const key = `${score} ${tagged} ${text}`;
    const times = (this.#times.get(key) ?? 0) + 1;
    this.#times.set(key, times);
    return hash(`${times} ${key}`);
  }

  #cut(): void {
    this.#kept.sort(
      (a, b) =>
        a.draw - b.draw ||
        compare(a.respondent ?? '', b.respondent ?? '') ||
        compare(a.text, b.text) ||
        a.score - b.score ||
        Number(a.tagged) - Number(b.tagged),
    );
    if (this.#kept.length <= this.#most) return;
    this.#kept.length = this.#most;
    this.#highest = this.#kept.at(-1)!.draw;
  }
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** FNV-1a of the code units, stirred so that texts which differ only at their ends are far apart. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}
