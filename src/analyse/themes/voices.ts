/** What is said about a theme in one group of answers. */

import { merge, size } from '../../aggregate/tally.ts';
import type { Topic, Voiced } from '../../aggregate/voices.ts';
import type { ThemeVoices } from '../../model/themes.ts';
import type { Score, Tally } from '../../model.ts';
import { impact } from '../../stats/impact.ts';
import { countsOf } from '../../stats/nps.ts';
import { score } from '../../stats/score.ts';
import { HIDDEN, type ReportOptions } from '../report.ts';

const NO_VOICES: ThemeVoices = {
  ...HIDDEN,
  mentions: null,
  share: null,
  promoterShare: null,
  detractorShare: null,
  impact: null,
};

/** The score of a group; `hidden`: nothing of it. */
export const scoreOf = (tally: Tally, hidden: boolean, { interval, level }: ReportOptions): Score =>
  hidden ? { ...HIDDEN } : score(tally, { method: interval, level });

/** What is said about a topic in a group; `hidden`: nothing. */
export function voicesOf(
  group: Voiced,
  topic: number,
  content: number,
  hidden: boolean,
  options: ReportOptions,
): ThemeVoices {
  if (hidden) return { ...NO_VOICES };
  const nobody: Topic = { mentions: 0, with: group.all.map(() => 0), without: group.all };
  const { mentions, with: having, without } = group.topics.get(topic) ?? nobody;
  const commenters = size(group.topics.get(content)?.with ?? []);
  const [a, b] = [countsOf(having), countsOf(without)];
  const effect = impact(having, merge(having, without), options.level);
  return {
    ...scoreOf(having, false, options),
    mentions,
    // Whoever spoke of it in this group may have said something later in another.
    share: commenters === 0 ? null : Math.min(1, a.n / commenters),
    promoterShare: shareOf(a.promoters, b.promoters),
    detractorShare: shareOf(a.detractors, b.detractors),
    impact: effect && { points: effect.points, ...effect.interval },
  };
}

const shareOf = (part: number, rest: number): number | null =>
  part + rest === 0 ? null : part / (part + rest);
