import type { Report } from '../../model.ts';
import type { Section } from '../document.ts';
import { leftOutTexts } from './leftOut.ts';
import { provenance } from './provenance.ts';
import { plural } from './words.ts';

/** How tagged rows came about: what was read as what, how many were written, and what was not. `count`: rows written, n. */
export function tagNotes(report: Report, count: number): Section[] {
  const { counts, leftOut } = report;
  const noAnswers = leftOut.reduce((sum, one) => sum + one.count, 0);
  const filtered = counts.filtered - noAnswers;
  const out = [
    ...(counts.duplicates > 0 ? [plural(counts.duplicates, 'duplicate')] : []),
    ...(filtered > 0 ? [`${filtered} filtered out`] : []),
    ...leftOutTexts(leftOut),
  ];
  const without = count - counts.scored;
  const text = [
    `${count} of ${counts.rows} written`,
    without === 0
      ? ''
      : `, ${without} of them without a score (${counts.missing} missing, ${counts.invalid} invalid)`,
    out.length === 0 ? '' : `; not written: ${out.join(', ')}`,
  ].join('');
  return provenance(report, { term: 'rows', text });
}
