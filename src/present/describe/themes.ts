import type { ThemeResult, ThemesReport, ThemeVoices } from '../../model.ts';
import { roundRatio, roundTo } from '../../stats/round.ts';
import type {
  Block,
  Cell,
  Column,
  Diverging,
  Document,
  Facts,
  Legend,
  Notes,
  Section,
  Table,
} from '../document.ts';
import { provenance } from './provenance.ts';
import { headline, isSmall, levelOf, SMALL, wholeRange, wholeScore } from './score.ts';

/** Groups that stand side by side; the other formats have all of them. */
const MOST_GROUPS = 6;

/** A report on themes for people: what moves the score first, then the themes in figures, then by group. */
export function describeThemes(report: ThemesReport): Document {
  const { themes, untagged } = report;
  const all = [...themes, untagged];
  const legend = legendOf(report, all);
  const sections: (Section | null)[] = [
    { title: null, blocks: [headline(report.overall), coverage(report)] },
    drivers(themes),
    { title: 'Themes', blocks: [figures(report, all)] },
    amounts(report, all),
    ...report.breakdowns.map((breakdown) => byGroup(breakdown, report)),
    quotes(all),
    legend === null ? null : { title: null, blocks: [legend] },
  ];
  return { result: sections.filter((section) => section !== null), notes: provenance(report) };
}

/** A theme as people are shown it, behind the one it is part of. */
function nameOf({ label, parent }: ThemeResult, themes: readonly ThemeResult[]): string {
  const above = parent === null ? undefined : themes.find(({ theme }) => theme === parent);
  return above === undefined ? label : `${nameOf(above, themes)} › ${label}`;
}

const percentOf = (share: number | null): number | null => (share === null ? null : roundTo(100 * share, 0));

function coverage({ comments, commenters, overall }: ThemesReport): Facts {
  const { answers, comments: written, withContent, tagged } = comments;
  const percent = withContent === 0 ? '' : ` (${roundRatio(100 * tagged, withContent, 0)}%)`;
  const text = `${written} of ${answers} answers have one, ${withContent} say something, ${tagged} of these have a theme${percent}`;
  const items = [{ term: 'comments', text }];
  const [those, everyone] = [wholeScore(commenters), wholeScore(overall)];
  if (those !== null && everyone !== null && commenters.n !== overall.n)
    items.push({
      term: 'who comments',
      text: `${commenters.n} of ${overall.n} respondents, NPS ${signed(those)}; everyone ${signed(everyone)}`,
    });
  return { kind: 'facts', items };
}

const signed = (points: number): string => (points > 0 ? `+${points}` : points < 0 ? `−${-points}` : '0');

/** What lifts and what lowers the score; null where no theme has an effect that is defined. */
function drivers(themes: readonly ThemeResult[]): Section | null {
  const rows = themes.flatMap((theme) => {
    const { impact } = theme;
    if (impact === null) return [];
    const { points, low, high } = impact;
    return [
      {
        label: nameOf(theme, themes),
        value: roundTo(points, 1),
        interval: { low: roundTo(low, 1), high: roundTo(high, 1) },
      },
    ];
  });
  if (rows.length === 0) return null;
  const level = themes.find(({ impact }) => impact !== null)?.impact?.level ?? null;
  const chart: Diverging = {
    kind: 'diverging',
    label: 'theme',
    unit: 'points',
    level: level === null ? null : Number((100 * level).toPrecision(12)),
    rows,
  };
  const remark: Notes = {
    kind: 'notes',
    items: [
      {
        level: 'info',
        text: 'NPS of everyone less NPS without those who speak of the theme. Themes overlap, so the effects do not add up, and they describe rather than explain.',
      },
    ],
  };
  return { title: 'What moves the score, in points of NPS', blocks: [chart, remark] };
}

function figures({ periods }: ThemesReport, themes: readonly ThemeResult[]): Table {
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
function amounts({ value }: ThemesReport, themes: readonly ThemeResult[]): Section | null {
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

function byGroup({ by, groups }: ThemesReport['breakdowns'][number], { themes }: ThemesReport): Section {
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
  if (groups.length > shown.length)
    blocks.push({
      kind: 'notes',
      items: [
        {
          level: 'info',
          text: `${groups.length - shown.length} more groups: --format csv or json has all of them, with shares and intervals.`,
        },
      ],
    });
  return { title: `Effect on the NPS of each group, by ${by.join(' and ')}`, blocks };
}

/** Comments in their own words; null where none are asked for. */
function quotes(themes: readonly ThemeResult[]): Section | null {
  const items = themes.flatMap((theme) =>
    (theme.quotes ?? []).map(({ score, text }) => ({
      term: nameOf(theme, themes),
      text: `${score}: ${text}`,
    })),
  );
  return items.length === 0 ? null : { title: 'In their words', blocks: [{ kind: 'facts', items }] };
}

function legendOf(
  { minN, periods, breakdowns }: ThemesReport,
  themes: readonly ThemeResult[],
): Legend | null {
  const items: Legend['items'] = [];
  const cells = breakdowns.flatMap(({ groups }) => groups.flatMap((group) => group.themes));
  if ([...themes, ...cells].some(isSmall))
    items.push({
      sign: 'small',
      text: `fewer than ${SMALL} respondents: go by the interval, not by the score`,
    });
  if (periods !== null) {
    const text = `change: of the share, in percentage points, ${periods.current} against ${periods.previous}; marked where it is more than chance would make it`;
    items.push({ sign: 'moved', text });
  }
  if ([...themes, ...cells].some(({ suppressed }) => suppressed))
    items.push({ sign: 'hidden', text: `(fewer than ${minN} respondents with the theme, or without it)` });
  return items.length === 0 ? null : { kind: 'legend', items };
}
