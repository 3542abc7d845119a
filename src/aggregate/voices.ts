/**
 * Voices: what answers say in words, counted so that one customer is one voice. In each group of a breakdown a
 * respondent counts once (once in each period, where the groups have one), and once for each theme, however often
 * they wrote about it. An answer without a respondent is a voice of its own.
 */

import type { Dedupe, Keys, WallTime } from '../model.ts';
import { Column, sideBySide } from './column.ts';
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
/** In days: no date is so far from 1970. */
const FAR = 1_000_000_000;
/** Where in an answer the group of its period is, and where its groups begin. */
const PERIOD_AT = 3;
const GROUPS_AT = 4;
/** An undated answer has no period. */
const NO_PERIOD = -1;

/**
 * Counts voices in the groups of several breakdowns, and by periods. `dedupe` as for reports; `none`: every answer is
 * a voice. With the others the answers of respondents are kept until the end: memory grows with their number.
 */
export class Voices {
  readonly #dedupe: Dedupe;
  readonly #groups: SpokenGroups[];
  readonly #days = new Map<number, Cell>();
  readonly #respondents = new Numbering();
  /** Of the answers of respondents, in the order in which they came: who gave each, and where it begins in `#said`. */
  readonly #respondent = new Column();
  readonly #begin = new Column();
  /**
   * Answers, each in one place, as memory is slow and they are looked at respondent by respondent: score, day, the time
   * of the day, room for its period, its group in each breakdown, how many topics, and which.
   */
  readonly #said = new Column();
  /** Where in an answer the number of its topics is. */
  readonly #topicsAt: number;
  /** Undated ones lie beyond all others, so that they count only where no other is. */
  readonly #undated: number;
  /** Of topics, while the answers of one respondent are looked at: the answer that has it, and in which turn that was found. */
  readonly #speaker: number[] = [];
  readonly #turnOf: number[] = [];
  #turn = 0;
  /** Lists that are filled anew for each respondent. */
  readonly #spoken: number[] = [];
  readonly #sorted: number[] = [];

  /** A breakdown without keys (`depth` 0) is the overall. */
  constructor(shapes: readonly BreakdownShape[], dedupe: Dedupe) {
    this.#dedupe = dedupe;
    this.#undated = dedupe === 'latest' ? -FAR : FAR;
    this.#groups = shapes.map((shape) => new SpokenGroups(shape));
    this.#topicsAt = GROUPS_AT + shapes.length;
  }

  /** Takes one answer; `groups` holds its keys for each breakdown. Nothing of it is kept. */
  take({ score, at, respondent, topics }: Spoken, groups: readonly Keys[]): void {
    if (respondent === null || this.#dedupe === 'none') {
      for (let i = 0; i < groups.length; i++) {
        const { cells, idOf } = this.#groups[i]!;
        cells[idOf(groups[i]!)]!.countAlone(score, topics, 0, topics.length);
      }
      if (at !== null) this.#day(Math.floor(at / DAY)).countAlone(score, topics, 0, topics.length);
      return;
    }
    const day = at === null ? this.#undated : Math.floor(at / DAY);
    const begin = this.#said.extend(this.#topicsAt + 1 + topics.length);
    const said = this.#said.values;
    this.#respondent.push(this.#respondents.of(respondent));
    this.#begin.push(begin);
    said[begin] = score;
    said[begin + 1] = day;
    said[begin + 2] = at === null ? 0 : at - day * DAY;
    for (let i = 0; i < groups.length; i++) said[begin + GROUPS_AT + i] = this.#groups[i]!.idOf(groups[i]!);
    const last = begin + this.#topicsAt;
    said[last] = topics.length;
    for (let i = 0; i < topics.length; i++) said[last + 1 + i] = topics[i]!;
  }

