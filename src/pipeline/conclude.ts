/** What a pass has found, put together as an Answer. */

import { dimensionLabel } from '../enrich/dimension.ts';
import { periodKeyer } from '../enrich/period.ts';
import { npsError } from '../errors.ts';
import { formatWallTime } from '../map/date.ts';
import type { Answer, InputSummary, Question, Role, Scan, Table, Warning } from '../model.ts';
import { ABSENT } from '../sql/duckdb/absent.ts';
import type { Asked } from './asked.ts';
import type { Beside } from './beside.ts';
import type { Family } from './family.ts';
import { readingWarnings } from './findings.ts';
import type { Pass } from './pass.ts';
import type { Choice } from './reads.ts';
import type { Stages } from './stages/types.ts';
import { fillTrend, trendPeriod } from './trend.ts';

/** All that an answer is made of. */
export interface Found {
  asked: Asked;
  tables: readonly Table[];
  /** One for each table. */
  scans: readonly Scan[];
  /** The one whose numbers stand. */
  pass: Pass;
  beside: Beside;
}

/** The answer to `question`. Error `noDates` where a window is asked of data without dates. */
export function conclude(question: Question, { asked, tables, scans, pass, beside }: Found): Answer {
  const { fiscalYearStart } = question.calendar;
  const { counts, dates, engine, rejections } = pass.counting;
  const { customers, stages, themes, siblings } = beside;
  const counted = pass.families.filter(({ mapping }) => mapping !== null);
  const reading = counted.map(({ mapping }) => mapping!.date).find((date) => date !== null) ?? null;
  if (reading === null) refuseWindow(question);
  const columns = columnNames(counted);
  const period = dates === null ? 'month' : trendPeriod(dates.first, dates.last, asked.breakdowns);
  if (themes !== null && siblings === null && columns.comment === undefined)
    throw npsError('noComments', { paths: tables.map(({ path }) => path) });
  const found = engine.finish(periodKeyer(period, fiscalYearStart));
  for (const [i, { unreadable }] of scans.entries())
    rejections.addLines(tables[i]!.path, null, 'jsonUnreadable', unreadable);
  stages?.reject(rejections);
  return {
    engine: pass.reads.choice,
    inputs: tables.map((table, i) => summary(table, scans[i]!, pass.families)),
    columns: { ...columns, ...(stages?.source.column ? { stage: stages.source.column } : {}) },
    comments: siblings?.found ?? null,
    customers: customers?.sources() ?? [],
    stages: stages?.source ?? null,
    themes: themes?.path ?? null,
    counts: {
      ...counts,
      scored: counts.scored - found.duplicates,
      duplicates: counts.duplicates + found.duplicates,
    },
    dates: dates && reading && { ...dates, undated: found.undated, reading },
    overall: found.overall,
    trend: dates && fillTrend(period, found.trend, dates.first, dates.last, fiscalYearStart),
    breakdowns: asked.breakdowns.map((by, i) => ({
      by: by.map(dimensionLabel),
      dimensions: by,
      groups: found.breakdowns[i]!,
    })),
    invitations: pass.counting.invitations.found(pass.counting.leftOuts.list()),
    leftOut: pass.counting.leftOuts.list(),
    rejections: rejections.list(),
    warnings: [
      ...tables.flatMap((table, i) => readingWarnings(table, scans[i]!)),
      ...lackOfDuckDb(question, pass.reads.choice),
      ...asked.warnings,
      ...pass.warnings,
      ...pass.counting.surveys.warnings(columnsAskedFor(asked)),
      ...(customers?.warnings() ?? []),
      ...(stages?.warnings ?? []),
      ...(themes === null ? [] : (question.themes?.warnings ?? [])),
      ...prematureAnswers(stages?.start ?? null, pass.counting),
      ...repeatedInputs(tables),
      ...implausibleDates(dates, columns.date),
      ...undatedInputs(counted, reading !== null),
      ...aboutRespondents(question, counted, pass.counting.repeats),
    ],
  };
}

/** DuckDB was wanted, or would have been quicker. */
function lackOfDuckDb({ engine: wanted }: Question, { engine, why }: Choice): Warning[] {
  if (engine !== 'memory' || (wanted !== 'duckdb' && why !== ABSENT)) return [];
  const advice = why === ABSENT ? ' npm install @duckdb/node-bindings' : '';
  return [{ code: 'notCountedByDuckDb', message: `counted in memory and not by DuckDB: ${why}.${advice}` }];
}

