/** The conditions of a lifecycle stage: how they are written, and what each compares. */

import type { Comparison, StageAttribute, StageDefinition } from '../../model.ts';
import { NONE } from '../filter.ts';

/** What a condition looks at: something that is known of customers under many names, or a column by its own. */
export type StageSubject =
  | { kind: 'attribute'; name: StageAttribute }
  /** `name` as it was written; `#24` may be one. */
  | { kind: 'column'; name: string };

/** Comparisons that numbers and days can stand in. */
export type Order = Exclude<Comparison, '~'>;

/**
 * A condition, read. `days`: calendar days from the subject's date to the answer (`since`) or from the answer
 * to that date (`until`). `date`: an attribute's date against a fixed day (integer days since 1970), null:
 * against there being none. `value`: anything else, compared as in `--where`.
 */
export type StageCondition =
  | { kind: 'days'; subject: StageSubject; direction: 'since' | 'until'; operator: Order; days: number }
  | { kind: 'date'; subject: StageSubject; operator: Order; day: number | null }
  | { kind: 'value'; subject: StageSubject; operator: Comparison; value: string };

/** A definition whose conditions are read. */
export interface ParsedStage {
  name: string;
  when: readonly StageCondition[];
  unless: readonly StageCondition[];
}

/** A condition that cannot be read, of which stage, and a clause for people that says why. */
export interface MalformedCondition {
  stage: string;
  condition: string;
  malformed: string;
}

const DATES: readonly StageAttribute[] = ['firstPurchase', 'signup', 'renewal', 'churned'];
const ATTRIBUTES: readonly StageAttribute[] = [...DATES, 'purchases'];
const OPERATOR = /[!<>]=|[=<>~]/;
const DAYS = /^days\s+(since|until)\b(.*)$/i;
const WHOLE = /^[-+]?\d+$/;
const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const MILLISECONDS = 86_400_000;

/**
 * Reads `days since X >= N`, `days until X <= N` (any comparison but `~`, N a whole number) or `X = value`
 * (comparisons as in `--where`; a date attribute is compared with a day such as 2025-03-31, or with nothing).
 * X is an attribute, in any case and with blanks, `_` or `-` in it, else the name of a column; a name
 * ends at the first operator. `malformed`: a clause for people that says what is wrong.
 */
export function parseStageCondition(text: string): StageCondition | { malformed: string } {
  const found = OPERATOR.exec(text);
  if (found === null) return { malformed: 'it compares nothing (= != < <= > >= ~)' };
  const operator = found[0] as Comparison;
  const left = text.slice(0, found.index).trim();
  const value = text.slice(found.index + operator.length).trim();
  const days = DAYS.exec(left);
  const name = (days?.[2] ?? left).trim();
  if (name === '') return { malformed: `it names nothing before '${operator}'` };
  const subject = subjectOf(name);
  if (days !== null) return parseDays(subject, days[1]!.toLowerCase() as 'since' | 'until', operator, value);
  return isDate(subject) ? parseDate(subject, operator, value) : { kind: 'value', subject, operator, value };
}

function parseDays(
  subject: StageSubject,
  direction: 'since' | 'until',
  operator: Comparison,
  value: string,
): StageCondition | { malformed: string } {
  if (subject.name === 'purchases' && subject.kind === 'attribute') {
    return { malformed: 'purchases are a number, not a date' };
  }
  if (operator === '~') return { malformed: 'days can be = != < <= > >=, not ~' };
  if (!WHOLE.test(value)) return { malformed: `'${value}' is no whole number of days` };
  return { kind: 'days', subject, direction, operator, days: Number(value) };
}

function parseDate(
  subject: StageSubject,
  operator: Comparison,
  value: string,
): StageCondition | { malformed: string } {
  if (operator === '~') return { malformed: 'a date can be = != < <= > >=, not ~' };
  const isEquality = operator === '=' || operator === '!=';
  if (isEquality && (value === '' || value === NONE)) return { kind: 'date', subject, operator, day: null };
  const day = dayOf(value);
  return day === null
    ? { malformed: `${subject.name} is a date, and '${value}' is no day such as 2025-03-31` }
    : { kind: 'date', subject, operator, day };
}

/** null: no such day in the calendar. */
function dayOf(value: string): number | null {
  const [, year, month, day] = (DAY.exec(value) ?? []).map(Number);
  if (day === undefined) return null;
  const at = new Date(0);
  at.setUTCFullYear(year!, month! - 1, day);
  return at.getUTCMonth() === month! - 1 && at.getUTCDate() === day ? at.getTime() / MILLISECONDS : null;
}

const fold = (name: string): string => name.toLowerCase().replace(/[\s_-]/g, '');

function subjectOf(name: string): StageSubject {
  const attribute = ATTRIBUTES.find((one) => fold(one) === fold(name));
  return attribute === undefined ? { kind: 'column', name } : { kind: 'attribute', name: attribute };
}

const isDate = ({ kind, name }: StageSubject): boolean =>
  kind === 'attribute' && DATES.some((date) => date === name);

/** All definitions with their conditions read; or the first condition that cannot be. */
export function parseStages(
  definitions: readonly StageDefinition[],
): { stages: readonly ParsedStage[] } | MalformedCondition {
  const stages: ParsedStage[] = [];
  for (const { name, when, unless } of definitions) {
    const parsed: Record<'when' | 'unless', StageCondition[]> = { when: [], unless: [] };
    for (const [list, texts] of [
      ['when', when],
      ['unless', unless],
    ] as const) {
      for (const text of texts) {
        const condition = parseStageCondition(text);
        if ('malformed' in condition) return { stage: name, condition: text, ...condition };
        parsed[list].push(condition);
      }
    }
    stages.push({ name, ...parsed });
  }
  return { stages };
}

/** What the conditions look at, each once, in the order in which they name it. */
export function stageSubjects(stages: readonly ParsedStage[]): StageSubject[] {
  const subjects = stages.flatMap(({ when, unless }) => [...when, ...unless]).map(({ subject }) => subject);
  return subjects.filter(
    ({ kind, name }, i) => subjects.findIndex((other) => other.kind === kind && other.name === name) === i,
  );
}
