/** What a pass has found, put together as an Answer. */

import { dimensionLabel } from '../enrich/dimension.ts';
import { periodKeyer } from '../enrich/period.ts';
import { npsError } from '../errors.ts';
import { formatOf } from '../map/format.ts';
import type { Answer, InputSummary, Question, Role, Scan, Table, Warning } from '../model.ts';
import type { Asked } from './asked.ts';
import { readingWarnings } from './findings.ts';
import type { Pass } from './pass.ts';
import { fillTrend, trendPeriod } from './trend.ts';

/** All that an answer is made of. */
interface Found {
  asked: Asked;
  tables: readonly Table[];
  /** One for each table. */
  scans: readonly Scan[];
  pass: Pass;
  /** Warnings of the decision on the columns. */
  about: readonly Warning[];
  comments: Answer['comments'];
}

/** The answer to `question`. Error `noDates` where a window is asked of data without dates. */
export function conclude(question: Question, { asked, tables, scans, pass, about, comments }: Found): Answer {
  const { fiscalYearStart } = question.calendar;
  const { dates, families, rejections } = pass;
  const reading = families[0]?.mapping?.date ?? null;
  if (reading === null) refuseWindow(question);
  const period = dates === null ? 'month' : trendPeriod(dates.first, dates.last, asked.breakdowns);
  const found = pass.engine.finish(periodKeyer(period, fiscalYearStart));
  scans.forEach(({ unreadable }, i) =>
    rejections.addLines(tables[i]!.path, null, 'jsonUnreadable', unreadable),
  );
  const warnings = [
    ...tables.flatMap((table, i) => readingWarnings(table, scans[i]!)),
    ...asked.warnings,
    ...about,
  ];
  return {
    inputs: tables.map((table, i) => summary(table, scans[i]!)),
    columns: columnNames(families[0]!),
    comments,
    counts: { ...pass.counts, scored: pass.counts.scored - found.duplicates, duplicates: found.duplicates },
    dates: dates && reading && { ...dates, undated: pass.undated, reading },
    overall: found.overall,
    trend: dates && fillTrend(period, found.trend, dates.first, dates.last, fiscalYearStart),
    breakdowns: asked.breakdowns.map((by, i) => ({
      by: by.map(dimensionLabel),
      dimensions: by,
      groups: found.breakdowns[i]!,
    })),
    rejections: rejections.list(),
    warnings: pass.engine.repeats > 0 ? [...warnings, repeatWarning(pass.engine.repeats)] : warnings,
  };
}

function refuseWindow({ window: { since, until, last } }: Question): void {
  const option = since !== null ? '--since' : until !== null ? '--until' : last !== null ? '--last' : null;
  if (option !== null) throw npsError('noDates', { option });
}

const summary = (table: Table, { rows }: Scan): InputSummary => ({
  path: table.path,
  format: formatOf(table),
  container: table.reading.container,
  encoding: table.reading.encoding,
  rows,
});

function repeatWarning(repeats: number): Warning {
  const many = repeats === 1 ? '1 answer is' : `${repeats} answers are`;
  return {
    code: 'repeatedRespondents',
    message: `${many} from respondents who answered before; every answer counts. One voice each: --dedupe latest.`,
  };
}

function columnNames({ tables, mapping }: Pass['families'][number]): Partial<Record<Role, string>> {
  const names: Partial<Record<Role, string>> = {};
  for (const [role, index] of Object.entries(mapping?.roles ?? {})) {
    if (index !== null) names[role as Role] = tables[0]!.columns[index]!.name;
  }
  return names;
}
