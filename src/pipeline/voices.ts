/** What answers say in words, gathered while they are counted: voices by theme, comments to quote, money behind themes. */

import { shapeOf } from '../aggregate/memory.ts';
import { type Voiced, Voices } from '../aggregate/voices.ts';
import { parseAmount } from '../enrich/amount.ts';
import { categoryOf, isMultivalued, type Key } from '../enrich/dimension.ts';
import { npsError } from '../errors.ts';
import type { CommentCounts } from '../model/themes.ts';
import type { Dedupe, Rejection, Tag, WallTime } from '../model.ts';
import type { Asked } from './asked.ts';
import type { Collector } from './collector.ts';
import { groupsIn, type Judged, type Setting, valuesIn } from './fate.ts';
import { Rejections } from './rejections.ts';
import { Amounts } from './voices/amounts.ts';
import { Quotes } from './voices/quotes.ts';

/** What was gathered. Topics are the themes by their index, then `untagged`, then `content`. */
export interface Gathered {
  overall: Voiced;
  /** One list for each breakdown. */
  breakdowns: Voiced[][];
  periods: Voiced[];
  comments: CommentCounts;
  quotes: Quotes;
  /** null: no column of amounts was asked for. */
  amounts: Amounts | null;
  /** Amounts that cannot be read. */
  rejections: Rejection[];
}

/** Gathers what the answers to a question say; to be read with `finish` once they are counted. */
export class VoiceCollector implements Collector {
  readonly dedupes = true;
  /** Topic of comments that have content and no theme. */
  readonly untagged: number;
  /** Topic of all comments that have content. */
  readonly content: number;
  /** Topic of all answers, for amounts. */
  readonly everything: number;
  readonly #dedupe: Dedupe;
  readonly #quoted: number;
  #asked: Pick<Asked, 'breakdowns' | 'value'> = { breakdowns: [], value: null };
  #voices: Voices;
  #quotes: Quotes;
  #amounts: Amounts | null = null;
  #rejections = new Rejections();
  #comments: CommentCounts = NO_COMMENTS;

  /** `themes`: how many the rules have; `quoted`: comments kept for each theme and category. */
  constructor(themes: number, dedupe: Dedupe, quoted: number) {
    this.untagged = themes;
    this.content = themes + 1;
    this.everything = themes + 2;
    this.#dedupe = dedupe;
    this.#quoted = quoted;
    this.#voices = new Voices([{ depth: 0, period: null }], dedupe);
    this.#quotes = new Quotes(quoted);
  }

  /** Error `badOption`: each group shows all themes, so that themes themselves are no groups. */
  beginPass(asked: Asked): void {
    if (asked.breakdowns.some((by) => by.some(isMultivalued)))
      throw npsError('badOption', {
        option: '--by',
        value: 'theme',
        expected: 'another dimension, such as plan or month: each of its groups shows all themes',
      });
    this.#asked = asked;
    this.#voices = new Voices([{ depth: 0, period: null }, ...asked.breakdowns.map(shapeOf)], this.#dedupe);
    this.#quotes = new Quotes(this.#quoted);
    this.#amounts = asked.value === null ? null : new Amounts();
    this.#rejections = new Rejections();
    this.#comments = { ...NO_COMMENTS };
  }

  taker(setting: Setting): (judged: Judged, line: number) => void {
    const { breakdowns } = this.#asked;
    const [voices, quotes, comments] = [this.#voices, this.#quotes, this.#comments];
    const read = setting.themes!.of(setting.table, setting.mapping);
    const groupsOf = breakdowns.map((by) => groupsIn(setting, by));
    const takeAmount = this.#amountTaker(setting);
    const untagged = [this.untagged, this.content];
    // Made once for each theme, as most comments have but one.
    const single = Array.from({ length: this.untagged }, (_, theme) => [theme, this.content]);
    const topicsOf = (tag: Tag | null): readonly number[] =>
      tag === null
        ? NONE
        : tag.length === 0
          ? untagged
          : tag.length === 1
            ? single[tag[0]!]!
            : [...tag, this.content];
    const groups: (readonly Key[])[] = [[], ...groupsOf.map(() => [])];
    return (judged, line) => {
      const { comment, tag } = read(judged);
      const topics = topicsOf(tag);
      const { at, respondent } = judged;
      const score = judged.score!;
      comments.answers++;
      if (comment !== '') comments.comments++;
      if (tag !== null) {
        comments.withContent++;
        if (tag.length > 0) comments.tagged++;
        quotes.offer({ score, text: comment }, categoryOf(score), respondent, topics, tag.length);
      }
      takeAmount?.(judged, line, topics);
      for (let i = 0; i < groupsOf.length; i++) groups[i + 1] = groupsOf[i]!(judged)[0]!;
      voices.take({ score, at, respondent, topics }, groups);
    };
  }

  /** `periodKey` names the period of a moment. To be called once, after the last pass. */
  finish(periodKey: (at: WallTime) => string): Gathered {
    const { breakdowns, periods } = this.#voices.finish(periodKey);
    const [overall, ...others] = breakdowns as [[Voiced], ...Voiced[][]];
    return {
      overall: overall[0],
      breakdowns: others,
      periods,
      comments: this.#comments,
      quotes: this.#quotes,
      amounts: this.#amounts,
      rejections: this.#rejections.list(),
    };
  }

  #amountTaker(setting: Setting): ((judged: Judged, line: number, topics: readonly number[]) => void) | null {
    const { value } = this.#asked;
    const amounts = this.#amounts;
    if (value === null || amounts === null) return null;
    const valuesOf = valuesIn(setting, value, '--value');
    const { account } = setting.mapping.roles;
    const { path } = setting.table;
    return (judged, line, topics) => {
      const cell = valuesOf(judged)[0] ?? '';
      const amount = parseAmount(cell);
      if (amount === undefined)
        this.#rejections.add(
          path,
          value.name,
          'amountUnreadable',
          line,
          setting.question.verbose ? cell : undefined,
        );
      if (amount == null) return;
      const customer =
        (account === null ? '' : (judged.row[account] ?? '').trim().toLowerCase()) || judged.respondent;
      amounts.add(amount, judged.at, categoryOf(judged.score!), customer, [...topics, this.everything]);
    };
  }
}

const NONE: readonly number[] = [];
const NO_COMMENTS: Readonly<CommentCounts> = { answers: 0, comments: 0, withContent: 0, tagged: 0 };
