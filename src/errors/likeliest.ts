/** What a name that nobody knows was probably meant to be. */

import { closest, distance } from 'fastest-levenshtein';

/**
 * The one of `names`, as it stands there, that `name` is a slip of: the fewest letters apart, upper and
 * lower case alike, and at most two or a third of `name`. Of several the first; null: none is so near.
 */
export function likeliest(name: string, names: readonly string[]): string | null {
  if (names.length === 0) return null;
  const wanted = name.toLowerCase();
  const lowered = names.map((known) => known.toLowerCase());
  const near = closest(wanted, lowered);
  return distance(wanted, near) <= Math.max(2, name.length / 3) ? names[lowered.indexOf(near)]! : null;
}
