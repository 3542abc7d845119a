/** Comments to quote: of each topic and category the few that stand for it best. */

import type { Quote } from '../../model/themes.ts';
import type { Category } from '../../model.ts';

interface Candidate extends Quote {
  /** null: anonymous. */
  respondent: string | null;
  /** Smaller is better. */
  rank: number;
}

/** Long enough to say something, short enough to be read at a glance. */
const IDEAL = 80;
/** A comment on several themes stands for none of them: each further one weighs like so many characters. */
const PER_THEME = 40;

/**
 * Keeps up to `limit` comments for each topic and category: short ones that have few other themes, of different
 * respondents. The same ones whatever the order in which they come.
 */
export class Quotes {
  readonly #limit: number;
  readonly #kept = new Map<string, Candidate[]>();

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Offers a comment of an answer with these topics, of which `themes` are themes. */
  offer(
    quote: Quote,
    category: Category,
    respondent: string | null,
    topics: readonly number[],
    themes: number,
  ): void {
    if (this.#limit === 0) return;
    const text = quote.text.replace(/\s+/gu, ' ');
    const rank = Math.abs(text.length - IDEAL) + PER_THEME * Math.max(0, themes - 1);
    const candidate = { score: quote.score, text, respondent, rank };
    for (const topic of topics) {
      const key = `${topic}/${category}`;
      const kept = this.#kept.get(key) ?? [];
      const last = kept.at(-1);
      if (kept.length < this.#limit || before(candidate, last!) < 0)
        this.#kept.set(key, this.#with(kept, candidate));
    }
  }

  /** The best first; none where nobody of that category has the topic. */
  of(topic: number, category: Category): Quote[] {
    return (this.#kept.get(`${topic}/${category}`) ?? []).map(({ score, text }) => ({ score, text }));
  }

  /** Of one respondent, and of one wording, the best is kept. */
  #with(kept: readonly Candidate[], candidate: Candidate): Candidate[] {
    const rival = kept.find(
      ({ respondent, text }) =>
        (respondent !== null && respondent === candidate.respondent) || text === candidate.text,
    );
    if (rival !== undefined && before(rival, candidate) <= 0) return [...kept];
    return [...kept.filter((one) => one !== rival), candidate].sort(before).slice(0, this.#limit);
  }
}

const before = (a: Candidate, b: Candidate): number =>
  a.rank - b.rank || (a.text < b.text ? -1 : a.text > b.text ? 1 : 0) || a.score - b.score;
