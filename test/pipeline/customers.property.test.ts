import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Answer, Question, Row } from '../../src/model.ts';
import { numbers } from './ask.ts';
import { askJoined, groupsBy, type Made } from './joined.ts';

const DAY = 86_400_000;
const BASE = Date.UTC(2025, 0, 1);
const isoDay = (day: number): string => new Date(BASE + day * DAY).toISOString().slice(0, 10);

/** Days about the edges of the stages, more often than chance would have it; null: a blank. */
const day = fc.oneof(
  fc.integer({ min: -500, max: 500 }),
  fc.constantFrom(-366, -365, -364, -91, -90, -89, -1, 0, 1, 59, 60, 61),
);
const blankOr = <T>(one: fc.Arbitrary<T>) => fc.option(one, { freq: 3 });

interface Customer {
  key: string;
  plan: string;
  firstPurchase: number | null;
  renewal: number | null;
  churned: number | null;
  purchases: number | null;
}
interface Reply {
  key: string;
  score: number;
  on: number | null;
}

const KEYS = ['a@example.com', 'b@example.com', 'c@example.com', 'd@example.com', 'e@example.com'];
const BLANKS = ['', ' ', 'NA', 'anonymous'];
const spelt = (keys: readonly string[]) =>
  fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...keys) },
    { weight: 2, arbitrary: fc.constantFrom(...keys).map((key) => ` ${key.toUpperCase()}`) },
    { weight: 1, arbitrary: fc.constantFrom(...BLANKS) },
  );
const customer: fc.Arbitrary<Customer> = fc.record({
  key: spelt(KEYS),
  plan: fc.constantFrom('Pro', 'Free', ' Pro', '', 'NA'),
  firstPurchase: blankOr(day),
  renewal: blankOr(day),
  churned: blankOr(day),
  purchases: blankOr(fc.nat(3)),
});
const reply: fc.Arbitrary<Reply> = fc.record({
  key: spelt([...KEYS, 'x@example.com', 'y@example.com']),
  score: fc.nat(10),
  on: blankOr(fc.oneof(fc.constant(0), fc.integer({ min: -30, max: 30 }))),
});
const replies = fc.array(reply, { minLength: 1, maxLength: 12 });
const customers = fc.array(customer, { maxLength: 10 });
const keyOf = (cell: string): string | null => {
  const key = cell.trim().toLowerCase();
  return ['', 'na', 'anonymous'].includes(key) ? null : key;
};

const dated = (at: number | null): string => (at === null ? '' : isoDay(at));
const answersOf = (made: readonly Reply[]): Row[] => [
  ['score', 'who', 'date'],
  ...made.map(({ key, score, on }) => [String(score), key, dated(on)]),
];
const tableOf = (made: readonly Customer[]): Row[] => [
  ['id', 'plan', 'first_purchase', 'renewal_date', 'churn_date', 'purchases'],
  ...made.map(({ key, plan, firstPurchase, renewal, churned, purchases }) => [
    key,
    plan,
    dated(firstPurchase),
    dated(renewal),
    dated(churned),
    purchases === null ? '' : String(purchases),
  ]),
];
const QUESTION: Partial<Question> = {
  on: ['who=id'],
  roles: { score: 'score', date: 'date', respondent: 'who' },
  by: ['plan', 'stage', 'plan,stage', 'category,plan'],
};
const ask = (answers: Record<string, Made>, crm: Record<string, Made>, changes: Partial<Question> = {}) =>
  askJoined(answers, crm, { ...QUESTION, ...changes });

const check = <T>(arbitraries: fc.Arbitrary<T>, law: (made: T) => Promise<void>) =>
  fc.assert(fc.asyncProperty(arbitraries, law), { numRuns: 60 });

/** What does not depend on how customers are spread over files and lines. */
const joined = (answer: Answer) => ({
  ...numbers(answer),
  sources: answer.customers.map(({ paths: _, ...rest }) => rest),
});

it('joining changes nothing about the overall, however often customers are listed', () =>
  check(fc.tuple(replies, customers), async ([made, listed]) => {
    const answers = { 'a.csv': answersOf(made) };
    const alone = await ask(answers, {}, { by: [], on: [] });
    const together = await ask(answers, { 'crm.csv': tableOf([...listed, ...listed]) });
    expect({ ...numbers(together), breakdowns: [] }).toEqual(numbers(alone));
    const [source] = together.customers;
    expect(source!.matched + source!.unmatched + source!.withoutKey).toBe(made.length);
    expect(source!.repeated + source!.customers).toBeLessThanOrEqual(source!.rows);
  }));

