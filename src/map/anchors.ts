/** Words that stand at the ends of a recommendation scale instead of 0 and 10. */

import type { Anchors } from '../model.ts';
import { foldAnchors, foldWord } from './score.ts';

const TOP = [
  'absolutely',
  'certainly',
  'definitely',
  'of course',
  'extremely likely',
  'very likely',
  'most likely',
  'strongly agree',
  'completely agree',
  'auf jeden fall',
  'äußerst wahrscheinlich',
  'sehr wahrscheinlich',
  'unbedingt',
  'stimme voll zu',
  'absolument',
  'certainement',
  'tout à fait',
  'très probable',
  "tout à fait d'accord",
  'absolutamente',
  'definitivamente',
  'muy probable',
  'extremadamente probable',
  'totalmente de acuerdo',
  'com certeza',
  'muito provável',
  'extremamente provável',
  'concordo totalmente',
  'assolutamente',
  'molto probabile',
  'absoluut',
  'zeer waarschijnlijk',
];
const BOTTOM = [
  'not at all',
  'not at all likely',
  'never',
  'absolutely not',
  'definitely not',
  'extremely unlikely',
  'very unlikely',
  'strongly disagree',
  'completely disagree',
  'auf keinen fall',
  'überhaupt nicht',
  'äußerst unwahrscheinlich',
  'sehr unwahrscheinlich',
  'stimme gar nicht zu',
  'jamais',
  'pas du tout',
  'très peu probable',
  "pas du tout d'accord",
  'nunca',
  'nada probable',
  'muy improbable',
  'totalmente en desacuerdo',
  'nada provável',
  'muito improvável',
  'discordo totalmente',
  'per niente',
  'molto improbabile',
  'helemaal niet',
  'zeer onwaarschijnlijk',
];

const ENDS: ReadonlyMap<string, 0 | 10> = new Map([
  ...TOP.map((word) => [word, 10] as const),
  ...BOTTOM.map((word) => [word, 0] as const),
]);

/** True for a word that is known to end a scale, whatever its blanks and case. */
export const isEndWord = (word: string): boolean => ENDS.has(foldWord(word));

/**
 * Which of a column's words stand for an end of its scale: a known word, the only one for its end,
 * where no cell holds that end's number. `words`: cells without digits and how often each occurs;
 * `counts`: answers per score 0…10. Written as it is written most often. Most columns: `{}`.
 */
export function detectAnchors(words: ReadonlyMap<string, number>, counts: readonly number[]): Anchors {
  const anchors: Record<string, number> = Object.create(null);
  for (const end of [0, 10] as const) {
    if (counts[end]! > 0) continue;
    const standing = [...words].filter(([word]) => ENDS.get(foldWord(word)) === end).sort(commonestFirst);
    const [written] = standing;
    if (written && new Set(standing.map(([word]) => foldWord(word))).size === 1) anchors[written[0]] = end;
  }
  return anchors;
}

/** Order of words with their counts: the most frequent first, then by their characters. */
export const commonestFirst = (a: readonly [string, number], b: readonly [string, number]): number =>
  b[1] - a[1] || (a[0] < b[0] ? -1 : 1);

/** How many of `words` (cells and how often each occurs) are anchors, per score 0…10; blanks and case do not matter. */
export function countAnchored(anchors: Anchors, words: ReadonlyMap<string, number> | null): number[] {
  const scores = foldAnchors(anchors);
  const counts: number[] = new Array(11).fill(0);
  if (scores.size === 0) return counts;
  for (const [word, count] of words ?? []) {
    const score = scores.get(foldWord(word));
    if (score !== undefined) counts[score]! += count;
  }
  return counts;
}

/**
 * The anchors that a user gave: `Absolutely=10` for each word, `none` for none at all.
 * null where one is not understood (no `=`, or a score that is no integer 0…10).
 */
export function parseAnchors(given: readonly string[]): Anchors | null {
  const anchors: Record<string, number> = Object.create(null);
  for (const text of given) {
    if (text.trim().toLowerCase() === 'none') continue;
    const match = /^(.+)=\s*(\d|10)\s*$/s.exec(text);
    if (match === null) return null;
    anchors[match[1]!.trim()] = Number(match[2]);
  }
  return anchors;
}
