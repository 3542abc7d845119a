import type { Tally } from '../model.ts';

/**
 * The answers outside a group, where the group is part of a whole: what a segment or a theme is compared with.
 * Comparing it with the whole would compare it with itself in part.
 *
 * @param part answers per score 0…10 of the group
 * @param all answers per score of everyone, the group included
 * @returns answers per score of the others; all 0 where the group is everyone
 * @throws RangeError where the group has more answers of a score than there are: it is no part of the whole
 */
export function restOf(part: Tally, all: Tally): Tally {
  return all.map((count, score) => {
    const rest = count - (part[score] ?? 0);
    if (rest < 0) throw new RangeError(`restOf requires a part of the whole: ${part} is none of ${all}`);
    return rest;
  });
}
