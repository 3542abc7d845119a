/** What the hits of one comment say of terms: whether they are there, masked, or negated. */

import type { Negated } from '../../model.ts';
import {
  type CompiledPart,
  type CompiledPhrase,
  type CompiledSegment,
  type CompiledTerm,
  casedWords,
  isExactly,
} from './compile.ts';
import { type Hits, Numbers } from './hits.ts';
import { NEGATION_WINDOW } from './negators.ts';

/** How a term was found, by bits: with no negation before it, with one. */
export const PLAIN = 1;
export const NEGATED = 2;

/** Occurrences of a phrase: words from `start` up to `end`, emoji from `mark` up to `markEnd` (both -1: none). */
export class Spans {
  readonly start = new Numbers();
  readonly end = new Numbers();
  readonly mark = new Numbers();
  readonly markEnd = new Numbers();

  get length(): number {
    return this.start.length;
  }

  clear(): void {
    for (const column of [this.start, this.end, this.mark, this.markEnd]) column.length = 0;
  }

  push(start: number, end: number, mark: number, markEnd: number): void {
    this.start.push(start);
    this.end.push(end);
    this.mark.push(mark);
    this.markEnd.push(markEnd);
  }

  /** True where one of these holds all of the given span. An emoji at the edge of words is not among them. */
  cover(start: number, end: number, mark: number, markEnd: number): boolean {
    for (let i = 0; i < this.length; i++) {
      const [from, to] = [this.start.values[i]!, this.end.values[i]!];
      if (mark < 0 ? from <= start && end <= to : from < start && end < to) return true;
      if (
        mark >= 0 &&
        this.mark.values[i]! >= 0 &&
        this.mark.values[i]! <= mark &&
        markEnd <= this.markEnd.values[i]!
      )
        return true;
    }
    return false;
  }
}

/** Reads the hits of whatever comment was scanned last. */
export class Evaluator {
  readonly #hits: Hits;
  /** By pattern: how many words a negation is; 0: none. */
  readonly #negators: Int32Array;
  readonly #first = new Spans();
  readonly #second = new Spans();
  /** Where negations end. */
  readonly #negations = new Numbers();
  #knowsNegations = false;
  #cased: readonly string[] | null = null;

  /** `patterns`: how many there are. */
  constructor(hits: Hits, negators: readonly CompiledSegment[], patterns: number) {
    this.#hits = hits;
    this.#negators = new Int32Array(patterns);
    for (const { pattern, length } of negators) this.#negators[pattern] = length;
  }

  /** Once for each comment. */
  begin(): void {
    this.#knowsNegations = false;
    this.#cased = null;
  }

  /**
   * Whether a comment has a term, of which nothing inside `masks` is seen, in the way that `negated` wants. A
   * term is negated where one of its phrases is.
   */
  has(term: CompiledTerm, masks: Spans | null, negated: Negated): boolean {
    let ways = 0;
    for (const part of term.parts) {
      const found = this.#ways(part, masks, negated);
      if (found === 0 || (negated === 'drop' && (found & PLAIN) === 0)) return false;
      ways |= found;
    }
    return negated !== 'only' || (ways & NEGATED) !== 0;
  }

  /** Adds to `into` all that a phrase of `except` covers. */
  addMasks(part: CompiledPart, into: Spans): void {
    this.#findPhrase(part.phrase, null, this.#first);
    if (part.near === null) {
      append(this.#first, into);
      return;
    }
    this.#findPhrase(part.near, null, this.#second);
    this.#eachPair(part.within, (a, b) => {
      const [first, second] = [this.#first, this.#second];
      const start = Math.min(first.start.values[a]!, second.start.values[b]!);
      into.push(start, Math.max(first.end.values[a]!, second.end.values[b]!), -1, -1);
      return false;
    });
  }

