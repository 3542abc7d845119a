import type { Report, ScoredGroup } from '../../model.ts';
import type { Block, Document, Legend, Section } from '../document.ts';
import { breakdownSection, trendSection } from './groups.ts';
import { provenance } from './provenance.ts';
import { headline, isSmall, roundingShows, SMALL, shares } from './score.ts';

/** What the Result itself does not say. */
export interface DescribeOptions {
  /** The `--min-n` in force, named where groups are hidden; without it they are called too small. */
  minN?: number;
}

function overallBlocks({ overall }: Report): Block[] {
  const counts = shares(overall);
  return [headline(overall), ...(counts === null ? [] : [{ kind: 'shareBar' as const, shares: counts }])];
}

function legend(report: Report, options: DescribeOptions): Section[] {
  const groups: ScoredGroup[] = [...report.breakdowns, ...(report.trend ? [report.trend] : [])].flatMap(
    (shown) => shown.groups,
  );
  const scores = [report.overall, ...groups];
  const few = options.minN === undefined ? 'too few answers' : `fewer than ${options.minN} answers`;
  const items: (Legend['items'][number] | false)[] = [
    scores.some(isSmall) && {
      sign: 'small',
      text: `fewer than ${SMALL} answers: go by the interval, not by the score`,
    },
    groups.some((group) => group.partial) && {
      sign: 'partial',
      text: `the answers cover only part of this ${report.trend?.period ?? 'period'}`,
    },
    scores.some((score) => score.suppressed) && {
      sign: 'hidden',
      text: `(${few}, or else such a group could be worked out)`,
    },
    scores.some(roundingShows) && {
      sign: 'percent',
      text: 'are rounded one by one; scores come from the counts',
    },
  ];
  const used = items.filter((item) => item !== false);
  return used.length === 0 ? [] : [{ title: null, blocks: [{ kind: 'legend', items: used }] }];
}

/** A report for people: the answer first, how it came about in the notes. */
export function describeReport(report: Report, options: DescribeOptions = {}): Document {
  const { distribution } = report.overall;
  const trend = trendSection(report.trend, report.breakdowns);
  const scores: Section[] =
    distribution !== null && report.overall.n
      ? [{ title: 'Scores', blocks: [{ kind: 'histogram', counts: distribution }] }]
      : [];
  return {
    result: [
      { title: null, blocks: overallBlocks(report) },
      ...scores,
      ...report.breakdowns.map((breakdown) => breakdownSection(breakdown, report.trend)),
      ...(trend === null ? [] : [trend]),
      ...legend(report, options),
    ],
    notes: provenance(report),
  };
}
