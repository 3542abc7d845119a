/** The lifecycle stage of a customer on the day of an answer. */

import type { WallTime } from '../model.ts';
import { filterTest } from './filter.ts';
import type { Order, ParsedStage, StageCondition, StageSubject } from './stage/condition.ts';

/** How the facts of one answer are got at; asked for readers once, at compiling, one for each condition's subject. */
export interface StageAccess<A> {
  /** The answer's day: integer days since 1970 on the report's wall clock; null: undated. */
  day: (answer: A) => number | null;
  /** False where nobody is known to have given the answer: it has no stage. */
  hasCustomer: (answer: A) => boolean;
  /**
   * A reader of days like those of `day`: null where there is no value, undefined where there is one that
   * cannot be read. null: no column has it at all.
   */
  dates: (subject: StageSubject) => ((answer: A) => number | null | undefined) | null;
  /**
   * A reader of a column, or of the count of purchases: null or blank where there is no value (what else says
   * so, such as `NA`, is for the reader to know). null: no column has it at all.
   */
  values: (subject: StageSubject) => ((answer: A) => string | number | null) | null;
  /** Reads a cell as the dates of customers are read, for columns that a condition compares with a date. */
  readDate: (cell: string) => WallTime | null | undefined;
  /** Called where an answer has no stage because a value that decides it cannot be read. */
  onUnreadable?: (subject: StageSubject, answer: A) => void;
}

/** Whether a condition holds; else why that cannot be told: its value is unreadable, or no column has it. */
type Verdict = boolean | { unreadable: StageSubject } | 'absent';
type Test<A> = (answer: A, day: number) => Verdict;

const ABSENT = (): Verdict => 'absent';

const HOLDS: Record<Order, (a: number, b: number) => boolean> = {
  '=': (a, b) => a === b,
  '!=': (a, b) => a !== b,
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
};
const NUMBER = /^[-+]?\d+(?:\.\d+)?$/;

/**
 * A function that names the stage of an answer: of the definitions, in their order, the first of which all of
 * `when` hold and none of `unless`. A condition on a missing value does not hold (also one with `!=`), but for
 * `X =`, which asks just that. Whole calendar days count.
 *
 * null: the answer has no day, or no customer; no definition holds; none of what the definitions look at is
 * there; whether one holds hangs on a value that cannot be read, or on the absence (`unless`) of what no
 * column has: without a first purchase anywhere, nobody is a prospect, and nobody is surely more.
 */
export function compileStages<A>(
  stages: readonly ParsedStage[],
  access: StageAccess<A>,
): (answer: A) => string | null {
  const tests = stages.map(({ name, when, unless }) => ({
    name,
    when: when.map((condition) => testOf(condition, access)),
    unless: unless.map((condition) => testOf(condition, access)),
  }));
  const asked = tests.flatMap(({ when, unless }) => [...when, ...unless]);
  if (asked.every((test) => test === ABSENT)) return () => null;
  const compiled = tests.map(({ name, when, unless }) => ({
    name,
    tests: [...when.map(known), ...unless.map(negated)],
  }));
  return (answer) => {
    const day = access.day(answer);
    if (day === null || !access.hasCustomer(answer)) return null;
    for (const { name, tests } of compiled) {
      const verdict = all(tests, answer, day);
      if (verdict === true) return name;
      if (verdict === false) continue;
      if (verdict !== 'absent') access.onUnreadable?.(verdict.unreadable, answer);
      return null;
    }
    return null;
  };
}

const known = <A>(test: Test<A>): Test<A> => (test === ABSENT ? () => false : test);

const negated =
  <A>(test: Test<A>): Test<A> =>
  (answer, day) => {
    const verdict = test(answer, day);
    return typeof verdict === 'boolean' ? !verdict : verdict;
  };

/** One that fails decides, whatever cannot be told of the others. */
function all<A>(tests: readonly Test<A>[], answer: A, day: number): Verdict {
  let verdict: Verdict = true;
  for (const test of tests) {
    const one = test(answer, day);
    if (one === false) return false;
    if (verdict === true) verdict = one;
  }
  return verdict;
}

function testOf<A>(condition: StageCondition, access: StageAccess<A>): Test<A> {
  const { subject } = condition;
  if (condition.kind === 'value') return valueTest(condition, access);
  const read = access.dates(subject);
  if (read === null) return ABSENT;
  const holds = HOLDS[condition.operator];
  const isHeld =
    condition.kind === 'date'
      ? (at: number) => holds(at, condition.day!)
      : condition.direction === 'since'
        ? (at: number, day: number) => holds(day - at, condition.days)
        : (at: number, day: number) => holds(at - day, condition.days);
  if (condition.kind === 'date' && condition.day === null) {
    return (answer) => (read(answer) === null) === (condition.operator === '=');
  }
  return (answer, day) => {
    const at = read(answer);
    if (at === undefined) return { unreadable: subject };
    return at !== null && isHeld(at, day);
  };
}

function valueTest<A>(
  { subject, operator, value }: Extract<StageCondition, { kind: 'value' }>,
  access: StageAccess<A>,
): Test<A> {
  const read = access.values(subject);
  if (read === null) return ABSENT;
  const dimension = { kind: 'attribute', name: subject.name } as const;
  const holds = filterTest({ dimension, operator, value }, access.readDate);
  const holdsWithout = operator === '=' && holds(null);
  const isCount = subject.kind === 'attribute' && NUMBER.test(value);
  return (answer) => {
    const text = `${read(answer) ?? ''}`.trim();
    if (text === '') return holdsWithout;
    // As text, `two` would be more than 2.
    if (isCount && !NUMBER.test(text)) return { unreadable: subject };
    return holds(text);
  };
}
