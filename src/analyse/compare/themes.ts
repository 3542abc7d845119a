/** What themes have to do with a difference. */

import type { Voiced } from '../../aggregate/voices.ts';
import { dependsOnScore } from '../../enrich/themes/matcher.ts';
import type { ThemeOfSides, ThemeSide } from '../../model/compare.ts';
import type { Theme } from '../../model.ts';
import { impactChange } from '../../stats/impactChange.ts';
import type { ReportOptions } from '../report.ts';
import { voicesOf } from '../themes/voices.ts';

/** Each theme on both sides, the one whose impact changed most first, those without one last. `content`: topic of all comments. */
export function themesOf(
  list: readonly Theme[],
  [baseline, compared]: readonly [Voiced, Voiced],
  content: number,
  isHidden: (topic: number) => boolean,
  options: ReportOptions,
): ThemeOfSides[] {
  const found = list.map((theme, topic): ThemeOfSides => {
    const hidden = isHidden(topic);
    const scoreDependent = dependsOnScore(theme.rules);
    const sideOf = (side: Voiced): ThemeSide => {
      const { mentions, promoterShare, detractorShare, ...voices } = voicesOf(
        side,
        topic,
        content,
        hidden,
        options,
      );
      return scoreDependent ? { ...voices, impact: null } : voices;
    };
    const [before, after] = [sideOf(baseline), sideOf(compared)];
    return {
      theme: theme.id,
      label: theme.label ?? theme.id,
      parent: theme.parent,
      ...(scoreDependent ? { scoreDependent: true as const } : {}),
      baseline: before,
      compared: after,
      impactChange: changeOf(before, after),
      ...(hidden ? { suppressed: true as const } : {}),
    };
  });
  const moved = ({ impactChange: change }: ThemeOfSides): number =>
    change === null ? -1 : Math.abs(change.points);
  return found.sort((a, b) => moved(b) - moved(a) || (a.theme < b.theme ? -1 : 1));
}

function changeOf({ impact: before }: ThemeSide, { impact: after }: ThemeSide): ThemeOfSides['impactChange'] {
  if (before === null || after === null) return null;
  const asImpact = ({ points, ...interval }: typeof before) => ({ points, interval });
  const { points, interval } = impactChange(asImpact(before), asImpact(after));
  return { points, ...interval };
}
