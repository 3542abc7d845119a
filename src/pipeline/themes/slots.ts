/** Comments on their way to a second thread and their themes on the way back, in memory that both see. */

import type { CompiledThemes } from '../../enrich/themes/matcher.ts';
import type { Tag } from '../../model.ts';

/** Comments of a slot at most, and their code units. With more, more rows wait, which the garbage collector copies. */
export const MOST_COMMENTS = 512;
export const MOST_UNITS = 64 * 1024;
/** Themes for which there is room on average. */
const ROOM = 16;
/** A comment whose themes found no room. */
const NO_ROOM = -1;
const NO_SCORE = -1;

/** What becomes of a slot; whoever changes `FILLED` to `TAKEN` matches it. */
export const FREE = 0;
export const FILLED = 1;
export const TAKEN = 2;
export const DONE = 3;
export const FAILED = 4;

/** The memory of all slots; what threads hand over to each other. */
export interface SharedSlots {
  memory: SharedArrayBuffer;
  slots: number;
}

/** The comments of one batch. */
export interface Slot {
  /** One of `FREE` … `FAILED`. */
  state: Int32Array;
  /** How many comments, and bytes of a code unit: 1 or 2. */
  head: Int32Array;
  text: Uint8Array;
  wide: Uint16Array;
  /** Where each ends, in code units. */
  ends: Int32Array;
  scores: Int8Array;
  /** For each comment, how many themes and which. */
  found: Int32Array;
}

const HEAD = 16;
const TEXT = 2 * MOST_UNITS;
const ENDS = 4 * MOST_COMMENTS;
const SCORES = MOST_COMMENTS;
const FOUND = 4 * MOST_COMMENTS * (1 + ROOM);
const SIZE = HEAD + TEXT + ENDS + SCORES + FOUND;
/** Before the slots: a number that changes when there is something to do, and one that says that it is over. */
const BEFORE = 16;

/** Room for so many slots. */
export const sharedSlots = (slots: number): SharedSlots => ({
  memory: new SharedArrayBuffer(BEFORE + slots * SIZE),
  slots,
});

/** Changes when there is something to do (0), and when all is over (1). */
export const signalOf = ({ memory }: SharedSlots): Int32Array => new Int32Array(memory, 0, 2);

/** The slots, each as a view of the memory. */
export function slotsOf({ memory, slots }: SharedSlots): Slot[] {
  return Array.from({ length: slots }, (_, i) => {
    let at = BEFORE + i * SIZE;
    const next = (bytes: number): number => {
      at += bytes;
      return at - bytes;
    };
    const head = next(HEAD);
    const text = next(TEXT);
    return {
      state: new Int32Array(memory, head, 1),
      head: new Int32Array(memory, head + 4, 2),
      text: new Uint8Array(memory, text, TEXT),
      wide: new Uint16Array(memory, text, MOST_UNITS),
      ends: new Int32Array(memory, next(ENDS), MOST_COMMENTS),
      found: new Int32Array(memory, next(FOUND), FOUND / 4),
      scores: new Int8Array(memory, next(SCORES), SCORES),
    };
  });
}

/**
 * Puts comments into a slot, with the scores of their answers (null: not known). At most `MOST_COMMENTS`, and
 * `MOST_UNITS` in all.
 */
export function fill(slot: Slot, comments: readonly string[], scores: readonly (number | null)[]): void {
  let end = 0;
  for (let i = 0; i < comments.length; i++) {
    end += comments[i]!.length;
    slot.ends[i] = end;
    slot.scores[i] = scores[i] ?? NO_SCORE;
  }
  const all = comments.join('');
  const isAscii = Buffer.byteLength(all) === all.length;
  Buffer.from(slot.text.buffer, slot.text.byteOffset, TEXT).write(all, isAscii ? 'latin1' : 'utf16le');
  slot.head[0] = comments.length;
  slot.head[1] = isAscii ? 1 : 2;
}

/** Writes the themes of a slot's comments into it. */
export function matchSlot(slot: Slot, { tagUnits }: Pick<CompiledThemes, 'tagUnits'>): void {
  const [comments, size] = slot.head as unknown as [number, number];
  const units = size === 1 ? slot.text : slot.wide;
  const facts = { score: null as number | null, lang: null };
  const { found, ends, scores } = slot;
  let at = 0;
  let from = 0;
  for (let i = 0; i < comments; i++) {
    facts.score = scores[i] === NO_SCORE ? null : scores[i]!;
    const tag = tagUnits(units, from, ends[i]!, facts);
    from = ends[i]!;
    // Each comment that is left needs one number at least.
    if (at + tag.length + comments - i > found.length) {
      found[at++] = NO_ROOM;
      continue;
    }
    found[at++] = tag.length;
    for (let j = 0; j < tag.length; j++) found[at++] = tag[j]!;
  }
}

/** The themes of a slot's comments, in their order; null: they found no room. */
export function tagsIn({ head, found }: Slot): (Tag | null)[] {
  const tags: (Tag | null)[] = [];
  let at = 0;
  for (let i = 0; i < head[0]!; i++) {
    const length = found[at++]!;
    if (length <= 0) {
      tags.push(length === NO_ROOM ? null : NONE);
      continue;
    }
    const tag: number[] = [];
    for (const end = at + length; at < end; at++) tag.push(found[at]!);
    tags.push(tag);
  }
  return tags;
}

const NONE: Tag = Object.freeze([]);
