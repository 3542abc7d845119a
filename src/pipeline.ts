/**
 * The way from files to tallies: read → map → enrich → aggregate. Nothing is computed here, and no
 * stage knows another; this file knows their order.
 */

import { dimensionLabel } from './enrich/dimension.ts';
import { periodKeyer } from './enrich/period.ts';
import { npsError } from './errors.ts';
import type { Answer, InputSummary, OnProgress, Question, Role, Scan, Table, Warning } from './model.ts';
import { type Asked, resolveQuestion } from './pipeline/asked.ts';
import { readingWarnings } from './pipeline/findings.ts';
import { Pass, type Settled } from './pipeline/pass.ts';
import { fillTrend, trendPeriod } from './pipeline/trend.ts';
import { openTable } from './read/open.ts';

/** What a question needs from the outside world. */
export interface World {
  stdin: AsyncIterable<Buffer>;
  onProgress: OnProgress;
}

/** Opens every input in turn. Errors: those of `openTable`, `noInput`. */
export async function openTables(paths: readonly string[], { stdin, onProgress }: World): Promise<Table[]> {
  if (paths.length === 0) throw npsError('noInput');
  const tables: Table[] = [];
  for (const path of paths) tables.push(await openTable(path, stdin, onProgress));
  return tables;
}

/** Vendor shape of a table, `plain` where none is recognised. */
export const formatOf = (table: Table): string => table.reading.layout.shape ?? 'plain';

/**
 * Answers a question with tallies. Most files are read once; a second time where the whole file
 * decides otherwise than its beginning (encoding, quoting, columns of JSON, score column, date order),
 * or where `--last` must know the newest answer first.
 * Errors: those of reading, `noScore`, `ambiguousScore`, `unknownColumn`, `badOption`, `noDates`.
 */
export async function answerQuestion(question: Question, world: World): Promise<Answer> {
  let tables = await openTables(question.inputs, world);
  let settled: Settled | null = null;
  let about: Warning[] = [];
  for (;;) {
    const asked = resolveQuestion(question, tables);
    const pass: Pass = new Pass(tables, asked, question, settled, formatOf);
    const scans: Scan[] = [];
    for (const table of tables) scans.push(await pass.read(table));
    if (scans.some(({ revised }) => revised !== null)) {
      tables = tables.map((table, i) => scans[i]!.revised ?? table);
      settled = null;
      continue;
    }
    if (settled === null) {
      const decided = pass.decided();
      about = decided.warnings;
      if (!pass.agreesWith(decided.settled)) {
        settled = decided.settled;
        continue;
      }
    }
    return conclude(question, asked, tables, scans, pass, about);
  }
}

function conclude(
  question: Question,
  asked: Asked,
  tables: readonly Table[],
  scans: readonly Scan[],
  pass: Pass,
  about: readonly Warning[],
): Answer {
  const { fiscalYearStart } = question.calendar;
  const { dates, families } = pass;
  const { since, until, last } = question.window;
  const [{ mapping } = { mapping: null }] = families;
  const dated = mapping?.date != null;
  if (!dated && (since ?? until ?? last) !== null)
    throw npsError('noDates', { option: since !== null ? '--since' : until !== null ? '--until' : '--last' });
  const period = dates === null ? 'month' : trendPeriod(dates.first, dates.last, asked.breakdowns);
  const found = pass.engine.finish(periodKeyer(period, fiscalYearStart));
  scans.forEach(({ unreadable }, i) =>
    pass.rejections.addLines(tables[i]!.path, null, 'jsonUnreadable', unreadable),
  );
  const counts = {
    ...pass.counts,
    scored: pass.counts.scored - found.duplicates,
    duplicates: found.duplicates,
  };
  const inputs: InputSummary[] = tables.map((table, i) => ({
    path: table.path,
    format: formatOf(table),
    encoding: table.reading.encoding,
    rows: scans[i]!.rows,
  }));
  const warnings = [
    ...tables.flatMap((table, i) => readingWarnings(table, scans[i]!)),
    ...asked.warnings,
    ...about,
  ];
  if (pass.engine.repeats > 0) {
    const many = pass.engine.repeats === 1 ? '1 answer is' : `${pass.engine.repeats} answers are`;
    warnings.push({
      code: 'repeatedRespondents',
      message: `${many} from respondents who answered before; every answer counts. One voice each: --dedupe latest.`,
    });
  }
  return {
    inputs,
    columns: columnNames(families[0]!),
    counts,
    dates: dates === null || !dated ? null : { ...dates, undated: pass.undated, reading: mapping!.date! },
    overall: found.overall,
    trend: dates === null ? null : fillTrend(period, found.trend, dates.first, dates.last, fiscalYearStart),
    breakdowns: asked.breakdowns.map((by, i) => ({
      by: by.map(dimensionLabel),
      dimensions: by,
      groups: found.breakdowns[i]!,
    })),
    rejections: pass.rejections.list(),
    warnings,
  };
}

function columnNames({ tables, mapping }: Pass['families'][number]): Partial<Record<Role, string>> {
  const names: Partial<Record<Role, string>> = {};
  for (const [role, index] of Object.entries(mapping?.roles ?? {})) {
    if (index !== null) names[role as Role] = tables[0]!.columns[index]!.name;
  }
  return names;
}
