/**
 * Voices: what answers say in words, counted so that one customer is one voice. In each group of a breakdown a
 * respondent counts once (once in each period, where the groups have one), and once for each theme, however often
 * they wrote about it. An answer without a respondent is a voice of its own.
 */

import type { Dedupe, Keys, Tally, WallTime } from '../model.ts';
import { Candidates, groupsOf } from './candidates.ts';
import type { BreakdownShape } from './memory.ts';
import { emptyTally } from './tally.ts';

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

/** What was said about one topic in one group. */
export interface Topic {
  /** Answers with the topic, n; a respondent's are all counted. */
  mentions: number;
  /** Voices with the topic: of each respondent the answer that has it; the chosen one of several. */
  with: Tally;
  /** Voices that never have it, each by its chosen answer. `with` and `without` share nobody. */
  without: Tally;
}

/** One group of a breakdown. */
export interface Voiced {
  keys: Keys;
  /** Voices, each by its chosen answer: the latest or the first, as `dedupe` has it. */
  all: Tally;
  /** By the number of the topic; topics that nobody mentions in the group are left out. */
  topics: ReadonlyMap<number, Topic>;
}

interface Counts {
  mentions: number;
  with: number[];
  /** The chosen answers of those who are in `with`. */
  displaced: number[];
}

interface Cell {
  keys: Keys;
  all: number[];
  topics: Map<number, Counts>;
}

interface Candidate extends Omit<Spoken, 'respondent'> {
  groups: readonly Keys[];
}

const DAY = 86_400_000;
const ONLY_OVERALL: readonly Keys[] = [[]];

/**
 * Counts voices in the groups of several breakdowns, and by periods. `dedupe` as for reports; `none`: every answer is
 * a voice. With the others the answers of respondents are kept until the end: memory grows with their number.
 */
export class Voices {
  readonly #shapes: readonly BreakdownShape[];
  readonly #dedupe: Dedupe;
  readonly #cells: Map<string, Cell>[];
  readonly #days = new Map<number, Cell>();
  readonly #candidates: Candidates<Candidate>;

