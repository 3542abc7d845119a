/** Where two values of JSON differ. */

/** The first path at which `a` and `b` differ, with both values; null: nowhere. */
export function firstDifference(a: unknown, b: unknown, path = '$'): string | null {
  if (Object.is(a, b)) return null;
  if (
    typeof a !== 'object' ||
    typeof b !== 'object' ||
    a === null ||
    b === null ||
    Array.isArray(a) !== Array.isArray(b)
  )
    return `${path}: ${told(a)} ≠ ${told(b)}`;
  const [one, other] = [a as Record<string, unknown>, b as Record<string, unknown>];
  for (const key of new Set([...Object.keys(one), ...Object.keys(other)])) {
    const found = firstDifference(one[key], other[key], `${path}.${key}`);
    if (found !== null) return found;
  }
  return null;
}

const told = (value: unknown): string => (JSON.stringify(value) ?? 'nothing').slice(0, 300);
