/** What of a table matters for a question, for a database that counts its rows, or hands out only what matters. */

import { languageColumn } from '../enrich/themes/language.ts';
import { parseWindowBound } from '../enrich/window.ts';
import { NpsError } from '../errors.ts';
import { leftOutTest } from '../map/format.ts';
import { surveyColumns } from '../map/surveys.ts';
import type { Dimension, Question, Table, Wanted } from '../model.ts';
import { type Asked, columnIn } from './asked.ts';
import type { Setting } from './fate.ts';
import { sentColumn } from './invitations.ts';
import type { Unread } from './unread.ts';

const DAY = 86_400_000;

/** What is to be counted. */
export interface ToCount {
  wanted: Wanted;
  /** Index of the column that says who answered, where it is to be told who did more than once; else null. */
  respondent: number | null;
}

/**
 * What is wanted of the table of `setting`, so that rows which agree in it are one answer many times. `why`: the
 * question hangs on more of each answer, such as its comment or its customer.
 */
export function wantedFor(setting: Setting, input: Unread): ToCount | { why: string } {
  const { table, mapping, question } = setting;
  const dimensions = dimensionsOf(input.asked);
  const respondent = asksWho(setting) ? mapping.roles.respondent : null;
  const why = whyEach(setting, input) ?? (respondent === null ? null : whyNotWho(setting, input));
  if (why !== null) return { why };
  const named = indexesOf(table, dimensions);
  if (named === null) return { why: 'a name stands for several columns' };
  const { score, date } = mapping.roles;
  const columns = new Set([score!, ...named, ...surveyColumns(table.columns)]);
  if (mapping.invalid !== undefined) columns.add(mapping.invalid);
  const folds = date !== null && !columns.has(date) && !cutsDays(question);
  if (date !== null && !folds) columns.add(date);
  const needsDays = input.byDays || isOfDays(question, dimensions);
  return {
    wanted: {
      columns: [...columns].sort((a, b) => a - b),
      dates: folds ? { column: date, grain: needsDays ? 'day' : 'month', utc: isUtc(question) } : null,
    },
    respondent,
  };
}

function whyEach({ table, mapping, question }: Setting, { asked, beside, family }: Unread): string | null {
  const { collector, customers, stages, themes, replaced } = beside;
  const { format, title } = family.recognised;
  if (asked.usesTheme || themes !== null) return 'comments are read one by one';
  if (collector !== null) return 'the question is about single answers';
  if (customers !== null) return 'each answer is joined with its customer';
  if (stages !== null) return 'the stage is told of each answer';
  if (asked.weight !== null) return 'each answer has its weight';
  if (mapping.roles.respondent !== null && question.dedupe !== 'none')
    return 'of the answers of each respondent one is chosen';
  if (leftOutTest(format, table.columns) !== null || replaced.has(table))
    return `what is an answer is told of each row of an export from ${title}`;
  if (sentColumn(table.columns) !== null) return 'it lists everyone who was asked';
  return null;
}

/** Whether it is to be told that respondents answered more than once. */
const asksWho = ({ mapping, question }: Setting): boolean =>
  mapping.roles.respondent !== null && question.dedupe === 'none' && !question.onlyRows;

/** Why that cannot be told without a look at each answer; null: it can. */
function whyNotWho({ question }: Setting, { alone, asked }: Unread): string | null {
  if (!alone) return 'respondents are looked for in several inputs';
  const { since, until, last } = question.window;
  const byTime = asked.filters.some(({ dimension: { kind } }) => kind === 'period');
  if (since !== null || until !== null || last !== null || byTime)
    return 'respondents are looked for in a span of time';
  return null;
}

/**
 * Indexes of all columns that matter where each answer is looked at; null: any may, since stages are told, comments looked
 * for in other rows, or answers told from other rows by the rules of a format.
 */
export function columnsFor(setting: Setting, { asked, beside, family }: Unread): readonly number[] | null {
  const { table, mapping, question } = setting;
  const { customers, stages, siblings, replaced } = beside;
  if (stages !== null || siblings !== null || replaced.has(table)) return null;
  if (leftOutTest(family.recognised.format, table.columns) !== null) return null;
  const { value, cluster, weight } = asked;
  const named = indexesOf(table, [...dimensionsOf(asked), value, cluster, weight]);
  if (named === null) return null;
  const optional = [
    ...Object.values(mapping.roles),
    mapping.invalid ?? null,
    sentColumn(table.columns),
    question.themes === null ? null : languageColumn(table.columns),
  ];
  const columns = new Set([
    ...optional.filter((index) => index !== null),
    ...named,
    ...surveyColumns(table.columns),
    ...(customers?.keyColumns(table) ?? []),
  ]);
  return [...columns].sort((a, b) => a - b);
}

/** Indexes of the columns that dimensions name; null: one stands for several, as whoever looks at the rows will say. */
function indexesOf(table: Table, dimensions: readonly (Dimension | null)[]): number[] | null {
  try {
    return dimensions.flatMap((dimension) =>
      dimension === null ? [] : (columnIn(table, dimension, '--by or --where') ?? []),
    );
  } catch (error) {
    if (error instanceof NpsError && error.code === 'repeatedColumn') return null;
    throw error;
  }
}

const dimensionsOf = ({ breakdowns, filters, segments, sides }: Asked): Dimension[] => [
  ...breakdowns.flat(),
  ...[...filters, ...segments.flat(), ...sides.flat()].map(({ dimension }) => dimension),
];

const isUtc = ({ calendar: { timeZone } }: Question): boolean => timeZone === 'UTC';

/** Whether a window begins or ends within a day. */
function cutsDays({ window: { since, until }, calendar: { fiscalYearStart } }: Question): boolean {
  const from = since === null ? 0 : parseWindowBound(since, 'since', fiscalYearStart);
  const to = until === null ? -1 : parseWindowBound(until, 'until', fiscalYearStart);
  return (from ?? 0) % DAY !== 0 || ((to ?? -1) + 1) % DAY !== 0;
}

/** Whether months are too long for what is asked. */
function isOfDays({ window: { since, until, last } }: Question, dimensions: readonly Dimension[]): boolean {
  const isShort = ({ kind, name }: Dimension) => kind === 'period' && (name === 'day' || name === 'week');
  return since !== null || until !== null || last !== null || dimensions.some(isShort);
}
