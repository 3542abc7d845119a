import type { DifferenceInterval } from './difference.ts';
import { criticalValue } from './normal.ts';

/**
 * Interval of the difference of two shares, k₁/n₁ − k₂/n₂, of groups that share nobody: one success and one failure
 * are added to each group, then p′₁ − p′₂ ± z √(p′₁(1 − p′₁)/n′₁ + p′₂(1 − p′₂)/n′₂)
 * ([Agresti and Caffo 2000](https://doi.org/10.1080/00031305.2000.10474560)), cut at −1 and 1.
 *
 * @param one `k` of `n`, whole numbers
 * @param other the same of the other group
 * @param level share of such intervals that should hold the true difference, strictly between 0 and 1
 * @returns shares, −1…1; null where one of the groups is empty
 */
export function shareDifference(
  one: { k: number; n: number },
  other: { k: number; n: number },
  level: number,
): DifferenceInterval | null {
  if (one.n === 0 || other.n === 0) return null;
  const [a, b] = [one, other].map(({ k, n }) => ({ share: (k + 1) / (n + 2), n: n + 2 })) as [Part, Part];
  const error = Math.sqrt(variance(a) + variance(b));
  const centre = a.share - b.share;
  const reach = criticalValue(level) * error;
  return { low: Math.max(-1, centre - reach), high: Math.min(1, centre + reach), level };
}

interface Part {
  share: number;
  n: number;
}

const variance = ({ share, n }: Part): number => (share * (1 - share)) / n;
