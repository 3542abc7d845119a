import type { Report } from '../../model.ts';
import type { Block, Document, Section } from '../document.ts';
import { breakdownSection, trendSection } from './groups.ts';
import { legendOf } from './legend.ts';
import { provenance } from './provenance.ts';
import { rollingSection } from './rolling.ts';
import { samplingFacts } from './sampling.ts';
import { headline, shares } from './score.ts';

/** A report for people: the answer first, how it came about in the notes. */
export function describeReport(report: Report): Document {
  const trend = trendSection(report.trend, report.breakdowns);
  const rolling = rollingSection(report);
  const legend = legendOf(report);
  return {
    result: [
      ...overallSections(report),
      ...report.breakdowns.map((breakdown) =>
        breakdownSection(breakdown, report.trend, report.source.stages),
      ),
      ...(trend === null ? [] : [trend]),
      ...(rolling === null ? [] : [rolling]),
      ...(legend === null ? [] : [{ title: null, blocks: [legend] }]),
    ],
    notes: provenance(report, undefined, samplingFacts(report)),
  };
}

function overallSections({ overall }: Report): Section[] {
  const counts = shares(overall);
  const answer: Block[] = [headline(overall)];
  if (counts === null) return [{ title: null, blocks: answer }];
  const weighted = overall.weighted ? { weighted: true as const } : {};
  const sections: Section[] = [
    { title: null, blocks: [...answer, { kind: 'shareBar', shares: counts, ...weighted }] },
  ];
  if (overall.distribution !== null) {
    sections.push({
      title: overall.weighted ? 'Answers by score, each counted once' : 'Answers by score',
      blocks: [{ kind: 'histogram', counts: overall.distribution }],
    });
  }
  return sections;
}
