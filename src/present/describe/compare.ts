import type { Compared, Side, SidesReport } from '../../model/compare.ts';
import { roundTo } from '../../stats/round.ts';
import type { Block, Document, Facts, Headline, Legend, Section, Table } from '../document.ts';
import { describeGroups } from './compare/groups.ts';
import { pairedSection } from './compare/paired.ts';
import { partsSection } from './compare/parts.ts';
import { sentences } from './compare/sentence.ts';
import { themesSection } from './compare/themes.ts';
import { provenance } from './provenance.ts';
import { isSmall, percentOfLevel, SMALL, scoreCells, scoreColumns, signed, wholePercent } from './score.ts';
import { plural } from './words.ts';

/** A comparison for people: the difference in a sentence, both sides, what it is made of. */
export const describeCompared = (report: Compared): Document =>
  report.kind === 'groups' ? describeGroups(report) : describeSides(report);

function describeSides(report: SidesReport): Document {
  const legend = legendOf(report);
  const sections: (Section | null)[] = [
    { title: null, blocks: answer(report) },
    { title: 'Both sides', blocks: [sides(report), ...categories(report)] },
    ...report.breakdowns.map((parts) => partsSection(report, parts)),
    themesSection(report),
    pairedSection(report),
    legend === null ? null : { title: null, blocks: [legend] },
  ];
  return { result: sections.filter((section) => section !== null), notes: provenance(report) };
}

function answer(report: SidesReport): Block[] {
  const { baseline, compared, difference, paired, why, outside, dates } = report;
  // Where it is the same people, the interval of different ones is beside the point.
  const shown = paired?.most ? null : difference;
  const hidden = baseline.suppressed || compared.suppressed;
  const head: Headline = {
    kind: 'headline',
    label: 'NPS difference',
    score: hidden
      ? { type: 'hidden' }
      : { type: 'points', value: difference && roundTo(difference.points, 0) },
    interval: shown && { low: roundTo(shown.low, 0), high: roundTo(shown.high, 0) },
    level: shown && percentOfLevel(shown.level),
    n: baseline.n === null || compared.n === null ? null : baseline.n + compared.n,
  };
  const texts = sentences(report);
  if (why !== null) texts.push(`Compared are ${why}; name others with --periods.`);
  if (outside > 0) {
    const where = report.kind === 'periods' ? 'another time' : 'neither side';
    texts.push(
      `${plural(outside, 'answer')} of ${where}${dates?.undated && report.kind === 'periods' ? ', or without a date' : ''}.`,
    );
  }
  return [head, { kind: 'notes', items: texts.map((text) => ({ level: 'info', text })) }];
}

function sides({ baseline, compared }: SidesReport): Table {
  const both = [baseline, compared];
  return {
    kind: 'table',
    columns: [{ type: 'text', label: 'side' }, ...scoreColumns(both)],
    rows: both.map((side) => [{ type: 'text', value: side.label }, ...scoreCells(side)]),
  };
}

/** How much promoters and detractors have to do with it. */
function categories({ baseline, compared, parts }: SidesReport): Facts[] {
  if (parts === null) return [];
  const from = (part: 'promoters' | 'detractors') =>
    [baseline, compared].map((side: Side) => `${wholePercent(side[part], side.n)}%`).join(' to ');
  const text = (part: 'promoters' | 'detractors') => `${from(part)}: ${signed(parts[part], 1)} points of NPS`;
  return [
    {
      kind: 'facts',
      items: [
        { term: 'promoters', text: text('promoters') },
        { term: 'detractors', text: text('detractors') },
      ],
    },
  ];
}

function legendOf(report: SidesReport): Legend | null {
  const { baseline, compared, breakdowns, themes = [], minN } = report;
  const pairs = [...breakdowns.flatMap(({ groups }) => groups), ...themes];
  const scores = [baseline, compared, ...pairs.flatMap((pair) => [pair.baseline, pair.compared])];
  const items: Legend['items'] = [];
  if (scores.some(isSmall))
    items.push({ sign: 'small', text: `fewer than ${SMALL} answers: go by the interval, not by the score` });
  if (scores.some(({ suppressed }) => suppressed))
    items.push({
      sign: 'hidden',
      text: `(fewer than ${minN} answers, or else such a group could be worked out)`,
    });
  return items.length === 0 ? null : { kind: 'legend', items };
}
