import type { ThemeResult, ThemesReport, ThemeVoices } from '../model/themes.ts';
import { columnName, FIELDS, type FlatTable, fields, keyOf } from './rows.ts';

const OWN = [
  ...['share', 'promoterShare', 'detractorShare', 'impact', 'impactLow', 'impactHigh'],
  ...['change', 'value'],
] as const;
const OTHERS = ['breakdown', 'theme', 'mentions', ...FIELDS, ...OWN];

/**
 * The flat rows of a report on themes: everyone, each theme, `untagged`, then for each group of each breakdown
 * everyone and each theme. `theme` is empty for everyone; `n` counts respondents; shares are 0…1, `change` is of the
 * share. Numbers are unrounded.
 */
export function themesRows({ overall, value, themes, untagged, breakdowns }: ThemesReport): FlatTable {
  const keys = [...new Set(breakdowns.flatMap(({ by }) => by))];
  const none = keys.map(() => null);
  const nothing = OWN.map(() => null);
  return {
    columns: ['breakdown', ...keys.map((key) => columnName(key, OTHERS)), ...OTHERS.slice(1)],
    rows: [
      ['', ...none, '', null, ...fields(overall), ...nothing.slice(1), value?.total ?? null],
      ...[...themes, untagged].map((theme) => ['', ...none, ...themeFields(theme)]),
      ...breakdowns.flatMap(({ by, groups }) =>
        groups.flatMap((group) => {
          const at = [by.join(','), ...keys.map((key) => (by.includes(key) ? keyOf(group, key) : null))];
          return [
            [...at, '', null, ...fields(group.overall), ...nothing],
            ...group.themes.map((theme) => [...at, ...themeFields(theme)]),
          ];
        }),
      ),
    ],
  };
}

function themeFields(
  theme: ThemeVoices & { theme: string } & Partial<ThemeResult>,
): FlatTable['rows'][number] {
  const { impact, change = null, value = null } = theme;
  return [
    theme.theme,
    theme.mentions,
    ...fields(theme),
    theme.share,
    theme.promoterShare,
    theme.detractorShare,
    impact?.points ?? null,
    impact?.low ?? null,
    impact?.high ?? null,
    change?.difference ?? null,
    value?.total ?? null,
  ];
}