it('every breakdown by what is known of customers sums to the overall', () =>
  check(fc.tuple(replies, customers), async ([made, listed]) => {
    const { overall, breakdowns } = await ask({ 'a.csv': answersOf(made) }, { 'crm.csv': tableOf(listed) });
    for (const { groups } of breakdowns)
      expect(overall.map((_, score) => groups.reduce((sum, { tally }) => sum + tally[score]!, 0))).toEqual(
        overall,
      );
  }));

it('each answer is in the group of the last row of its customer', () =>
  check(fc.tuple(replies, customers), async ([made, listed]) => {
    const expected: Record<string, number> = {};
    for (const { key } of made) {
      const name = keyOf(key);
      const found = name === null ? undefined : listed.findLast((one) => keyOf(one.key) === name);
      const plan = found?.plan.trim() || '(none)';
      expected[plan] = (expected[plan] ?? 0) + 1;
    }
    const answer = await ask({ 'a.csv': answersOf(made) }, { 'crm.csv': tableOf(listed) });
    expect(groupsBy(answer)).toEqual(expected);
  }));

it('the order of customers does not matter where none is listed twice', () =>
  check(
    fc.tuple(
      replies,
      fc.uniqueArray(customer, { selector: ({ key }) => keyOf(key) ?? '' }),
      fc.infiniteStream(fc.nat()),
    ),
    async ([made, listed, random]) => {
      const shuffled = listed
        .map((one) => ({ one, at: random.next().value as number }))
        .sort((a, b) => a.at - b.at)
        .map(({ one }) => one);
      const answers = { 'a.csv': answersOf(made) };
      expect(joined(await ask(answers, { 'crm.csv': tableOf(shuffled) }))).toEqual(
        joined(await ask(answers, { 'crm.csv': tableOf(listed) })),
      );
    },
  ));

it('answers in two files are joined like those in one', () =>
  check(fc.tuple(replies, customers, fc.nat(12)), async ([made, listed, cut]) => {
    const crm = { 'crm.csv': tableOf(listed) };
    const parts = { 'a.csv': answersOf(made.slice(0, cut)), 'b.csv': answersOf(made.slice(cut)) };
    expect(joined(await ask(parts, crm))).toEqual(joined(await ask({ 'a.csv': answersOf(made) }, crm)));
  }));

it('customers in two files are those in one', () =>
  check(fc.tuple(replies, customers, fc.nat(10)), async ([made, listed, cut]) => {
    const answers = { 'a.csv': answersOf(made) };
    const parts = { 'c.csv': tableOf(listed.slice(0, cut)), 'd.csv': tableOf(listed.slice(cut)) };
    expect(joined(await ask(answers, parts))).toEqual(
      joined(await ask(answers, { 'crm.csv': tableOf(listed) })),
    );
  }));

/** The table of stages, read word by word. */
function stageOn(t: number, { firstPurchase, renewal, churned, purchases }: Customer): string {
  if (churned !== null && churned <= t) return 'lost';
  if (firstPurchase === null || firstPurchase > t) return 'prospect';
  if (t - firstPurchase <= 90) return 'new';
  if (renewal !== null && renewal - t >= 0 && renewal - t <= 60) return 'renewal';
  if (t - firstPurchase >= 365 && purchases !== null && purchases >= 2) return 'advocate';
  return 'established';
}

it('stages are those of the table of stages', () =>
  check(fc.tuple(replies, customers), async ([made, listed]) => {
    const expected: Record<string, number> = {};
    for (const { key, on } of made) {
      const name = keyOf(key);
      const found = name === null ? undefined : listed.findLast((one) => keyOf(one.key) === name);
      const stage = found === undefined || on === null ? '(none)' : stageOn(on, found);
      expected[stage] = (expected[stage] ?? 0) + 1;
    }
    const answer = await ask({ 'a.csv': answersOf(made) }, { 'crm.csv': tableOf(listed) });
    expect(groupsBy(answer, 1)).toEqual(expected);
  }));
