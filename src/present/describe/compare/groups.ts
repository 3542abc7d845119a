/** Many groups at once, for people. */

import type { GroupDifference, GroupsReport } from '../../../model/compare.ts';
import { roundTo } from '../../../stats/round.ts';
import type { Block, Cell, Document, Legend, Section } from '../../document.ts';
import { provenance } from '../provenance.ts';
import { headline, isSmall, percentOfLevel, SMALL, wholeScore } from '../score.ts';
import { plural } from '../words.ts';
import { pText } from './sentence.ts';

const METHODS: Readonly<Record<GroupsReport['adjust'], string>> = {
  holm: 'p is raised for them by Holm: the risk of even one false finding stays at the level',
  bh: 'p is raised for them by Benjamini and Hochberg: the share of false findings stays at the level',
  none: 'p is as it is, so that some will seem to differ by chance',
};

/** The overall score, then a table of comparisons for each breakdown. */
export function describeGroups(report: GroupsReport): Document {
  const legend = legendOf(report);
  return {
    result: [
      { title: null, blocks: [headline(report.overall)] },
      ...report.breakdowns.map((breakdown) => section(breakdown, report)),
      ...(legend === null ? [] : [{ title: null, blocks: [legend] }]),
    ],
    notes: provenance(report),
  };
}

function section(
  { by, comparisons, differences }: GroupsReport['breakdowns'][number],
  { against, adjust }: GroupsReport,
): Section {
  const title = `By ${by.join(' and ')}: each with ${against === 'rest' ? 'the rest' : 'each'}`;
  const beyond = differences.filter(({ beyondChance }) => beyondChance).length;
  const found = `${plural(comparisons, 'comparison')}, ${beyond} beyond chance; ${METHODS[adjust]}.`;
  const level = differences.find(({ difference }) => difference !== null)?.difference?.level ?? null;
  const label = level === null ? 'interval' : `${percentOfLevel(level)}% interval`;
  const table: Block = {
    kind: 'table',
    columns: [
      { type: 'text', label: by.join(', ') },
      ...(against === 'pairs' ? [{ type: 'text' as const, label: 'with' }] : []),
      { type: 'points', label: 'NPS' },
      { type: 'points', label: against === 'rest' ? 'the rest' : 'other' },
      { type: 'points', label: 'difference', short: 'diff.' },
      { type: 'interval', label },
      { type: 'text', label: adjust === 'none' ? 'p' : 'p adjusted', short: 'p adj.' },
      { type: 'count', label: 'n' },
    ],
    rows: differences.map((one) => rowOf(one, against)),
  };
  return { title, blocks: [{ kind: 'notes', items: [{ level: 'info', text: found }] }, table] };
}

const nameOf = (keys: Record<string, string | null>): string =>
  Object.values(keys)
    .map((key) => key ?? '(none)')
    .join(', ');

function rowOf(one: GroupDifference, against: GroupsReport['against']): Cell[] {
  const { compared, baseline, comparedScore, baselineScore, difference, adjustedP, beyondChance } = one;
  const hidden: Cell = { type: 'hidden' };
  const points = (score: GroupDifference['comparedScore']): Cell =>
    score.suppressed ? hidden : { type: 'points', value: wholeScore(score) };
  const isHidden = comparedScore.suppressed || baselineScore.suppressed;
  return [
    { type: 'text', value: nameOf(compared) },
    ...(against === 'pairs' ? [{ type: 'text' as const, value: nameOf(baseline ?? {}) }] : []),
    points(comparedScore),
    points(baselineScore),
    isHidden
      ? hidden
      : {
          type: 'points',
          value: difference && roundTo(difference.points, 0),
          ...(beyondChance && { mark: 'moved' as const }),
        },
    {
      type: 'interval',
      value: difference && { low: roundTo(difference.low, 0), high: roundTo(difference.high, 0) },
    },
    { type: 'text', value: adjustedP === null ? '–' : pText(adjustedP).replace(/^p /, '') },
    { type: 'count', value: comparedScore.n, ...(isSmall(comparedScore) && { mark: 'small' as const }) },
  ];
}

function legendOf({ breakdowns, minN }: GroupsReport): Legend | null {
  const all = breakdowns.flatMap(({ differences }) => differences);
  const items: Legend['items'] = [];
  if (all.some(({ beyondChance }) => beyondChance))
    items.push({ sign: 'moved', text: 'more than chance would make it' });
  if (all.some(({ comparedScore }) => isSmall(comparedScore)))
    items.push({ sign: 'small', text: `fewer than ${SMALL} answers: go by the interval, not by the score` });
  if (all.some(({ comparedScore, baselineScore }) => comparedScore.suppressed || baselineScore.suppressed))
    items.push({
      sign: 'hidden',
      text: `(fewer than ${minN} answers, or else such a group could be worked out)`,
    });
  return items.length === 0 ? null : { kind: 'legend', items };
}
