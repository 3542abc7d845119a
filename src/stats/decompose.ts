import type { Keys, Tally } from '../model.ts';
import { type CategoryCounts, countsOf, nps } from './nps.ts';

/** The answers of one group in two periods, per score 0…10. */
export interface GroupChange {
  keys: Keys;
  before: Tally;
  after: Tally;
}

/** What a group has to do with a change of the overall score. */
export interface GroupPart {
  keys: Keys;
  /** Share of all answers, 0…1. */
  shareBefore: number;
  shareAfter: number;
  /** Points; null where the group has no answers in that period. */
  npsBefore: number | null;
  npsAfter: number | null;
  /** Points of the overall change because the group's score changed; 0 where it has none in one of the periods. */
  rate: number;
  /** Points of the overall change because the group's share changed. */
  mix: number;
}

/** Why a score changed. All in points, unrounded. */
export interface Decomposition {
  npsBefore: number;
  npsAfter: number;
  /** npsAfter − npsBefore; the same as rate + mix, and as promoters + detractors. */
  change: number;
  /** Because scores changed within the groups. */
  rate: number;
  /** Because large groups became small, small ones large, or groups came and went. */
  mix: number;
  /** By as much the share of promoters rose. */
  promoters: number;
  /** By as much the share of detractors fell: above 0 where there are fewer of them. */
  detractors: number;
  /**
   * Simpson's reversal: the overall score moved against every group. Those with a score in both periods all rose, or
   * stayed, while it fell; or the other way round.
   */
  reversal: boolean;
  /** In the given order; their parts add up to `rate` and `mix`. */
  groups: GroupPart[];
}

/**
 * Takes the change of a score between two periods apart: into what happened within groups and what happened to
 * their shares (Kitagawa 1955, JASA 50, 1168–1194), and into promoters and detractors.
 *
 * With shares w and scores S of group k: rate = ½ (w₀ + w₁) (S₁ − S₀), mix = (w₁ − w₀) (½ (S₀ + S₁) − M). It takes
 * neither period as the standard, so the other way round only the signs turn. M, the mean of both overall scores,
 * changes no sum, as shares add up to 1; it makes a group's own part say something: a group with a low score that
 * grows has a mix below 0. A group in one period only has no change of its score: all of it is mix.
 *
 * @param groups disjoint ones that together are everyone, as those of a breakdown by plan (not by theme); one without
 *   answers in either period adds nothing
 * @returns null where there are no answers in one of the periods, or no groups
 */
export function decompose(groups: readonly GroupChange[]): Decomposition | null {
  const counted = groups.map(({ keys, before, after }) => ({
    keys,
    before: countsOf(before),
    after: countsOf(after),
  }));
  const before = total(counted.map((group) => group.before));
  const after = total(counted.map((group) => group.after));
  const [npsBefore, npsAfter] = [nps(before), nps(after)];
  if (npsBefore === null || npsAfter === null) return null;

  const middle = (npsBefore + npsAfter) / 2;
  const parts = counted.map((group): GroupPart => {
    const [shareBefore, shareAfter] = [group.before.n / before.n, group.after.n / after.n];
    const [from, to] = [nps(group.before), nps(group.after)];
    const rate = from === null || to === null ? 0 : ((shareBefore + shareAfter) / 2) * (to - from);
    const typical = ((from ?? to ?? middle) + (to ?? from ?? middle)) / 2;
    const mix = (shareAfter - shareBefore) * (typical - middle);
    return { keys: group.keys, shareBefore, shareAfter, npsBefore: from, npsAfter: to, rate, mix };
  });

  const change = npsAfter - npsBefore;
  return {
    npsBefore,
    npsAfter,
    change,
    rate: sum(parts.map(({ rate }) => rate)),
    mix: sum(parts.map(({ mix }) => mix)),
    promoters: 100 * (after.promoters / after.n - before.promoters / before.n),
    detractors: 100 * (before.detractors / before.n - after.detractors / after.n),
    reversal: isReversed(change, parts),
    groups: parts,
  };
}

function isReversed(change: number, parts: readonly GroupPart[]): boolean {
  const against = parts.flatMap(({ npsBefore, npsAfter }) =>
    npsBefore === null || npsAfter === null ? [] : [(npsAfter - npsBefore) * -Math.sign(change)],
  );
  // A group that did not move goes along with the others, but does not make a reversal by itself.
  return change !== 0 && against.every((move) => move >= 0) && against.some((move) => move > 0);
}

function total(counts: readonly CategoryCounts[]): CategoryCounts {
  const add = (part: keyof CategoryCounts) => sum(counts.map((each) => each[part]));
  return {
    n: add('n'),
    promoters: add('promoters'),
    passives: add('passives'),
    detractors: add('detractors'),
  };
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
