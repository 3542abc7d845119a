/** The tables of a report on themes. */

import type { ThemeResult, ThemesReport, ThemeVoices } from '../../../model/themes.ts';
import { roundTo } from '../../../stats/round.ts';
import type { Block, Cell, Column, Section, Table } from '../../document.ts';
import { isSmall, levelOf, wholeRange, wholeScore } from '../score.ts';

/** Groups that stand side by side; the other formats have all of them. */
const MOST_GROUPS = 6;

/** A theme as people are shown it, behind the one it is part of. */
export function nameOf({ label, parent }: ThemeResult, themes: readonly ThemeResult[]): string {
  const above = parent === null ? undefined : themes.find(({ theme }) => theme === parent);
  return above === undefined ? label : `${nameOf(above, themes)} › ${label}`;
}

const percentOf = (share: number | null): number | null => (share === null ? null : roundTo(100 * share, 0));

/** Each theme in figures: who speaks of it, how they score, how its share has changed. */
export function figures({ periods }: ThemesReport, themes: readonly ThemeResult[]): Table {
  const repeats = themes.some(({ mentions, n }) => mentions !== n);
  const level = levelOf(themes);
  const columns: Column[] = [
    { type: 'text', label: 'theme' },
    ...(repeats ? [{ type: 'count' as const, label: 'mentions', short: 'ment.' }] : []),
    { type: 'count', label: 'respondents', short: 'resp.' },
    { type: 'percent', label: 'share' },
    ...(periods === null ? [] : [{ type: 'points' as const, label: 'change' }]),
    { type: 'points', label: 'NPS' },
    { type: 'interval', label: level === null ? 'interval' : `${level}% interval` },
    { type: 'percent', label: 'of promoters', short: 'prom.' },
    { type: 'percent', label: 'of detractors', short: 'detr.' },
  ];
  const rows = themes.map((theme): Cell[] => {
    const { suppressed, mentions, n, share, promoterShare, detractorShare, change } = theme;
    const name = {
      type: 'text' as const,
      value: `${nameOf(theme, themes)}${theme.scoreDependent ? ' (hangs on the score)' : ''}`,
    };
    if (suppressed) return [name, ...columns.slice(1).map((): Cell => ({ type: 'hidden' }))];
    const moved = change?.interval != null && (change.interval.low > 0 || change.interval.high < 0);
    return [
      name,
      ...(repeats ? [{ type: 'count' as const, value: mentions }] : []),
      { type: 'count', value: n, ...(isSmall(theme) && { mark: 'small' as const }) },
      { type: 'percent', value: percentOf(share) },
      ...(periods === null
        ? []
        : [
            {
              type: 'points' as const,
              value: change && roundTo(100 * change.difference, 0),
              ...(moved && { mark: 'moved' as const }),
            },
          ]),
      { type: 'points', value: wholeScore(theme) },
      { type: 'interval', value: wholeRange(theme) },
      { type: 'percent', value: percentOf(promoterShare) },
      { type: 'percent', value: percentOf(detractorShare) },
    ];
  });
  return { kind: 'table', columns, rows };
}

/** What the customers behind each theme are worth; null where no column of amounts was named. */
export function amounts({ value }: ThemesReport, themes: readonly ThemeResult[]): Section | null {
  if (value === undefined) return null;
  const columns: Column[] = [
    { type: 'text', label: 'theme' },
    { type: 'count', label: 'customers', short: 'cust.' },
    { type: 'amount', label: 'amount' },
    { type: 'percent', label: 'of all' },
    { type: 'amount', label: 'promoters', short: 'prom.' },
    { type: 'amount', label: 'passives', short: 'pass.' },
    { type: 'amount', label: 'detractors', short: 'detr.' },
  ];
  const rowOf = (name: string, amount: ThemeResult['value']): Cell[] => {
    const label = { type: 'text' as const, value: name };
    if (amount == null) return [label, ...columns.slice(1).map((): Cell => ({ type: 'hidden' }))];
    return [
      label,
      { type: 'count', value: amount.customers },
      { type: 'amount', value: amount.total },
      { type: 'percent', value: value.total === 0 ? null : roundTo((100 * amount.total) / value.total, 0) },
      { type: 'amount', value: amount.promoters },
      { type: 'amount', value: amount.passives },
      { type: 'amount', value: amount.detractors },
    ];
  };
  const rows = [
    rowOf('everyone', value),
    ...themes.map((theme) => rowOf(nameOf(theme, themes), theme.value)),
  ];
  return {
    title: 'What the customers behind the themes are worth',
    blocks: [{ kind: 'table', columns, rows }],
  };
}

/** The effect of each theme on the score of each group. */
export function byGroup(
  { by, groups }: ThemesReport['breakdowns'][number],
  themes: readonly ThemeResult[],
): Section {
  const shown = groups.slice(0, MOST_GROUPS);
  const columns: Column[] = [
    { type: 'text', label: 'theme' },
    ...shown.map(
      ({ keys }): Column => ({
        type: 'tenths',
        label: Object.values(keys)
          .map((key) => key ?? '(none)')
          .join(' · '),
      }),
    ),
  ];
  const cellOf = (voices: ThemeVoices): Cell =>
    voices.suppressed
      ? { type: 'hidden' }
      : {
          type: 'tenths',
          value: voices.impact && roundTo(voices.impact.points, 1),
          ...(isSmall(voices) && { mark: 'small' as const }),
        };
  const rows: Cell[][] = [
    [
      { type: 'text', value: 'NPS' },
      ...shown.map(
        ({ overall }): Cell =>
          overall.suppressed ? { type: 'hidden' } : { type: 'points', value: wholeScore(overall) },
      ),
    ],
    [
      { type: 'text', value: 'respondents' },
      ...shown.map(
        ({ overall }): Cell =>
          overall.suppressed ? { type: 'hidden' } : { type: 'count', value: overall.n },
      ),
    ],
    ...themes.map((theme): Cell[] => [
      { type: 'text', value: nameOf(theme, themes) },
      ...shown.map((group) => cellOf(group.themes.find(({ theme: id }) => id === theme.theme)!)),
    ]),
  ];
  const blocks: Block[] = [{ kind: 'table', columns, rows }];
  const more = groups.length - shown.length;
  if (more > 0)
    blocks.push({
      kind: 'notes',
      items: [
        {
          level: 'info',
          text: `${more} more ${more === 1 ? 'group' : 'groups'}: --format csv and json have all of them, with shares and intervals.`,
        },
      ],
    });
  return { title: `Effect on the NPS of each group, by ${by.join(' and ')}`, blocks };
}
