/** What themes have to do with a difference. */

import type { SidesReport, ThemeOfSides } from '../../../model/compare.ts';
import { roundTo } from '../../../stats/round.ts';
import type { Cell, Diverging, Notes, Section, Table } from '../../document.ts';
import { isSmall, percentOfLevel, wholeScore } from '../score.ts';
import { sideNames } from './parts.ts';

/** The themes on both sides; null where no rules were given. */
export function themesSection(report: SidesReport): Section | null {
  const { themes } = report;
  if (themes === undefined) return null;
  const chart = chartOf(themes);
  const remark: Notes = {
    kind: 'notes',
    items: [
      {
        level: 'info',
        text: 'impact: NPS of everyone less NPS without those who speak of the theme. The bars show how it changed; light ones may be chance. Themes overlap, so these parts do not add up to the difference.',
      },
    ],
  };
  return {
    title: 'Themes: change of their impact, in points of NPS',
    blocks: [...(chart === null ? [] : [chart]), tableOf(report, themes), remark],
  };
}

/** A theme with those that it is part of, `Price › bugs`. */
export function nameOf({ label, parent }: ThemeOfSides, themes: readonly ThemeOfSides[]): string {
  const above = parent === null ? undefined : themes.find(({ theme }) => theme === parent);
  return above === undefined ? label : `${nameOf(above, themes)} › ${label}`;
}

/** A theme that nobody mentions has no figures. */
const isMentioned = ({ baseline, compared }: ThemeOfSides): boolean => baseline.n !== 0 || compared.n !== 0;

function chartOf(themes: readonly ThemeOfSides[]): Diverging | null {
  const rows = themes.flatMap((theme) => {
    const { impactChange: change } = theme;
    if (change === null) return [];
    const { points, low, high } = change;
    return [
      {
        label: nameOf(theme, themes),
        value: roundTo(points, 1),
        interval: { low: roundTo(low, 1), high: roundTo(high, 1) },
      },
    ];
  });
  const level = themes.find(({ impactChange }) => impactChange !== null)?.impactChange?.level;
  return level === undefined
    ? null
    : { kind: 'diverging', label: 'theme', unit: 'points', level: percentOfLevel(level), rows };
}

function tableOf(report: SidesReport, themes: readonly ThemeOfSides[]): Table {
  const [first, second] = sideNames(report);
  return {
    kind: 'table',
    columns: [
      { type: 'text', label: 'theme' },
      { type: 'percent', label: `share ${first}`, short: 'share' },
      { type: 'percent', label: `share ${second}`, short: 'to' },
      { type: 'points', label: `NPS ${first}`, short: 'NPS' },
      { type: 'points', label: `NPS ${second}`, short: 'to' },
      { type: 'tenths', label: `impact ${first}`, short: 'impact' },
      { type: 'tenths', label: `impact ${second}`, short: 'to' },
    ],
    rows: themes
      .filter(isMentioned)
      .map((theme) => [{ type: 'text', value: nameOf(theme, themes) }, ...cellsOf(theme)]),
  };
}

function cellsOf({ baseline, compared, suppressed }: ThemeOfSides): Cell[] {
  const sides = [baseline, compared];
  if (suppressed) return Array.from({ length: 6 }, (): Cell => ({ type: 'hidden' }));
  return [
    ...sides.map(
      ({ share }): Cell => ({
        type: 'percent',
        value: share === null ? null : roundTo(100 * share, 0),
      }),
    ),
    ...sides.map(
      (side): Cell => ({
        type: 'points',
        value: wholeScore(side),
        ...(isSmall(side) && { mark: 'small' as const }),
      }),
    ),
    ...sides.map(
      ({ impact }): Cell => ({
        type: 'tenths',
        value: impact === null ? null : roundTo(impact.points, 1),
      }),
    ),
  ];
}