  /** A breakdown without keys (`depth` 0) is the overall. */
  constructor(shapes: readonly BreakdownShape[], dedupe: Dedupe) {
    this.#shapes = shapes;
    this.#dedupe = dedupe;
    this.#cells = shapes.map(({ depth }) => {
      const cells = new Map<string, Cell>();
      // The overall is there though nobody has answered.
      if (depth === 0) cellOf(cells, []);
      return cells;
    });
    this.#candidates = new Candidates(dedupe);
  }

  /** Takes one answer; `groups` holds its keys for each breakdown. Nothing of it is kept but `topics`. */
  take({ score, at, respondent, topics }: Spoken, groups: readonly Keys[]): void {
    if (respondent === null || this.#dedupe === 'none') {
      this.#countAlone({ score, at, topics, groups });
      return;
    }
    const kept =
      groups.length === 1 && groups[0]!.length === 0 ? ONLY_OVERALL : groups.map((keys) => [...keys]);
    this.#candidates.add(respondent, { score, at, topics, groups: kept });
  }

  /** Counts whoever answered once. */
  #countAlone({ score, at, topics, groups }: Candidate): void {
    for (let i = 0; i < groups.length; i++) countAlone(cellOf(this.#cells[i]!, groups[i]!), score, topics);
    if (at === null) return;
    const day = Math.floor(at / DAY);
    let cell = this.#days.get(day);
    if (cell === undefined) {
      cell = newCell([]);
      this.#days.set(day, cell);
    }
    countAlone(cell, score, topics);
  }

  /**
   * The groups of each breakdown, and those of the periods that `periodKey` names (dated answers only), in no promised
   * order. To be called once, at the end.
   */
  finish(periodKey: (at: WallTime) => string): { breakdowns: Voiced[][]; periods: Voiced[] } {
    const periods = new Map<string, Cell>();
    for (const all of this.#candidates.lists()) {
      const [only] = all;
      if (only !== undefined && all.length === 1) {
        this.#countAlone(only);
        continue;
      }
      for (const [i, { period }] of this.#shapes.entries()) {
        const cells = this.#cells[i]!;
        const scopes = period === null ? [all] : groupsOf(all, ({ groups }) => groups[i]![period]!);
        for (const scope of scopes) this.#settle(scope, ({ groups }) => cellOf(cells, groups[i]!));
      }
      const dated = all.filter(({ at }) => at !== null);
      const keyOf = ({ at }: Candidate) => periodKey(at!);
      for (const scope of groupsOf(dated, keyOf)) this.#settle(scope, (one) => cellOf(periods, [keyOf(one)]));
    }
    // Days last, for those who answered once are counted there.
    for (const [day, cell] of this.#days) mergeInto(cellOf(periods, [periodKey(day * DAY)]), cell);
    return { breakdowns: this.#cells.map(listed), periods: listed(periods) };
  }

  /** Counts one respondent's answers in one scope as one voice. */
  #settle(scope: readonly Candidate[], cellFor: (one: Candidate) => Cell): void {
    const [only] = scope;
    if (only === undefined) return;
    if (scope.length === 1) {
      countAlone(cellFor(only), only.score, only.topics);
      return;
    }
    const chosen = this.#candidates.choose(scope);
    const home = cellFor(chosen);
    home.all[chosen.score]!++;
    const topics = new Map<number, Candidate[]>();
    for (const one of scope)
      for (const topic of one.topics) {
        countsOf(cellFor(one), topic).mentions++;
        const having = topics.get(topic);
        if (having === undefined) topics.set(topic, [one]);
        else having.push(one);
      }
    for (const [topic, having] of topics) {
      const speaker = this.#candidates.choose(having);
      countsOf(cellFor(speaker), topic).with[speaker.score]!++;
      countsOf(home, topic).displaced[chosen.score]!++;
    }
  }
}

const newCell = (keys: Keys): Cell => ({ keys, all: emptyTally(), topics: new Map() });

function cellOf(cells: Map<string, Cell>, keys: Keys): Cell {
  const name = keys.length === 1 ? nameOf(keys[0]!) : keys.map(nameOf).join('\u0000');
  let cell = cells.get(name);
  if (cell === undefined) {
    cell = newCell([...keys]);
    cells.set(name, cell);
  }
  return cell;
}

/** A key as part of a name; no text begins like the unknown one. */
const nameOf = (key: string | null): string => (key === null ? '\u0001' : `=${key}`);

function countsOf({ topics }: Cell, topic: number): Counts {
  let counts = topics.get(topic);
  if (counts === undefined) {
    counts = { mentions: 0, with: emptyTally(), displaced: emptyTally() };
    topics.set(topic, counts);
  }
  return counts;
}

function countAlone(cell: Cell, score: number, topics: readonly number[]): void {
  cell.all[score]!++;
  for (const topic of topics) {
    const counts = countsOf(cell, topic);
    counts.mentions++;
    counts.with[score]!++;
    counts.displaced[score]!++;
  }
}

function mergeInto(sum: Cell, cell: Cell): void {
  addTo(sum.all, cell.all);
  for (const [topic, counts] of cell.topics) {
    const total = countsOf(sum, topic);
    total.mentions += counts.mentions;
    addTo(total.with, counts.with);
    addTo(total.displaced, counts.displaced);
  }
}

function addTo(sum: number[], tally: Tally): void {
  for (let score = 0; score < sum.length; score++) sum[score]! += tally[score]!;
}

const listed = (cells: ReadonlyMap<string, Cell>): Voiced[] =>
  [...cells.values()].map(({ keys, all, topics }) => ({
    keys,
    all,
    topics: new Map(
      [...topics].map(([topic, { mentions, with: having, displaced }]) => [
        topic,
        { mentions, with: having, without: all.map((count, score) => count - displaced[score]!) },
      ]),
    ),
  }));
