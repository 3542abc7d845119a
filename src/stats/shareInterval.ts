import { criticalValue } from './normal.ts';

/**
 * Wilson's score interval of a share, k of n: all shares that a normal test at this level would not reject
 * ([Wilson 1927](https://doi.org/10.1080/01621459.1927.10502953)). It never leaves 0…1, keeps its width at 0 and n of n,
 * and holds what it promises from few answers on, for which it is
 * [recommended](https://doi.org/10.1214/ss/1009213286) before Wald's.
 *
 * @param k successes, a whole number
 * @param n trials, a whole number
 * @param level share of such intervals that should hold the true share, strictly between 0 and 1
 * @returns shares; null where n is 0
 */
export function shareInterval(
  { k, n }: { k: number; n: number },
  level: number,
): { low: number; high: number; level: number } | null {
  if (n === 0) return null;
  const z2 = criticalValue(level) ** 2;
  const share = k / n;
  const centre = (share + z2 / (2 * n)) / (1 + z2 / n);
  const reach = Math.sqrt((z2 * share * (1 - share)) / n + z2 ** 2 / (4 * n ** 2)) / (1 + z2 / n);
  // By hand at the ends, where rounding would leave a hair.
  return {
    low: k === 0 ? 0 : Math.max(0, centre - reach),
    high: k === n ? 1 : Math.min(1, centre + reach),
    level,
  };
}
