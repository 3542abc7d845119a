/** In how many comments of two groups a term is, and how many comments there are. Whole numbers; see `of`. */
export interface TermCounts {
  /** Comments of the first group (detractors, say) that hold the term, and all of its comments. */
  first: { with: number; of: number };
  /** The same of the group that it is held against. */
  second: { with: number; of: number };
}

/** A term's weighted log-odds; see `fightinWords`. Each above 0 where the first group uses the term more. */
export interface LogOdds {
  /** Difference of the log-odds: an effect size. */
  delta: number;
  variance: number;
  /** delta in standard errors; |z| ≥ 3.3 is remarkable. */
  z: number;
}

/**
 * Signed log-likelihood ratio G² of a term over the four cells (group × with or without it):
 * 2 Σ O ln(O / E), where 0 ln 0 = 0 ([Dunning 1993](https://aclanthology.org/J93-1003/);
 * [Rayson and Garside 2000](https://aclanthology.org/W00-0901/)).
 *
 * In comments, not in occurrences: one long rant counts once.
 *
 * @returns above 0 where the first group uses the term more, below where less; beyond ±3.84, ±6.63, ±10.83 and
 *   ±15.13 for p below 0.05, 0.01, 0.001 and 0.0001. 0 for a term that nobody or everybody uses; null where a group
 *   has no comments
 * @throws RangeError where more comments hold the term than there are
 */
export function signedG2(counts: TermCounts): number | null {
  const { first, second } = checked(counts);
  if (first.of === 0 || second.of === 0) return null;
  const all = first.of + second.of;
  const holding = first.with + second.with;
  const cell = (observed: number, row: number, column: number): number =>
    observed === 0 ? 0 : observed * Math.log((observed * all) / (row * column));
  const sum =
    cell(first.with, first.of, holding) +
    cell(second.with, second.of, holding) +
    cell(first.of - first.with, first.of, all - holding) +
    cell(second.of - second.with, second.of, all - holding);
  // The sum cannot fall below 0 but by rounding.
  return Math.sign(first.with * second.of - second.with * first.of) * Math.max(2 * sum, 0) || 0;
}

/**
 * "Fightin' Words": difference of a term's log-odds in two groups, drawn towards its odds in both together by a
 * prior, in standard errors
 * ([Monroe, Colaresi and Quinn 2008](https://doi.org/10.1093/pan/mpn018)).
 *
 * With α = a₀ (a + b) / (n + m): δ = ln((a + α) / (n + a₀ − a − α)) − ln((b + α) / (m + a₀ − b − α)),
 * variance 1 / (a + α) + 1 / (b + α).
 *
 * @param weight a₀, how many comments the prior is worth. 500 keeps terms that only one group uses; a small one
 *   hides them
 * @returns null where nobody or everybody uses the term, which then has no odds, or where a group has no comments
 * @throws RangeError where more comments hold the term than there are, or where the weight is not above 0
 */
export function fightinWords(counts: TermCounts, weight = 500): LogOdds | null {
  const { first, second } = checked(counts);
  if (!(weight > 0)) throw new RangeError(`fightinWords requires a weight above 0, not ${weight}`);
  const all = first.of + second.of;
  const holding = first.with + second.with;
  if (first.of === 0 || second.of === 0 || holding === 0 || holding === all) return null;

  const prior = (weight * holding) / all;
  const logOdds = (group: { with: number; of: number }): number =>
    Math.log((group.with + prior) / (group.of + weight - group.with - prior));
  const delta = logOdds(first) - logOdds(second);
  const variance = 1 / (first.with + prior) + 1 / (second.with + prior);
  return { delta, variance, z: delta / Math.sqrt(variance) };
}

function checked(counts: TermCounts): TermCounts {
  for (const { with: holding, of } of [counts.first, counts.second])
    if (!(0 <= holding && holding <= of))
      throw new RangeError(`a term cannot be in ${holding} of ${of} comments`);
  return counts;
}
