/** Reports on tables in memory, and a plain reading of such tables to hold them to. */
import fc from 'fast-check';
import { type ReportOptions, report } from '../../../src/analyse/report.ts';
import type { Question, Report, Row } from '../../../src/model.ts';
import { csv, question, withFiles, worldOf } from '../../pipeline/ask.ts';

const OPTIONS: ReportOptions = { interval: 'adjusted-wald', level: 0.95, minN: 0, strict: false };

/** The report on one table. */
export const reported = (
  rows: readonly Row[],
  changes: Partial<Question> = {},
  options: Partial<ReportOptions> = {},
): Promise<Report> =>
  withFiles({ 'a.csv': csv(rows) }, (inputs) =>
    report(question({ ...changes, inputs }), { ...OPTIONS, ...options }, worldOf()),
  );

/** One answer of a random table. */
export interface Given {
  email: string;
  company: string;
  plan: string;
  /** `2025-03-31`, or empty. */
  date: string;
  score: number;
  weight: string;
}

export const HEADER = ['email', 'company', 'plan', 'date', 'score', 'w'];
export const ROLES = { score: 'score', date: 'date', respondent: 'email' };

export const rowOf = ({ email, company, plan, date, score, weight }: Given): Row => [
  email,
  company,
  plan,
  date,
  `${score}`,
  weight,
];

const pad = (n: number): string => `${n}`.padStart(2, '0');

/** Few of each, so that groups, repeats and gaps are common; no two answers on one day, for then the order decides. */
export const tables: fc.Arbitrary<Given[]> = fc
  .array(
    fc.record({
      email: fc.constantFrom('a', 'b', 'c', ''),
      company: fc.constantFrom('Acme', 'acme ', 'Beta', 'Gamma', ''),
      plan: fc.constantFrom('Pro', 'Free', ''),
      dated: fc.boolean(),
      score: fc.integer({ min: 0, max: 10 }),
      weight: fc.constantFrom('1', '0.5', '2', '3.25', '0', '', '-1', 'x'),
    }),
    { minLength: 1, maxLength: 25 },
  )
  .map((all) =>
    all.map(({ dated, ...rest }, i) => ({
      ...rest,
      date: dated || rest.email !== '' ? `2025-${pad(1 + (i % 4))}-${pad(1 + i)}` : '',
    })),
  );

/** One answer for each respondent in each scope, the latest; the anonymous all. */
export function voices(all: readonly Given[], scopeOf: (one: Given) => string = () => ''): Given[] {
  return all.filter(
    (one) =>
      one.email === '' ||
      !all.some(
        (other) => other.email === one.email && scopeOf(other) === scopeOf(one) && other.date > one.date,
      ),
  );
}