function refuseWindow({ window: { since, until, last } }: Question): void {
  const option = since !== null ? '--since' : until !== null ? '--until' : last !== null ? '--last' : null;
  if (option !== null) throw npsError('noDates', { option });
}

/** The format is the one that its rows were taken by, which tables with one header share. */
const summary = (table: Table, { rows }: Scan, families: readonly Family[]): InputSummary => ({
  path: table.path,
  format: families.find(({ tables }) => tables.includes(table))!.recognised.name,
  container: table.reading.container,
  encoding: table.reading.encoding,
  rows,
});

/** For each role the column of the first input that has it. */
function columnNames(families: readonly Family[]): Partial<Record<Role, string>> {
  const names: Partial<Record<Role, string>> = {};
  for (const { tables, mapping } of families) {
    for (const [role, index] of Object.entries(mapping!.roles)) {
      if (index !== null) names[role as Role] ??= tables[0]!.columns[index]!.name;
    }
  }
  return names;
}

const columnsAskedFor = ({ breakdowns, filters, sides, segments }: Asked): ReadonlySet<string> =>
  new Set(
    [
      ...breakdowns.flat(),
      ...[...filters, ...sides.flat(), ...segments.flat()].map(({ dimension }) => dimension),
    ].flatMap(({ kind, name }) => (kind === 'column' ? [name] : [])),
  );

/** Whoever answers before signing up is a prospect, as is whoever has not bought yet; where all do, the dates are wrong. */
function prematureAnswers(
  start: Stages['start'],
  { premature, counts: { scored } }: Pick<Pass['counting'], 'premature' | 'counts'>,
): Warning[] {
  if (start === null || premature === 0 || (!start.signup && premature < scored)) return [];
  const message =
    premature === scored
      ? `all ${scored} answers were given before their customers' '${start.column}': that column, or the dates of the answers, must be wrong.`
      : `${premature} of ${scored} answers ${premature === 1 ? 'was' : 'were'} given before the customer's '${start.column}'.`;
  return [{ code: 'beforeSignup', message }];
}

/** Patterns overlap easily, and nobody sees it in the score. */
const repeatedInputs = (tables: readonly Table[]): Warning[] => {
  const paths = tables.map(({ path }) => path);
  const repeated = new Set(paths.filter((path, i) => paths.indexOf(path) < i));
  return [...repeated].map((path) => ({
    code: 'repeatedInput',
    message: `${path}: given more than once, and its answers count as often.`,
  }));
};

/** The score was made public in December 2003; earlier dates are zeros of some calendar, or another column's. */
const EARLIEST = Date.UTC(2000, 0, 1);

const implausibleDates = (dates: Pass['counting']['dates'], column: string | undefined): Warning[] =>
  dates !== null && column !== undefined && dates.first < EARLIEST
    ? [
        {
          code: 'implausibleDates',
          message: `answers are dated from ${formatWallTime(dates.first).slice(0, 10)} on, before there was a Net Promoter Score: does '${column}' say when they were given?`,
        },
      ]
    : [];

/** Where some inputs are dated, those that are not. */
const undatedInputs = (families: readonly Family[], dated: boolean): Warning[] =>
  families
    .filter(({ mapping }) => dated && mapping!.roles.date === null)
    .flatMap(({ tables }) => tables)
    .map(({ path }) => ({
      code: 'undatedInput',
      message: `${path}: no column of dates found: its answers are in no period and in no span of time.`,
    }));

function aboutRespondents(
  { dedupe }: Question,
  families: readonly Family[],
  { count, atLeast }: { count: number; atLeast: boolean },
): Warning[] {
  if (count > 0) {
    const many = `${atLeast ? 'at least ' : ''}${count === 1 ? '1 answer is' : `${count} answers are`}`;
    return [
      {
        code: 'repeatedRespondents',
        message: `${many} from respondents who answered before; every answer counts. One voice each: --dedupe latest.`,
      },
    ];
  }
  if (dedupe === 'none') return [];
  return families
    .filter(({ mapping }) => mapping!.roles.respondent === null)
    .flatMap(({ tables }) => tables)
    .map(({ path }) => ({
      code: 'anonymousInput',
      message: `${path}: no column says who answered, so --dedupe leaves every answer in. Name it: --respondent COLUMN.`,
    }));
}
