/** How the groups of a report get their scores: from tallies, or from what else was kept of them. */

import type { Tallies } from '../../aggregate/memory.ts';
import type { Group, IntervalMethod, Keys, Score } from '../../model.ts';
import { score } from '../../stats/score.ts';

/** A group's place: the overall, the trend, or a breakdown by its number. */
export type Place = 'overall' | 'trend' | number;

/** How intervals are made. */
export interface Confidence {
  interval: IntervalMethod;
  /** Share, e.g. 0.95. */
  level: number;
}

/** Makes scores. */
export interface Scoring {
  /** Of a group that the answer has, the periods without answers among them. */
  scoreOf(place: Place, group: Group): Score;
  /** What stands for a score that is not shown. */
  hidden: Score;
}

/** A score that is not shown. */
export const HIDDEN: Score = {
  n: null,
  promoters: null,
  passives: null,
  detractors: null,
  nps: null,
  interval: null,
  suppressed: true,
};

/** Scores as they are made of tallies. */
export const fromTallies = ({ interval, level }: Confidence): Scoring => ({
  scoreOf: (_, { tally }) => score(tally, { method: interval, level }),
  hidden: HIDDEN,
});

/** Scores of what was kept of the same groups; `empty` stands for a group without answers. */
export function fromKept<L>(
  { overall, trend, breakdowns }: Tallies<L>,
  empty: L,
  scoreOf: (kept: L) => Score,
  hidden: Score,
): Scoring {
  const byKeys = (groups: readonly { keys: Keys; tally: L }[]) =>
    new Map(groups.map(({ keys, tally }) => [JSON.stringify(keys), tally]));
  const [periods, ...others] = [trend, ...breakdowns].map(byKeys);
  return {
    scoreOf: (place, { keys }) =>
      scoreOf(
        place === 'overall'
          ? overall
          : ((place === 'trend' ? periods! : others[place]!).get(JSON.stringify(keys)) ?? empty),
      ),
    hidden,
  };
}
