/** The keys of the configuration file and the shape of their values; what a value means is told where it is used. */

import * as z from 'zod/mini';
import { type Fault, faultsOf, type KeyPath, keysIn } from './faults.ts';
import { PACKS } from './themes/packs.ts';

const TEXT = 'text';
const COLUMN = "a column's name, or its number in quotes: '#3'";
const DAYS = 'a whole number of days, from 0 on';
const KEYS = 'keys with values below it';
const RULES = `a path, seen from the folder of this file, or a pack: ${PACKS.join(', ')}`;

const text = (expected = TEXT) => z.string({ error: expected }).check(z.minLength(1, { error: expected }));
const whole = (low: number, high: number, expected: string) =>
  z
    .number({ error: expected })
    .check(
      z.multipleOf(1, { error: expected }),
      z.gte(low, { error: expected }),
      z.lte(high, { error: expected }),
    );

/** Text that may be written as a number: `since: 2025`, `level: 0.95`. */
const scalar = (expected: string) =>
  z.pipe(z.union([text(expected), z.number({ error: expected })], { error: expected }), z.transform(String));

/** A list of texts, or one by itself. */
const texts = (expected: string) =>
  z.pipe(
    z.union([text(expected), z.array(text(expected), { error: expected })], { error: expected }),
    z.transform((value) => (typeof value === 'string' ? [value] : value)),
  );

const keys = <S extends z.core.$ZodShape>(shape: S) => z.strictObject(shape, { error: KEYS });

/** A section whose keys are all comments is as good as none. */
const section = <S extends z.core.$ZodShape>(shape: S) =>
  z.optional(
    z.pipe(
      z.nullable(keys(shape)),
      z.transform((value) => value ?? undefined),
    ),
  );

const column = z.optional(text(COLUMN));
const DEFINITION = 'a definition: name, when, unless';

const RULE = "a rule such as 'nps >= 30', or its rule and its level: error, warn, off";
const RULES_OF_CHECK = `a list, each item ${RULE}`;

/** A rule as the command line would have it: with its level before it. */
const rule = z.union(
  [
    text(RULE),
    z.pipe(
      z.strictObject(
        {
          rule: text(RULE),
          level: z.optional(z.enum(['error', 'warn', 'off'], { error: 'error, warn or off' })),
        },
        { error: RULE },
      ),
      z.transform(({ rule: written, level }) => (level === undefined ? written : `${level}: ${written}`)),
    ),
  ],
  { error: RULE },
);

const schema = keys({
  columns: section({
    score: column,
    comment: column,
    date: column,
    respondent: column,
    account: column,
    stage: column,
  }),
  anchors: z.optional(
    z.nullable(
      z.union(
        [
          z.literal('none'),
          z.record(z.string(), whole(0, 10, 'a whole number from 0 to 10'), {
            error: 'words and their scores, or none',
          }),
        ],
        { error: 'words and their scores from 0 to 10, such as Absolutely: 10, or none' },
      ),
    ),
  ),
  formats: section({
    input: z.optional(text()),
    dateOrder: z.optional(text('dmy or mdy')),
    output: z.optional(text()),
  }),
  customers: z.optional(
    z.nullable(
      z.array(
        keys({
          file: text('a path, seen from the folder of this file'),
          on: z.optional(text("columns such as 'customer_id=id'")),
        }),
        { error: 'a list of tables, each with file and, if need be, on' },
      ),
    ),
  ),
  stages: section({
    newDays: z.optional(whole(0, Number.MAX_SAFE_INTEGER, DAYS)),
    renewalDays: z.optional(whole(0, Number.MAX_SAFE_INTEGER, DAYS)),
    advocateDays: z.optional(whole(0, Number.MAX_SAFE_INTEGER, DAYS)),
    advocatePurchases: z.optional(whole(0, Number.MAX_SAFE_INTEGER, 'a whole number of purchases')),
    order: z.optional(z.array(text(), { error: 'a list of stages' })),
    attributes: section({
      firstPurchase: column,
      signup: column,
      renewal: column,
      churned: column,
      purchases: column,
    }),
    definitions: z.optional(
      z
        .array(
          z.strictObject(
            {
              name: text('the name of the stage'),
              when: z.optional(texts('a list of conditions')),
              unless: z.optional(texts('a list of conditions')),
            },
            { error: DEFINITION },
          ),
          { error: `a list, each item ${DEFINITION}` },
        )
        .check(z.minLength(1, { error: 'at least one definition' })),
    ),
  }),
  themes: z.optional(z.nullable(text(RULES))),
  periods: section({
    timeZone: z.optional(text('a time zone such as UTC or Europe/Berlin')),
    fiscalYearStart: z.optional(scalar('a month, 1 to 12')),
  }),
  filters: section({
    where: z.optional(texts("a list of conditions such as 'plan=Pro'")),
    since: z.optional(scalar('a date such as 2025-03-31 or a period such as 2025-Q1')),
    until: z.optional(scalar('a date such as 2025-03-31 or a period such as 2025-Q1')),
    last: z.optional(text('a number and a unit: 90d, 12w, 6m, 4q or 1y')),
    dedupe: z.optional(text('none, latest or first')),
  }),
  report: section({
    by: z.optional(texts("a list of breakdowns such as plan or 'plan,quarter'")),
    rolling: z.optional(text('a number and a unit: 90d, 12w, 3m, 4q or 1y')),
    minN: z.optional(scalar('a whole number')),
    interval: z.optional(text()),
    level: z.optional(scalar('a level such as 0.95')),
    strict: z.optional(z.boolean({ error: 'true or false' })),
    cluster: z.optional(text('account, or the name of a column')),
    weight: column,
    population: z.optional(scalar('a whole number')),
  }),
  check: section({
    rules: z.optional(
      z.pipe(
        z.union([rule, z.array(rule, { error: RULES_OF_CHECK })], { error: RULES_OF_CHECK }),
        z.transform((given) => (typeof given === 'string' ? [given] : given)),
      ),
    ),
    decide: z.optional(text('estimate or significant')),
    undecided: z.optional(text('undecided, pass or fail')),
    minN: z.optional(scalar('a whole number')),
    baseline: z.optional(text('a path, seen from the folder of this file, or last-period')),
  }),
});

/** What a configuration file says. A key that it does not have is undefined; an empty section too, or null. */
export type Config = z.output<typeof schema>;

/**
 * `value`, a parsed file, as a Config; an empty file (null) is an empty one. Only names and shapes are
 * checked. Returns every fault, in no particular order.
 */
export function checkConfig(value: unknown): { config: Config } | { faults: Fault[] } {
  const checked = schema.safeParse(value ?? {});
  return checked.success
    ? { config: checked.data }
    : { faults: checked.error.issues.flatMap((issue) => faultsOf(schema, issue)) };
}

/** The keys that the schema has at `path`. */
export const keysAt = (path: KeyPath): string[] => keysIn(schema, path);