  /**
   * The groups of each breakdown, and those of the periods that `periodKey` names (dated answers only), in no promised
   * order. To be called once, at the end.
   */
  finish(periodKey: (at: WallTime) => string): { breakdowns: Voiced[][]; periods: Voiced[] } {
    const periods = new SpokenGroups({ depth: 1, period: 0 });
    const known = new Map<number, number>();
    const periodOf = (day: number): number => {
      let id = known.get(day);
      if (id === undefined) {
        id = periods.idOf([periodKey(day * DAY)]);
        known.set(day, id);
      }
      return id;
    };
    this.#notePeriods(periodOf);
    const scopes = [
      ...this.#groups.map((groups, i) => ({ groups, at: GROUPS_AT + i })),
      { groups: periods, at: PERIOD_AT },
    ];
    const said = this.#said.values;
    const { values: answers, ends } = sideBySide(this.#begin, this.#respondent, this.#respondents.size);
    for (let respondent = 0, from = 0; respondent < ends.length; respondent++) {
      const to = ends[respondent]!;
      const only = to - from === 1 ? answers[from]! : -1;
      for (let i = 0; i < scopes.length; i++) {
        const { groups, at } = scopes[i]!;
        if (only >= 0) {
          const group = said[only + at]!;
          if (group !== NO_PERIOD) this.#countAlone(groups.cells[group]!, only);
        } else if (groups.scopes === null) this.#settle(answers, from, to, groups.cells, at);
        else this.#settleEach(answers, from, to, groups.cells, groups.scopes, at);
      }
      from = to;
    }
    for (const [day, cell] of this.#days) periods.cells[periodOf(day)]!.add(cell);
    return { breakdowns: this.#groups.map(({ voiced }) => voiced), periods: periods.voiced };
  }

  #day(day: number): Cell {
    let cell = this.#days.get(day);
    if (cell === undefined) {
      cell = new Cell([]);
      this.#days.set(day, cell);
    }
    return cell;
  }

  /** Writes into each answer the group of its period. */
  #notePeriods(periodOf: (day: number) => number): void {
    const said = this.#said.values;
    const { values: begins, length } = this.#begin;
    for (let i = 0; i < length; i++) {
      const day = said[begins[i]! + 1]!;
      said[begins[i]! + PERIOD_AT] = day === this.#undated ? NO_PERIOD : periodOf(day);
    }
  }

  /** Counts one respondent's answers as one voice in each scope; `at`: where in an answer its group is. */
  #settleEach(
    answers: Int32Array,
    from: number,
    to: number,
    cells: readonly Cell[],
    scopes: readonly number[],
    at: number,
  ): void {
    const said = this.#said.values;
    const sorted = this.#sorted;
    const scopeOf = (answer: number): number => scopes[said[answer + at]!]!;
    sorted.length = 0;
    let isSorted = true;
    let before = 0;
    for (let i = from; i < to; i++) {
      const answer = answers[i]!;
      if (said[answer + at] === NO_PERIOD) continue;
      const scope = scopeOf(answer);
      isSorted &&= before <= scope;
      before = scope;
      sorted.push(answer);
    }
    // Those who came later are later in `#said` too.
    if (!isSorted) sorted.sort((a, b) => scopeOf(a) - scopeOf(b) || a - b);
    for (let begin = 0, end = 0; begin < sorted.length; begin = end) {
      const scope = scopeOf(sorted[begin]!);
      while (end < sorted.length && scopeOf(sorted[end]!) === scope) end++;
      this.#settle(sorted, begin, end, cells, at);
    }
  }

  #countAlone(cell: Cell, answer: number): void {
    const said = this.#said.values;
    const from = answer + this.#topicsAt + 1;
    cell.countAlone(said[answer]!, said, from, from + said[from - 1]!);
  }

  /** Counts one respondent's answers in one scope as one voice. */
  #settle(answers: ArrayLike<number>, from: number, to: number, cells: readonly Cell[], at: number): void {
    const said = this.#said.values;
    if (to - from === 1) {
      this.#countAlone(cells[said[answers[from]! + at]!]!, answers[from]!);
      return;
    }
    const [speaker, turnOf, spoken] = [this.#speaker, this.#turnOf, this.#spoken];
    const turn = ++this.#turn;
    spoken.length = 0;
    let chosen = answers[from]!;
    for (let i = from; i < to; i++) {
      const one = answers[i]!;
      chosen = this.#choose(chosen, one);
      const cell = cells[said[one + at]!]!;
      const first = one + this.#topicsAt + 1;
      const last = first + said[first - 1]!;
      for (let j = first; j < last; j++) {
        const topic = said[j]!;
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
    const home = cells[said[chosen + at]!]!;
    const score = said[chosen]!;
    home.countVoice(score);
    for (const topic of spoken) {
      const one = speaker[topic]!;
      cells[said[one + at]!]!.countSpeaker(topic, said[one]!);
      home.displace(topic, score);
    }
  }

  /** Of two answers, `later` having come later, the one that counts. */
  #choose(best: number, later: number): number {
    const said = this.#said.values;
    const after = said[later + 1]! - said[best + 1]! || said[later + 2]! - said[best + 2]!;
    return (this.#dedupe === 'latest' ? after >= 0 : after < 0) ? later : best;
  }
}
