/** The grammar of rules: `[LEVEL:] METRIC [{CONDITION, …}] OPERATOR NUMBER`. */

import { likeliest } from '../errors/likeliest.ts';
import type { BoundOperator, Metric, Rule, RuleLevel } from '../model/check.ts';
import { METRIC_NAMES, METRICS } from './metrics.ts';
import { conditionsIn } from './segment.ts';

/** What is wrong with a rule. */
export interface RuleFault {
  /** 1-based. */
  column: number;
  why: string;
  /** How to put it right. */
  fix: string;
}

const LEVELS: readonly RuleLevel[] = ['error', 'warn', 'off'];
const OPERATORS: readonly BoundOperator[] = ['>=', '<=', '>', '<'];
const CONDITION = /[=<>~]/;
const NUMBER = /^[-+]?\d+(?:\.\d+)?$/;
const EXAMPLE = "'nps >= 30' or 'nps{plan=SMB} >= 10'";

/** Ends the reading of a rule; `at` is 0-based. */
class Fault extends Error {
  readonly at: number;
  readonly fix: string;

  constructor(at: number, why: string, fix: string) {
    super(why);
    this.at = at;
    this.fix = fix;
  }
}

/**
 * A rule in `text`: `nps >= 30`, `nps{plan=SMB, region=EU} >= 10`, `warn: detractors% < 25`. `level` is that of a
 * rule that names none. Names are in small letters; blanks are free, but not within an operator.
 */
export function parseRule(text: string, level: RuleLevel = 'error'): Rule | RuleFault {
  try {
    return read(text, level);
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return { column: error.at + 1, why: error.message, fix: error.fix };
  }
}

function read(text: string, level: RuleLevel): Rule {
  const [, named, blank = ''] = /^\s*([A-Za-z]+)\s*:(\s*)/.exec(text) ?? [];
  const prefix = named === undefined ? 0 : text.indexOf(':') + 1 + blank.length;
  const start = prefix + text.slice(prefix).search(/\S|$/);
  const metric = metricAt(text, start);
  let at = start + metric.length;
  const brace = at + text.slice(at).search(/\S|$/);
  let segment: string[] = [];
  if (text[brace] === '{') {
    const closing = text.lastIndexOf('}');
    if (closing < brace)
      throw new Fault(brace, 'the brace is never closed', `Close it before the comparison: ${EXAMPLE}.`);
    segment = segmentIn(text.slice(brace + 1, closing), brace + 1);
    at = closing + 1;
  }
  const { operator, next } = operatorAt(text, at, metric);
  return {
    text: text.slice(start).trim(),
    level: named === undefined ? level : levelCalled(named, text),
    metric,
    segment,
    operator,
    bound: boundAt(text, next, metric),
  };
}

function levelCalled(name: string, text: string): RuleLevel {
  const level = LEVELS.find((known) => known === name);
  if (level !== undefined) return level;
  throw new Fault(
    text.indexOf(name),
    `'${name}' is no level`,
    `Levels are ${LEVELS.join(', ')}: 'warn: nps >= 30'; without one a rule is an error.`,
  );
}

function metricAt(text: string, at: number): Metric {
  const name = /^[^\s{}<>=!]*/.exec(text.slice(at))![0];
  const metric = METRIC_NAMES.find((known) => known === name);
  if (metric !== undefined) return metric;
  const guess = likeliest(name, [...METRIC_NAMES]);
  const all = `Rules are about ${METRIC_NAMES.join(', ')}.`;
  if (name === '') throw new Fault(at, 'nothing says what the rule is about', `${all} Expected ${EXAMPLE}.`);
  throw new Fault(
    at,
    `'${name}' cannot be measured`,
    guess === null ? all : `Did you mean '${guess}'? ${all}`,
  );
}

function segmentIn(text: string, at: number): string[] {
  return conditionsIn(text).map((part) => {
    const here = at + part.at;
    if (part.text === '')
      throw new Fault(here, 'a condition is missing', "Name a column and its value: '{plan=SMB}'.");
    if (!CONDITION.test(part.text))
      throw new Fault(
        here,
        `'${part.text}' is no condition`,
        "Conditions are as in --where, with one of = != < <= > >= ~: '{plan=SMB}'.",
      );
    return part.text;
  });
}

function operatorAt(text: string, at: number, metric: Metric): { operator: BoundOperator; next: number } {
  const here = at + text.slice(at).search(/\S|$/);
  const written = /^[<>=!~≥≤]+|^\S*/.exec(text.slice(here))![0];
  const operator = OPERATORS.find((known) => known === written);
  if (operator !== undefined) return { operator, next: here + operator.length };
  const meant = { '=>': '>=', '=<': '<=', '≥': '>=', '≤': '<=' }[written] ?? null;
  const fix = `Write one of ${OPERATORS.join(' ')}: '${metric} ${meant ?? '>='} 30'.`;
  throw written === ''
    ? new Fault(here, 'there is no comparison', fix)
    : new Fault(here, `'${written}' is no comparison that a rule knows`, fix);
}

function boundAt(text: string, at: number, metric: Metric): number {
  const here = at + text.slice(at).search(/\S|$/);
  const written = text.slice(here).trim();
  const { unit, low, high } = METRICS[metric];
  const example = `such as 30${unit === 'percent' ? ', and no % after it' : ''}`;
  if (written === '')
    throw new Fault(here, 'there is no number to compare with', `End with one, ${example}.`);
  if (!NUMBER.test(written))
    throw new Fault(here, `'${written}' is no number`, `End the rule with one number, ${example}.`);
  const bound = Number(written);
  if (bound < low || bound > high || (unit === 'n' && !Number.isInteger(bound)))
    throw new Fault(
      here,
      `${metric} is never ${written}`,
      unit === 'n' ? 'Write a whole number from 0 on.' : `Write a number from ${low} to ${high}.`,
    );
  return bound;
}
