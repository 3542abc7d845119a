import type { ThemeResult, ThemesReport } from '../../model/themes.ts';
import { roundRatio, roundTo } from '../../stats/round.ts';
import type { Diverging, Document, Facts, Legend, Notes, Section } from '../document.ts';
import { provenance } from './provenance.ts';
import { headline, isSmall, percentOfLevel, SMALL, signed, wholeScore } from './score.ts';
import { amounts, byGroup, figures, nameOf } from './themes/tables.ts';

/** A report on themes for people: what moves the score first, then the themes in figures, then by group. */
export function describeThemes(report: ThemesReport): Document {
  // Warnings name the themes that nobody mentions.
  const themes = report.themes.filter(({ n }) => n !== 0);
  const all = [...themes, report.untagged];
  const legend = legendOf(report, all);
  const sections: (Section | null)[] = [
    { title: null, blocks: [headline(report.overall), coverage(report)] },
    drivers(themes),
    { title: 'Themes', blocks: [figures(report, all)] },
    amounts(report, all),
    ...report.breakdowns.map((breakdown) => byGroup(breakdown, themes)),
    quotes(all),
    legend === null ? null : { title: null, blocks: [legend] },
  ];
  return { result: sections.filter((section) => section !== null), notes: provenance(report) };
}

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
    level: level === null ? null : percentOfLevel(level),
    rows,
  };
  const remark: Notes = {
    kind: 'notes',
    items: [
      {
        level: 'info',
        text: 'NPS of everyone less NPS without those who speak of the theme. Light bars may be chance. Themes overlap, so their effects do not add up; they describe, and do not explain.',
      },
    ],
  };
  return { title: 'What moves the score, in points of NPS', blocks: [chart, remark] };
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