  #ways(part: CompiledPart, masks: Spans | null, negated: Negated): number {
    const first = this.#first;
    this.#findPhrase(part.phrase, masks, first);
    if (first.length === 0) return 0;
    if (part.near === null) {
      if (negated === 'keep') return PLAIN;
      let ways = 0;
      for (let i = 0; i < first.length; i++) ways |= this.#wayOf(first.start.values[i]!);
      return ways;
    }
    const second = this.#second;
    this.#findPhrase(part.near, masks, second);
    let ways = 0;
    this.#eachPair(part.within, (a, b) => {
      ways |=
        negated === 'keep'
          ? PLAIN
          : Math.max(this.#wayOf(first.start.values[a]!), this.#wayOf(second.start.values[b]!));
      return negated === 'keep' || ways === (PLAIN | NEGATED);
    });
    return ways;
  }

  /** NEGATED where a negation stands shortly before the word `start`, in the same sentence. */
  #wayOf(start: number): number {
    if (!this.#knowsNegations) this.#findNegations();
    const { values, length } = this.#negations;
    for (let i = 0; i < length; i++) {
      const end = values[i]!;
      if (end <= start && start - end < NEGATION_WINDOW && !this.#hits.isBroken(end, start)) return NEGATED;
    }
    return PLAIN;
  }

  #findNegations(): void {
    this.#knowsNegations = true;
    this.#negations.length = 0;
    const { found, start, previous } = this.#hits;
    for (let i = 0; i < found.length; i++) {
      const pattern = found.values[i]!;
      const length = this.#negators[pattern]!;
      if (length === 0) continue;
      for (let hit = this.#hits.last(pattern); hit >= 0; hit = previous.values[hit]!)
        this.#negations.push(start.values[hit]! + length);
    }
  }

  /** Calls `visit` for occurrences of the two phrases that are near enough, until it says true. */
  #eachPair(within: number, visit: (a: number, b: number) => boolean): void {
    const [first, second] = [this.#first, this.#second];
    for (let a = 0; a < first.length; a++)
      for (let b = 0; b < second.length; b++) {
        const between = Math.max(
          second.start.values[b]! - first.end.values[a]!,
          first.start.values[a]! - second.end.values[b]!,
        );
        const isSame = first.mark.values[a]! >= 0 && first.mark.values[a] === second.mark.values[b];
        if (between >= 0 && between <= within && !isSame && visit(a, b)) return;
      }
  }

  /** Fills `into` with the occurrences of a phrase that are not inside `masks`. */
  #findPhrase({ segments, marks }: CompiledPhrase, masks: Spans | null, into: Spans): void {
    into.clear();
    const [{ pattern, length }] = segments as [CompiledSegment];
    for (let hit = this.#hits.last(pattern); hit >= 0; hit = this.#hits.previous.values[hit]!) {
      const start = this.#hits.start.values[hit]!;
      const mark = this.#hits.mark.values[hit]!;
      if (segments[0]!.exact !== null && !this.#isExact(segments[0]!, start)) continue;
      const end = segments.length === 1 ? start + length : this.#endOf(segments, 1, start + length);
      const markEnd = mark < 0 ? -1 : mark + marks;
      if (end >= 0 && !masks?.cover(start, end, mark, markEnd)) into.push(start, end, mark, markEnd);
    }
  }

  /** Where the segments from number `i` on end, if they begin with the word `start`; -1: they are not there. */
  #endOf(segments: readonly CompiledSegment[], i: number, start: number): number {
    const segment = segments[i];
    if (segment === undefined) return start;
    const starts = this.#hits.start.values;
    let hit = this.#hits.last(segment.pattern);
    while (hit >= 0 && starts[hit]! > start) hit = this.#hits.previous.values[hit]!;
    if (hit >= 0 && starts[hit] === start && (segment.exact === null || this.#isExact(segment, start)))
      return this.#endOf(segments, i + 1, start + segment.length);
    return -1;
  }

  #isExact({ exact }: CompiledSegment, start: number): boolean {
    this.#cased ??= casedWords(this.#hits.text);
    return isExactly(this.#cased, start, exact!);
  }
}

function append(from: Spans, to: Spans): void {
  for (let i = 0; i < from.length; i++)
    to.push(from.start.values[i]!, from.end.values[i]!, from.mark.values[i]!, from.markEnd.values[i]!);
}
