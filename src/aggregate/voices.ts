/**
 * Voices: what answers say in words, counted so that one customer is one voice. In each group of a breakdown a
 * respondent counts once (once in each period, where the groups have one), and once for each theme, however often
 * they wrote about it. An answer without a respondent is a voice of its own.
 */

import type { Dedupe, Keys, WallTime } from '../model.ts';
import { anyNumbers, wholeNumbers } from './column.ts';
import type { BreakdownShape } from './memory.ts';
import { Numbering } from './numbering.ts';
import { Cell, SpokenGroups, type Voiced } from './spoken.ts';

export type { Topic, Voiced } from './spoken.ts';

/** One scored answer and its topics: numbers from 0, each once. What a topic is, the caller knows. */
export interface Spoken {
  /** 0…10. */
  score: number;
  /** null: undated. */
  at: WallTime | null;
  /** null: anonymous. */
  respondent: string | null;
  topics: readonly number[];
}

const DAY = 86_400_000;

/**
 * Counts voices in the groups of several breakdowns, and by periods. `dedupe` as for reports; `none`: every answer is
 * a voice. With the others the answers of respondents are kept until the end: memory grows with their number.
 */
export class Voices {
  readonly #dedupe: Dedupe;
  readonly #groups: SpokenGroups[];
  readonly #days = new Map<number, Cell>();
  readonly #respondents = new Numbering();
  /** The answers of respondents, in the order in which they came. */
  readonly #respondent = wholeNumbers();
  readonly #score = wholeNumbers();
  /** Undated ones lie beyond all others, so that they count only where no other is. */
  readonly #at = anyNumbers();
  /** Where the topics of each begin; they end where those of the next do. */
  readonly #topicsFrom = wholeNumbers();
  readonly #topics = wholeNumbers();
  /** Of topics, while the answers of one respondent are looked at: the answer that has it, and in which turn that was found. */
  readonly #speaker: number[] = [];
  readonly #turnOf: number[] = [];
  #turn = 0;
  /** Lists that are filled anew for each respondent. */
  readonly #spoken: number[] = [];
  readonly #sorted: number[] = [];
  readonly #undated: number;
  /** What `finish` goes by: the answers by respondent, and the period of each. */
  #order: { answers: Int32Array; periods: Int32Array } = {
    answers: new Int32Array(0),
    periods: new Int32Array(0),
  };

  /** A breakdown without keys (`depth` 0) is the overall. */
  constructor(shapes: readonly BreakdownShape[], dedupe: Dedupe) {
    this.#dedupe = dedupe;
    this.#undated = dedupe === 'latest' ? -Infinity : Infinity;
    this.#groups = shapes.map((shape) => new SpokenGroups(shape));
  }

  /** Takes one answer; `groups` holds its keys for each breakdown. Nothing of it is kept. */
  take({ score, at, respondent, topics }: Spoken, groups: readonly Keys[]): void {
    if (respondent === null || this.#dedupe === 'none') {
      for (let i = 0; i < groups.length; i++) {
        const { cells, idOf } = this.#groups[i]!;
        cells[idOf(groups[i]!)]!.countAlone(score, topics, 0, topics.length);
      }
      if (at !== null) this.#day(at).countAlone(score, topics, 0, topics.length);
      return;
    }
    this.#respondent.push(this.#respondents.of(respondent));
    this.#score.push(score);
    this.#at.push(at ?? this.#undated);
    this.#topicsFrom.push(this.#topics.length);
    for (const topic of topics) this.#topics.push(topic);
    for (let i = 0; i < groups.length; i++) {
      const { kept, idOf } = this.#groups[i]!;
      kept.push(idOf(groups[i]!));
    }
  }

  /**
   * The groups of each breakdown, and those of the periods that `periodKey` names (dated answers only), in no promised
   * order. To be called once, at the end.
   */
  finish(periodKey: (at: WallTime) => string): { breakdowns: Voiced[][]; periods: Voiced[] } {
    this.#topicsFrom.push(this.#topics.length);
    const periods = new SpokenGroups({ depth: 1, period: 0 });
    this.#order = { answers: this.#byRespondent(), periods: this.#periods(periods, periodKey) };
    const { answers } = this.#order;
    const respondent = this.#respondent.values;
    for (let from = 0, to = 0; from < answers.length; from = to) {
      const own = respondent[answers[from]!]!;
      while (to < answers.length && respondent[answers[to]!] === own) to++;
      this.#hear(from, to);
      if (to - from > 1) this.#settleEach(from, to, periods.cells, this.#order.periods, periods.scopes!);
    }
    // Days last, for those who answered once are counted there.
    for (const [day, cell] of this.#days) periods.cells[periods.idOf([periodKey(day * DAY)])]!.add(cell);
    return { breakdowns: this.#groups.map(({ voiced }) => voiced), periods: periods.voiced };
  }

  #day(at: WallTime): Cell {
    const day = Math.floor(at / DAY);
    let cell = this.#days.get(day);
    if (cell === undefined) {
      cell = new Cell([]);
      this.#days.set(day, cell);
    }
    return cell;
  }

  /** The answers of each respondent side by side, in the order in which they came. */
  #byRespondent(): Int32Array {
    const { values, length } = this.#respondent;
    const end = new Int32Array(this.#respondents.size + 1);
    for (let i = 0; i < length; i++) end[values[i]! + 1]!++;
    for (let i = 1; i < end.length; i++) end[i]! += end[i - 1]!;
    const sorted = new Int32Array(length);
    for (let i = 0; i < length; i++) sorted[end[values[i]!]!++] = i;
    return sorted;
  }

  /** The group of each answer among those of the periods; -1: undated. */
  #periods(groups: SpokenGroups, periodKey: (at: WallTime) => string): Int32Array {
    const known = new Map<number, number>();
    const periods = new Int32Array(this.#at.length);
    for (let i = 0; i < periods.length; i++) {
      const at = this.#at.values[i]!;
      const day = Math.floor(at / DAY);
      let id = known.get(day);
      if (id === undefined) {
        id = Number.isFinite(at) ? groups.idOf([periodKey(day * DAY)]) : -1;
        known.set(day, id);
      }
      periods[i] = id;
    }
    return periods;
  }

  /** Counts one respondent's answers, those from `from` up to `to`, as one voice in each scope. */
  #hear(from: number, to: number): void {
    const { answers } = this.#order;
    if (to - from === 1) {
      const only = answers[from]!;
      for (const { cells, kept } of this.#groups) this.#countAlone(cells[kept.values[only]!]!, only);
      if (this.#order.periods[only]! >= 0) this.#countAlone(this.#day(this.#at.values[only]!), only);
      return;
    }
    for (const groups of this.#groups) {
      if (groups.scopes === null) this.#settle(answers, from, to, groups.cells, groups.kept.values);
      else this.#settleEach(from, to, groups.cells, groups.kept.values, groups.scopes);
    }
  }

  #settleEach(
    from: number,
    to: number,
    cells: readonly Cell[],
    ids: Int32Array,
    scopes: readonly number[],
  ): void {
    const { answers } = this.#order;
    const sorted = this.#sorted;
    let length = 0;
    let isSorted = true;
    for (let i = from; i < to; i++) {
      const answer = answers[i]!;
      const id = ids[answer]!;
      if (id < 0) continue;
      isSorted &&= length === 0 || scopes[ids[sorted[length - 1]!]!]! <= scopes[id]!;
      sorted[length++] = answer;
    }
    sorted.length = length;
    if (!isSorted) sorted.sort((a, b) => scopes[ids[a]!]! - scopes[ids[b]!]! || a - b);
    for (let begin = 0, end = 0; begin < length; begin = end) {
      const scope = scopes[ids[sorted[begin]!]!]!;
      while (end < length && scopes[ids[sorted[end]!]!] === scope) end++;
      this.#settle(sorted, begin, end, cells, ids);
    }
  }

  #countAlone(cell: Cell, answer: number): void {
    const from = this.#topicsFrom.values;
    cell.countAlone(this.#score.values[answer]!, this.#topics.values, from[answer]!, from[answer + 1]!);
  }

  /** Counts one respondent's answers in one scope as one voice. `ids`: the cell of each answer. */
  #settle(
    answers: ArrayLike<number>,
    from: number,
    to: number,
    cells: readonly Cell[],
    ids: Int32Array,
  ): void {
    if (to - from === 1) {
      this.#countAlone(cells[ids[answers[from]!]!]!, answers[from]!);
      return;
    }
    const score = this.#score.values;
    const topicsFrom = this.#topicsFrom.values;
    const topics = this.#topics.values;
    const speaker = this.#speaker;
    const turnOf = this.#turnOf;
    const turn = ++this.#turn;
    const spoken = this.#spoken;
    spoken.length = 0;
    let chosen = answers[from]!;
    for (let i = from; i < to; i++) {
      const one = answers[i]!;
      chosen = this.#choose(chosen, one);
      const cell = cells[ids[one]!]!;
      const last = topicsFrom[one + 1]!;
      for (let at = topicsFrom[one]!; at < last; at++) {
        const topic = topics[at]!;
        cell.countMention(topic);
        if (turnOf[topic] === turn) {
          speaker[topic] = this.#choose(speaker[topic]!, one);
          continue;
        }
        turnOf[topic] = turn;
        speaker[topic] = one;
        spoken.push(topic);
      }
    }
    const home = cells[ids[chosen]!]!;
    home.countVoice(score[chosen]!);
    for (const topic of spoken) {
      const one = speaker[topic]!;
      cells[ids[one]!]!.countSpeaker(topic, score[one]!);
      home.displace(topic, score[chosen]!);
    }
  }

  /** Of two answers, `later` having come later, the one that counts. */
  #choose(best: number, later: number): number {
    const at = this.#at.values;
    if (this.#dedupe === 'latest') return at[later]! >= at[best]! ? later : best;
    return at[later]! < at[best]! ? later : best;
  }
}
