/**
 * What is named in `text`, divided at commas. A name may hold commas itself: the longest that `resolve` knows (null: it
 * does not) is meant, as long as what follows can be read too. `unknown`: the part at which no reading gets any
 * further.
 */
export function splitNames<T>(
  text: string,
  resolve: (name: string) => T | null,
): { found: T[] } | { unknown: string } {
  const parts = text.split(',');
  const rests = new Map<number, T[] | null>([[parts.length, []]]);
  let stuck = 0;
  const readFrom = (start: number): T[] | null => {
    const known = rests.get(start);
    if (known !== undefined) return known;
    let found: T[] | null = null;
    for (let end = parts.length; end > start && found === null; end--) {
      const one = resolve(parts.slice(start, end).join(','));
      const rest = one === null ? null : readFrom(end);
      if (one !== null && rest !== null) found = [one, ...rest];
    }
    if (found === null) stuck = Math.max(stuck, start);
    rests.set(start, found);
    return found;
  };
  const found = readFrom(0);
  return found === null ? { unknown: parts[stuck]!.trim() } : { found };
}
